use actions::{ActionError, setting};

use super::list::{SettingsPage, page};
use crate::access::seat::Seat;
use crate::access::upload::Uploads;
use crate::error::WebResult;

/// GET /office/settings.toml
pub async fn download(seat: Seat) -> WebResult {
    let mut cx = seat.read().await?;
    let text = setting::export(&mut cx).await?;
    Ok(crate::view::download::download("cai-dat.toml", text))
}

/// POST /office/settings/file
pub async fn take_in(seat: Seat, uploads: Uploads) -> WebResult {
    let Some(upload) = uploads.of("upload") else {
        return refused(&seat, seat.say("hãy chọn một tệp", "choose a file").to_owned()).await;
    };
    let Ok(text) = std::str::from_utf8(&upload.bytes) else {
        let why = seat.say("tệp này không phải văn bản UTF-8", "this file is no text in UTF-8");
        return refused(&seat, why.to_owned()).await;
    };
    let mut cx = seat.begin().await?;
    match setting::import(&mut cx, &upload.file, text).await {
        Ok(changed) => {
            cx.commit().await?;
            let said = seat.say("mục mới hoặc thay đổi.", "new or changed entries.");
            Ok(seat.redirect("/office/settings", &format!("{}: {changed} {said}", upload.file)))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            refused(&seat, seat.sentence(&error)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(seat: &Seat, why: String) -> WebResult {
    let page = page(seat, "", why).await?;
    seat.refused(SettingsPage::TEMPLATE, &page)
}

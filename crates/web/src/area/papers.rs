use actions::ActionError;
use actions::area::{annex, invitation, minutes, registration_sheet};
use actions::document::{Drawing, draw};
use axum::extract::Path;

use super::amiss::year;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::download::download;

/// GET /area/{year}/papers/{file}: one paper of the own area, drawn for who asks.
pub async fn show(seat: Seat, Path((text, file)): Path<(String, String)>) -> WebResult {
    let absent = || ActionError::missing("không có giấy tờ này", "there is no such paper");
    let (name, ending) = file.rsplit_once('.').ok_or_else(absent)?;
    let drawing = match ending {
        "pdf" => Drawing::Pdf,
        "docx" => Drawing::Docx,
        _ => return Err(absent().into()),
    };
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let paper = match name {
        "registration" => registration_sheet(&mut cx, &own).await?,
        "invitation" => invitation(&mut cx, &own).await?,
        "minutes" => minutes(&mut cx, &own).await?,
        "annex" => annex(&mut cx, &own).await?,
        _ => return Err(absent().into()),
    };
    drop(cx);
    let name = format!("{}.{ending}", paper.slug);
    let drawn = tokio::task::spawn_blocking(move || draw(&paper, drawing)).await;
    let bytes = drawn.map_err(|error| {
        ActionError::failed(format!("không vẽ được giấy tờ: {error}"), format!("drawing failed: {error}"))
    })??;
    Ok(download(&name, bytes))
}

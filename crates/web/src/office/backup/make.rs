use actions::ActionError;
use actions::job::{self, JobOrder};
use actions::keep;

use super::list::{BackupPage, page};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// POST /office/backup/new
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    keep::allowed(&cx).await?;
    let with_key = fields.text("with_key") == "yes";
    let id = job::order(&mut cx, &JobOrder::Backup { with_key, is_scheduled: false }).await?;
    cx.commit().await?;
    seat.app().wake();
    Ok(seat.redirect(&format!("/office/jobs/{id}"), ""))
}

/// POST /office/backup/schedule
pub async fn plan(seat: Seat, fields: Fields) -> WebResult {
    let number = |name: &str| fields.text(name).trim().parse().unwrap_or(u32::MAX);
    let with_key = fields.text("with_key") == "yes";
    let planned = (fields.text("on") != "no").then(|| (number("hour"), number("keep"), with_key));
    let mut cx = seat.begin().await?;
    match keep::plan(&mut cx, planned).await {
        Ok(()) => {
            cx.commit().await?;
            let notice = match planned {
                Some(_) => seat.say("Đã ghi lịch sao lưu.", "The schedule is saved."),
                None => seat.say("Đã tắt sao lưu hằng ngày.", "Daily backups are off."),
            };
            Ok(seat.redirect("/office/backup", notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let problem = seat.sentence(&error);
            let page = page(&seat).await?;
            let (hour, keep) = (fields.text("hour").to_owned(), fields.text("keep").to_owned());
            seat.refused(BackupPage::TEMPLATE, &BackupPage { problem, hour, keep, with_key, ..page })
        }
        Err(error) => Err(error.into()),
    }
}

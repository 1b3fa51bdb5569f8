use actions::keep;
use axum::extract::Path;
use serde::Serialize;

use super::list::{BackupRow, row};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::download::send_file;

/// Whether a backup is to be deleted.
#[derive(Debug, Serialize)]
pub struct RemovalPage {
    pub one: BackupRow,
}

impl RemovalPage {
    pub const TEMPLATE: &'static str = "office/backup/removal.html";
}

/// POST /office/backup/{name}/file: a form, because whoever carries a backup away is recorded.
pub async fn download(seat: Seat, Path(name): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let path = keep::hand_out(&mut cx, &name).await?;
    cx.commit().await?;
    Ok(send_file(path).await?)
}

/// GET /office/backup/{name}/removal
pub async fn ask(seat: Seat, Path(name): Path<String>) -> WebResult {
    let cx = seat.read().await?;
    let one = row(&seat, &keep::find(&cx, &name).await?);
    seat.page(RemovalPage::TEMPLATE, &RemovalPage { one })
}

/// POST /office/backup/{name}/removal
pub async fn delete(seat: Seat, Path(name): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    keep::delete(&mut cx, &name).await?;
    cx.commit().await?;
    Ok(seat.redirect("/office/backup", seat.say("Đã xóa bản sao lưu.", "The backup is deleted.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_named_before_it_is_deleted() {
        let one = BackupRow {
            name: "binhyen-18115-20261122-220000.zip".to_owned(),
            made: "22/11/2026 22:00".to_owned(),
            size: "1,5 MB".to_owned(),
            with_key: false,
            is_scheduled: true,
        };
        let html = crate::view::sample(RemovalPage::TEMPLATE, &RemovalPage { one });
        assert!(html.contains("220000.zip/removal") && html.contains("class=\"danger\""), "{html}");
    }
}

use actions::keep::{self, Stored};
use domain::ground::date;
use serde::Serialize;

use crate::access::seat::Seat;
use crate::error::WebResult;

/// The backups of the ward and their schedule.
#[derive(Debug, Default, Serialize)]
pub struct BackupPage {
    pub rows: Vec<BackupRow>,
    /// Why there are none to be made here; empty where there is nothing against it.
    pub refusal: String,
    pub is_on: bool,
    pub hour: String,
    pub keep: String,
    pub with_key: bool,
    pub last: String,
    pub problem: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct BackupRow {
    pub name: String,
    pub made: String,
    pub size: String,
    pub with_key: bool,
    pub is_scheduled: bool,
}

impl BackupPage {
    pub const TEMPLATE: &'static str = "office/backup/list.html";
}

/// GET /office/backup
pub async fn index(seat: Seat) -> WebResult {
    let page = page(&seat).await?;
    seat.page(BackupPage::TEMPLATE, &page)
}

pub async fn page(seat: &Seat) -> WebResult<BackupPage> {
    let mut cx = seat.read().await?;
    if let Err(error @ actions::ActionError::Refused(_)) = keep::allowed(&cx).await {
        return Ok(BackupPage { refusal: seat.sentence(&error), ..BackupPage::default() });
    }
    let rows = keep::stored(&cx).await?.iter().map(|one| row(seat, one)).collect();
    let mut page = BackupPage { rows, hour: "22".to_owned(), keep: "14".to_owned(), ..BackupPage::default() };
    if let Some(schedule) = keep::schedule(&mut cx).await? {
        page.is_on = true;
        (page.hour, page.keep) = (schedule.hour.to_string(), schedule.keep.to_string());
        page.with_key = schedule.with_key;
        page.last = schedule.last.map(date::short).unwrap_or_default();
    }
    Ok(page)
}

pub fn row(seat: &Seat, one: &Stored) -> BackupRow {
    let made = one.made;
    BackupRow {
        name: one.name.clone(),
        made: format!("{} {:02}:{:02}", date::short(made.date()), made.hour(), made.minute()),
        size: size(seat, one.bytes),
        with_key: one.with_key,
        is_scheduled: one.is_scheduled,
    }
}

/// "12,5 MB"
fn size(seat: &Seat, bytes: u64) -> String {
    const KB: u64 = 1024;
    let tenths = |unit: u64| {
        let tenths = (bytes * 10).div_ceil(unit);
        format!("{}{}{}", tenths / 10, seat.say(",", "."), tenths % 10)
    };
    match bytes {
        0..=1023 => format!("{bytes} B"),
        1024..=1_048_575 => format!("{} KB", tenths(KB)),
        _ => format!("{} MB", tenths(KB * KB)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_with_the_key_says_so_and_is_deleted_only_after_a_question() {
        let row = BackupRow {
            name: "binhyen-18115-20261122-220000-khoa.zip".to_owned(),
            made: "22/11/2026 22:00".to_owned(),
            size: "1,5 MB".to_owned(),
            with_key: true,
            is_scheduled: false,
        };
        let page =
            BackupPage {
                rows: vec![row], is_on: true, problem: "giờ từ 0 đến 23".to_owned(), ..BackupPage::default()
            };
        let html = crate::view::sample(BackupPage::TEMPLATE, &page);
        for part in ["1,5 MB", "kèm khóa", "-khoa.zip/removal", "-khoa.zip/file", "giờ từ 0 đến 23"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let refused = BackupPage { refusal: "nhiều phường".to_owned(), ..BackupPage::default() };
        let html = crate::view::sample(BackupPage::TEMPLATE, &refused);
        assert!(html.contains("nhiều phường") && !html.contains("/office/backup/new"), "{html}");
    }
}

use actions::ActionError;
use actions::intake::{batches, undo as take_back};
use axum::extract::Path;
use serde::Serialize;
use store::import::Batch;

use super::words;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// Every import of the ward.
#[derive(Debug, Serialize)]
pub struct HistoryPage {
    pub batches: Vec<BatchRow>,
    pub page: usize,
    pub pages: usize,
}

#[derive(Debug, Serialize)]
pub struct BatchRow {
    pub id: String,
    pub title: String,
    pub year: String,
    pub file: String,
    pub who: String,
    pub when: String,
    pub accepted: u64,
    pub held: u64,
    /// When it was taken back; empty while it stands.
    pub undone: String,
}

impl HistoryPage {
    pub const TEMPLATE: &'static str = "office/import/history.html";
}

const ON_A_PAGE: usize = 50;

pub fn rows(seat: &Seat, batches: Vec<Batch>) -> Vec<BatchRow> {
    let row = |batch: Batch| BatchRow {
        title: words::kind(seat, batch.kind).to_owned(),
        year: batch.year.map(|year| year.to_string()).unwrap_or_default(),
        file: batch.file_name,
        who: batch.actor,
        when: moment(batch.at),
        accepted: batch.accepted,
        held: batch.held,
        undone: batch.undone_at.map(moment).unwrap_or_default(),
        id: batch.id.0,
    };
    batches.into_iter().map(row).collect()
}

/// GET /office/import/history
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let all = batches(&mut cx).await?;
    let pages = all.len().div_ceil(ON_A_PAGE).max(1);
    let page = query.text("page").parse().unwrap_or(1).clamp(1, pages);
    let shown = all.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
    seat.page(HistoryPage::TEMPLATE, &HistoryPage { batches: rows(&seat, shown), page, pages })
}

/// Asks before an import is taken back.
#[derive(Debug, Serialize)]
pub struct UndoPage {
    pub batch: BatchRow,
    /// What would happen.
    pub removed: u64,
    pub restored: u64,
    /// Why it cannot be.
    pub problem: String,
}

impl UndoPage {
    pub const TEMPLATE: &'static str = "office/import/undo.html";
}

/// GET /office/import/batches/{id}/undo: tried, so that the page says what would happen, and dropped.
pub async fn ask_undo(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let found = batches(&mut cx).await?.into_iter().find(|batch| batch.id.as_str() == id);
    let Some(batch) = found else { return Err(absent()) };
    let (removed, restored, problem) = match take_back(&mut cx, &id).await {
        Ok(undone) => (undone.removed, undone.restored, String::new()),
        Err(error @ ActionError::Refused(_)) => (0, 0, seat.sentence(&error)),
        Err(error) => return Err(error.into()),
    };
    drop(cx);
    let Some(batch) = rows(&seat, vec![batch]).pop() else { return Err(absent()) };
    seat.page(UndoPage::TEMPLATE, &UndoPage { batch, removed, restored, problem })
}

fn absent() -> crate::error::WebError {
    ActionError::missing("không có lần nạp này", "there is no such import").into()
}

/// POST /office/import/batches/{id}/undo
pub async fn undo(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let undone = take_back(&mut cx, &id).await?;
    cx.commit().await?;
    let (removed, restored) = (undone.removed, undone.restored);
    let vietnamese = format!("Đã bỏ lần nạp: xóa {removed} dòng, khôi phục {restored} dòng.");
    let english = format!("The import is undone: {removed} rows removed, {restored} restored.");
    Ok(seat.redirect("/office/import", seat.say(&vietnamese, &english)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(undone: &str) -> BatchRow {
        BatchRow {
            id: "batch-1".to_owned(),
            title: "Danh sách hộ gia đình".to_owned(),
            year: "2021".to_owned(),
            file: "hộ.xlsx".to_owned(),
            who: "can-bo".to_owned(),
            when: "12/11/2021 08:00".to_owned(),
            accepted: 30,
            held: 2,
            undone: undone.to_owned(),
        }
    }

    #[test]
    fn an_import_can_be_undone_once() {
        let page = HistoryPage { batches: vec![batch(""), batch("13/11/2021 09:00")], page: 1, pages: 1 };
        let html = crate::view::sample(HistoryPage::TEMPLATE, &page);
        assert_eq!(html.matches("/office/import/batches/batch-1/undo").count(), 1, "{html}");
        assert!(html.contains("đã bỏ"));
    }

    #[test]
    fn what_stands_on_an_import_is_said_instead_of_a_button() {
        let free = UndoPage { batch: batch(""), removed: 30, restored: 0, problem: String::new() };
        assert!(crate::view::sample(UndoPage::TEMPLATE, &free).contains("<button class=\"danger\""));
        let page = UndoPage { problem: "chưa bỏ được lần nạp này".to_owned(), ..free };
        let html = crate::view::sample(UndoPage::TEMPLATE, &page);
        assert!(html.contains("chưa bỏ được") && !html.contains("class=\"danger\""), "{html}");
    }
}

use actions::register::household as register;
use axum::extract::Path;
use serde::Serialize;

use super::super::address;
use super::super::told::{self, EventRow};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Everything that happened to a household's record.
#[derive(Debug, Serialize)]
pub struct PastPage {
    pub code: String,
    pub path: String,
    pub past: Vec<EventRow>,
}

impl PastPage {
    pub const TEMPLATE: &'static str = "office/register/households/past.html";
}

/// GET /office/register/households/{code}/past
pub async fn past(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let past = register::past(&mut cx, &code).await?.into_iter().map(|one| told::event(&seat, one)).collect();
    seat.page(PastPage::TEMPLATE, &PastPage { path: address::household(&code), code, past })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_told_with_its_file() {
        let event =
            EventRow { file: "ho-2026.xlsx".to_owned(), what: "Nạp từ tệp".to_owned(), ..EventRow::default() };
        let page = PastPage { code: "TDP01-001".to_owned(), path: "/x".to_owned(), past: vec![event] };
        let html = crate::view::sample(PastPage::TEMPLATE, &page);
        assert!(html.contains("ho-2026.xlsx") && html.contains("Nạp từ tệp"), "{html}");
    }
}

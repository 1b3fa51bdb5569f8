use actions::register::unit;
use axum::extract::Path;
use domain::ground::date;
use domain::people::Permission;
use domain::register::OrganisationFacts;
use jiff::civil::Date;
use serde::Serialize;

use super::super::address;
use super::super::told::{self, EventRow};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One unit.
#[derive(Debug, Default, Serialize)]
pub struct ShownUnit {
    pub path: String,
    pub code: String,
    pub name: String,
    pub head: String,
    pub address: String,
    pub from: String,
    pub until: String,
    /// Newest first.
    pub facts: Vec<FactRow>,
    pub past: Vec<EventRow>,
    pub may_keep: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct FactRow {
    pub since: String,
    pub kind: String,
    pub detail: String,
    pub staff: String,
    pub pupils: String,
}

impl ShownUnit {
    pub const TEMPLATE: &'static str = "office/register/units/page.html";
}

/// GET /office/register/units/{code}
pub async fn show(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let page = unit::page(&mut cx, &code).await?;
    let shown = ShownUnit {
        path: address::unit(&page.unit.code),
        code: page.unit.code,
        name: page.unit.name,
        head: page.unit.head,
        address: page.unit.address,
        from: date::short(page.unit.validity.from),
        until: page.unit.validity.until.map(date::short).unwrap_or_default(),
        facts: page.facts.iter().rev().map(|(since, facts)| row(&seat, *since, facts)).collect(),
        past: page.past.into_iter().map(|one| told::event(&seat, one)).collect(),
        may_keep: seat.role().may(Permission::KeepRegister),
    };
    seat.page(ShownUnit::TEMPLATE, &shown)
}

fn row(seat: &Seat, since: Date, facts: &OrganisationFacts) -> FactRow {
    let detail = facts.level.map(|level| told::level(seat, level));
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    FactRow {
        since: date::short(since),
        kind: told::kind(seat, facts.kind).to_owned(),
        detail: detail.or_else(|| facts.scale.map(|scale| told::scale(seat, scale))).unwrap_or_default().to_owned(),
        staff: number(facts.staff),
        pupils: number(facts.pupils),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_told_with_its_facts_by_date() {
        let fact = FactRow { since: "01/09/2025".to_owned(), staff: "31".to_owned(), ..FactRow::default() };
        let page = ShownUnit {
            name: "Trường THCS Mẫu".to_owned(),
            until: "30/06/2026".to_owned(),
            facts: vec![fact],
            may_keep: true,
            ..ShownUnit::default()
        };
        let html = crate::view::sample(ShownUnit::TEMPLATE, &page);
        assert!(
            html.contains("01") && html.contains("<td>31</td>") && html.contains("30") && html.contains("/end\""),
            "{html}"
        );
        let readers = crate::view::sample(ShownUnit::TEMPLATE, &ShownUnit { may_keep: false, ..page });
        assert!(!readers.contains("/end\""));
    }
}

use std::collections::{BTreeMap, BTreeSet};

use actions::ActionError;
use actions::register::household::{HouseholdQuery, everyone};
use actions::register::{self, free_codes};
use axum::extract::Path;
use domain::ground::date;
use domain::ground::number::grouped;
use serde::Serialize;

use super::super::address;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One area that becomes two: the households that are ticked go into the second. Asks, says how many, and does it.
#[derive(Debug, Default, Serialize)]
pub struct SplitPage {
    pub code: String,
    pub name: String,
    pub path: String,
    pub names: [String; 2],
    pub codes: [String; 2],
    pub on: String,
    pub households: Vec<SplitRow>,
    pub counts: [String; 2],
    pub problem: String,
    pub is_asked: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct SplitRow {
    pub code: String,
    pub head: String,
    pub address: String,
    pub is_second: bool,
}

impl SplitPage {
    pub const TEMPLATE: &'static str = "office/register/areas/split.html";
}

async fn page(seat: &Seat, code: &str, fields: &Fields) -> WebResult<SplitPage> {
    let mut cx = seat.read().await?;
    let area = register::area(&mut cx, code).await?;
    let free = free_codes(&mut cx, 2).await?;
    let second: BTreeSet<&str> =
        fields.pairs().iter().filter(|(name, _)| name == "second").map(|(_, code)| code.as_str()).collect();
    let query = HouseholdQuery {
        area: area.code.clone(),
        presence: store::household::Presence::All,
        ..HouseholdQuery::default()
    };
    let mut all = everyone(&mut cx, &query).await?;
    all.sort_by_cached_key(|one| (domain::ground::text::sort_key(&one.address), one.code.clone()));
    let row = |one: domain::register::Household| SplitRow {
        is_second: second.contains(one.code.as_str()),
        code: one.code,
        head: one.head,
        address: one.address,
    };
    let households: Vec<SplitRow> = all.into_iter().map(row).collect();
    let moving = households.iter().filter(|row| row.is_second).count();
    let given = |name: &str, usual: &str| match fields.text(name) {
        "" => usual.to_owned(),
        text => text.to_owned(),
    };
    let free = |at: usize| free.get(at).map_or("", String::as_str);
    Ok(SplitPage {
        path: address::area(&area.code),
        names: ["name1", "name2"].map(|name| fields.text(name).to_owned()),
        codes: [given("code1", free(0)), given("code2", free(1))],
        on: given("on", &date::short(cx.today())),
        counts: [households.len() - moving, moving].map(|count| grouped(count as u64)),
        households,
        code: area.code,
        name: area.name,
        ..SplitPage::default()
    })
}

/// GET /office/register/areas/{code}/split
pub async fn split(seat: Seat, Path(code): Path<String>) -> WebResult {
    let page = page(&seat, &code, &Fields::default()).await?;
    seat.page(SplitPage::TEMPLATE, &page)
}

/// POST /office/register/areas/{code}/split
pub async fn divided(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let page = page(&seat, &code, &fields).await?;
    let Some(on) = date::parse(&page.on) else {
        let problem = seat.say("Ngày ghi theo mẫu 05/01/2026.", "Write the day like 05/01/2026.").to_owned();
        return seat.refused(SplitPage::TEMPLATE, &SplitPage { problem, ..page });
    };
    let into: Vec<(String, String)> = page.codes.iter().cloned().zip(page.names.iter().cloned()).collect();
    let goes = |row: &SplitRow| (row.code.clone(), page.codes[usize::from(row.is_second)].clone());
    let households: BTreeMap<String, String> = page.households.iter().map(goes).collect();
    let mut cx = seat.begin().await?;
    match register::split(&mut cx, &page.code, &into, &households, on).await {
        // Tried, and not kept: what is refused is told before anybody is asked to confirm.
        Ok(_) if fields.text("confirmed").is_empty() => {
            drop(cx);
            seat.page(SplitPage::TEMPLATE, &SplitPage { is_asked: true, ..page })
        }
        Ok(_) => {
            cx.commit().await?;
            Ok(seat.redirect(&page.path, seat.say("Đã chia tách.", "The area is split.")))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            seat.refused(SplitPage::TEMPLATE, &SplitPage { problem: seat.sentence(&error), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_households_of_the_second_area_are_ticked_and_counted_before_it_is_done() {
        let row = |code: &str, is_second| SplitRow { code: code.to_owned(), is_second, ..SplitRow::default() };
        let page = || SplitPage {
            households: vec![row("TDP01-001", false), row("TDP01-002", true)],
            counts: ["1".to_owned(), "1".to_owned()],
            names: ["Tổ 1A".to_owned(), "Tổ 1B".to_owned()],
            ..SplitPage::default()
        };
        let html = crate::view::sample(SplitPage::TEMPLATE, &page());
        assert!(
            html.matches("type=\"checkbox\"").count() == 2 && html.contains("value=\"TDP01-002\" checked"),
            "{html}"
        );
        let asked = crate::view::sample(SplitPage::TEMPLATE, &SplitPage { is_asked: true, ..page() });
        assert!(asked.contains("name=\"confirmed\"") && asked.matches("name=\"second\"").count() == 1, "{asked}");
    }
}

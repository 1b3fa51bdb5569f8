use actions::ActionError;
use actions::register::household::{self as register, Union};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::date;
use serde::Serialize;

use super::super::address;
use super::twins::SideShown;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Two households that become one. Without the other's code the page asks for it first.
#[derive(Debug, Default, Serialize)]
pub struct UnionPage {
    pub one: SideShown,
    pub other: Option<SideShown>,
    pub other_code: String,
    /// The code of the one that stays.
    pub keep: String,
    pub on: String,
    pub reason: String,
    pub problem: String,
}

impl UnionPage {
    pub const TEMPLATE: &'static str = "office/register/households/union.html";
}

/// GET /office/register/households/{code}/union?other=CODE
pub async fn unite(seat: Seat, Path(code): Path<String>, Query(fields): Query) -> WebResult {
    let page = page(&seat, &code, &fields).await?;
    seat.page(UnionPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, code: &str, fields: &Fields) -> WebResult<UnionPage> {
    let mut cx = seat.read().await?;
    let one = SideShown::of(seat, register::side(&mut cx, code).await?);
    let asked = fields.text("other").trim().to_uppercase();
    let (mut problem, mut other) = (String::new(), None);
    if !asked.is_empty() {
        match register::side(&mut cx, &asked).await {
            Ok(side) if side.household.code != one.code => other = Some(SideShown::of(seat, side)),
            Ok(_) => problem = seat.say("đây là chính hộ này", "this is the same household").to_owned(),
            Err(error @ ActionError::Missing { .. }) => problem = seat.sentence(&error),
            Err(error) => return Err(error.into()),
        }
    }
    let keep = match fields.text("keep") {
        "" => one.code.clone(),
        keep => keep.to_owned(),
    };
    let (on, reason) = (fields.text("on").to_owned(), fields.text("reason").to_owned());
    Ok(UnionPage { one, other, other_code: asked, keep, on, reason, problem })
}

/// POST /office/register/households/{code}/union
pub async fn united(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let page = page(&seat, &code, &fields).await?;
    let Some(other) = &page.other else { return seat.refused(UnionPage::TEMPLATE, &page) };
    let Some(on) = date::parse(fields.text("on")) else {
        let problem = seat.say("ngày ghi theo mẫu 05/01/2026", "write the day like 05/01/2026").to_owned();
        return seat.refused(UnionPage::TEMPLATE, &UnionPage { problem, ..page });
    };
    let seen = [fields.text("version"), fields.text("other_version")];
    let keeps_other = page.keep == other.code;
    let (into, from) = if keeps_other { (&other.code, &page.one.code) } else { (&page.one.code, &other.code) };
    let versions = if keeps_other { [seen[1], seen[0]] } else { seen };
    let union = Union { into, from, on, versions, reason: fields.text("reason") };
    let mut cx = seat.begin().await?;
    let done = register::unite(&mut cx, &union).await;
    let (status, problem) = match done {
        Ok(kept) => {
            cx.commit().await?;
            let notice = seat.say("Đã nhập hai hộ làm một.", "The two households are one now.");
            return Ok(seat.redirect(&address::household(&kept.code), notice));
        }
        Err(error @ ActionError::Refused(_)) => (StatusCode::UNPROCESSABLE_ENTITY, seat.sentence(&error)),
        Err(error @ ActionError::Conflict { .. }) => (StatusCode::CONFLICT, seat.sentence(&error)),
        Err(error) => return Err(error.into()),
    };
    seat.page_with(status, UnionPage::TEMPLATE, &UnionPage { problem, ..page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_household_is_asked_for_first_and_then_shown_beside_this_one() {
        let side =
            |code: &str| SideShown { code: code.to_owned(), version: format!("v-{code}"), ..SideShown::default() };
        let first = UnionPage { one: side("A-1"), problem: "không có hộ mã".to_owned(), ..UnionPage::default() };
        let html = crate::view::sample(UnionPage::TEMPLATE, &first);
        assert!(html.contains("method=\"get\" action=\"\"") || html.contains("name=\"other\""), "{html}");
        assert!(html.contains("không có hộ mã") && !html.contains("name=\"keep\""));
        let second =
            UnionPage { one: side("A-1"), other: Some(side("A-2")), keep: "A-2".to_owned(), ..UnionPage::default() };
        let html = crate::view::sample(UnionPage::TEMPLATE, &second);
        assert!(html.contains("v-A-1") && html.contains("v-A-2") && html.contains("value=\"A-2\" checked"), "{html}");
    }
}

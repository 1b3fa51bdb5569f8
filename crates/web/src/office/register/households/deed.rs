use actions::ActionError;
use actions::register::household::{self as register, HouseholdPage, Leaving, Relocation};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::date;
use jiff::civil::Date;
use serde::Serialize;

use super::super::{address, choice};
use super::list::AreaChoice;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Something that happens to a household on a day: it moves, or leaves.
#[derive(Debug, Default, Serialize)]
pub struct DeedForm {
    /// `move`, `end`, or `back` where an ending is taken back.
    pub deed: &'static str,
    pub code: String,
    pub head: String,
    pub path: String,
    /// Where it lives, or since when it is gone.
    pub now: String,
    pub version: String,
    pub on: String,
    pub reason: String,
    pub area: String,
    /// `moved`, `dissolved` or `other`.
    pub kind: String,
    pub areas: Vec<AreaChoice>,
    pub problem: String,
    pub day_problem: String,
}

impl DeedForm {
    pub const TEMPLATE: &'static str = "office/register/households/deed.html";

    fn of(deed: &'static str, page: &HouseholdPage, fields: &Fields) -> Self {
        let is_gone = page.household.validity.until;
        Self {
            deed: if deed == "end" && is_gone.is_some() { "back" } else { deed },
            code: page.household.code.clone(),
            head: page.household.head.clone(),
            path: address::household(&page.household.code),
            now: match is_gone {
                Some(until) => date::short(until),
                None => page.lived.last().map(|one| one.area.clone()).unwrap_or_default(),
            },
            version: page.version.clone(),
            on: fields.text("on").to_owned(),
            reason: fields.text("reason").to_owned(),
            area: fields.text("area").to_owned(),
            kind: fields.text("kind").to_owned(),
            ..Self::default()
        }
    }
}

async fn form(seat: &Seat, deed: &'static str, code: &str, fields: &Fields) -> WebResult<DeedForm> {
    let mut cx = seat.read().await?;
    let page = register::page(&mut cx, code).await?;
    let areas = choice::areas(&mut cx).await?;
    Ok(DeedForm { areas, ..DeedForm::of(deed, &page, fields) })
}

/// GET /office/register/households/{code}/move
pub async fn relocate(seat: Seat, Path(code): Path<String>) -> WebResult {
    let form = form(&seat, "move", &code, &Fields::default()).await?;
    seat.page(DeedForm::TEMPLATE, &form)
}

/// POST /office/register/households/{code}/move
pub async fn moved(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let Some(on) = date::parse(fields.text("on")) else { return no_day(&seat, "move", &code, &fields).await };
    let mut cx = seat.begin().await?;
    let relocation =
        Relocation { version: fields.text("version"), area: fields.text("area"), on, reason: fields.text("reason") };
    let done = register::relocate(&mut cx, &code, &relocation).await;
    if done.is_ok() {
        cx.commit().await?;
    } else {
        drop(cx);
    }
    let notice = seat.say("Đã ghi nơi ở mới.", "The move is noted.");
    after(&seat, "move", &code, &fields, done.map(|_| notice)).await
}

/// GET /office/register/households/{code}/end
pub async fn end(seat: Seat, Path(code): Path<String>) -> WebResult {
    let form = form(&seat, "end", &code, &Fields::default()).await?;
    seat.page(DeedForm::TEMPLATE, &form)
}

/// POST /office/register/households/{code}/end: with a day it leaves, without one an ending is taken back.
pub async fn ended(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let is_back = fields.text("deed") == "back";
    let on = if is_back { None } else { date::parse(fields.text("on")) };
    if on.is_none() && !is_back {
        return no_day(&seat, "end", &code, &fields).await;
    }
    let done = leave(&seat, &code, &fields, on).await?;
    let notice = match on {
        Some(_) => seat.say("Đã ghi hộ không còn ở đây.", "It is noted that the household left."),
        None => seat.say("Đã bỏ ngày chuyển đi.", "The leaving is taken back."),
    };
    after(&seat, "end", &code, &fields, done.map(|()| notice)).await
}

async fn leave(seat: &Seat, code: &str, fields: &Fields, on: Option<Date>) -> WebResult<Result<(), ActionError>> {
    let kind = match fields.text("kind") {
        "moved" => "chuyển đi",
        "dissolved" => "chủ hộ qua đời, hộ không còn",
        _ => "",
    };
    let reason: Vec<&str> = [kind, fields.text("reason").trim()].into_iter().filter(|text| !text.is_empty()).collect();
    let reason = reason.join(": ");
    let mut cx = seat.begin().await?;
    let leaving = Leaving { version: fields.text("version"), on, reason: &reason };
    match register::leave(&mut cx, code, &leaving).await {
        Ok(_) => {
            cx.commit().await?;
            Ok(Ok(()))
        }
        Err(error) => Ok(Err(error)),
    }
}

async fn no_day(seat: &Seat, deed: &'static str, code: &str, fields: &Fields) -> WebResult {
    let day_problem = seat.say("ngày ghi theo mẫu 05/01/2026", "write the day like 05/01/2026").to_owned();
    let form = DeedForm { day_problem, ..form(seat, deed, code, fields).await? };
    seat.refused(DeedForm::TEMPLATE, &form)
}

/// To the household's page, or the form again with what was typed.
async fn after(
    seat: &Seat,
    deed: &'static str,
    code: &str,
    fields: &Fields,
    done: Result<&str, ActionError>,
) -> WebResult {
    match done {
        Ok(notice) => Ok(seat.redirect(&address::household(code), notice)),
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            let again = form(seat, deed, code, fields).await?;
            seat.refused(DeedForm::TEMPLATE, &DeedForm { problem: seat.sentence(&error), ..again })
        }
        Err(error @ ActionError::Conflict { .. }) => {
            let again = form(seat, deed, code, fields).await?;
            let again = DeedForm { problem: seat.sentence(&error), ..again };
            seat.page_with(StatusCode::CONFLICT, DeedForm::TEMPLATE, &again)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_deed_asks_for_what_it_needs() {
        let area = || AreaChoice { value: "TDP02".to_owned(), label: "Tổ 2".to_owned() };
        for (deed, asks, asks_not) in [
            ("move", "name=\"area\"", "name=\"kind\""),
            ("end", "name=\"kind\"", "name=\"area\""),
            ("back", "value=\"back\"", "name=\"on\""),
        ] {
            let form = DeedForm { deed, areas: vec![area()], problem: "sai rồi".to_owned(), ..DeedForm::default() };
            let html = crate::view::sample(DeedForm::TEMPLATE, &form);
            assert!(html.contains(asks) && !html.contains(asks_not) && html.contains("sai rồi"), "{deed}: {html}");
            assert!(html.contains("name=\"reason\"") && html.contains("name=\"version\""), "{deed}");
        }
    }
}

use actions::ActionError;
use actions::campaign::{Moved, StepOrder, advance, reopen, still};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::date;
use serde::Serialize;

use super::place::Place;
use super::title::{self, TitlePage};
use super::words;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// POST /office/years/{year}/{title}/step: one step forward on the day given.
pub async fn create(
    seat: Seat,
    Path((year, title)): Path<(String, String)>,
    query: Query,
    fields: Fields,
) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let typed = fields.text("date");
    let Some(day) = date::parse(typed) else {
        let page = title::page(&seat, &place, typed, no_day(&seat)).await?;
        return seat.refused(TitlePage::TEMPLATE, &page);
    };
    let order = order(&place, day, fields.text("reason"));
    let mut cx = seat.begin().await?;
    let done = match still(&mut cx, &place.programme, place.year, place.title, fields.text("seen")).await {
        Ok(()) => advance(&mut cx, &order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(moved) => {
            cx.commit().await?;
            Ok(seat.redirect(&place.path(""), &told(&seat, &moved)))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            drop(cx);
            let page = title::page(&seat, &place, typed, seat.sentence(&error)).await?;
            seat.page_with(status(&error), TitlePage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Going back asks for a day and a reason.
#[derive(Debug, Default, Serialize)]
pub struct ReopeningPage {
    pub name: String,
    pub year: i16,
    pub step: String,
    pub path: String,
    pub title_path: String,
    pub number: String,
    pub seen: String,
    pub date: String,
    pub reason: String,
    pub problem: String,
}

impl ReopeningPage {
    pub const TEMPLATE: &'static str = "office/year/reopening.html";
}

/// GET /office/years/{year}/{title}/reopening
pub async fn confirm(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let page = reopening(&seat, &place, &Fields::default(), String::new()).await?;
    seat.page(ReopeningPage::TEMPLATE, &page)
}

async fn reopening(seat: &Seat, place: &Place, fields: &Fields, problem: String) -> WebResult<ReopeningPage> {
    let mut cx = seat.read().await?;
    let today = date::short(cx.today());
    let found = actions::decision::situation(&mut cx, &place.programme, place.year, place.title).await?;
    let typed = fields.text("date");
    Ok(ReopeningPage {
        name: seat.say(&found.judged.rule.name, &found.judged.rule.english).to_owned(),
        year: place.year,
        step: words::state(seat, found.run.state).to_owned(),
        path: place.path("/reopening"),
        title_path: place.path(""),
        number: found.recognised().map(|one| one.number.to_string()).unwrap_or_default(),
        seen: found.seen(),
        date: if typed.is_empty() { today } else { typed.to_owned() },
        reason: fields.text("reason").to_owned(),
        problem,
    })
}

/// POST /office/years/{year}/{title}/reopening
pub async fn back(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query, fields: Fields) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let Some(day) = date::parse(fields.text("date")) else {
        let page = reopening(&seat, &place, &fields, no_day(&seat)).await?;
        return seat.refused(ReopeningPage::TEMPLATE, &page);
    };
    let order = order(&place, day, fields.text("reason"));
    let mut cx = seat.begin().await?;
    let done = match still(&mut cx, &place.programme, place.year, place.title, fields.text("seen")).await {
        Ok(()) => reopen(&mut cx, place.title, &order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(moved) => {
            cx.commit().await?;
            Ok(seat.redirect(&place.path(""), &told(&seat, &[moved])))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            drop(cx);
            let page = reopening(&seat, &place, &fields, seat.sentence(&error)).await?;
            seat.page_with(status(&error), ReopeningPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn order<'o>(place: &'o Place, day: jiff::civil::Date, reason: &'o str) -> StepOrder<'o> {
    StepOrder { programme: &place.programme, year: place.year, title: Some(place.title), date: Some(day), reason }
}

pub fn no_day(seat: &Seat) -> String {
    seat.say(
        "ngày không đúng; hãy ghi ngày/tháng/năm, ví dụ 12/11/2026",
        "this is no day; write day/month/year, such as 12/11/2026",
    )
    .to_owned()
}

/// A refusal is mended in the form; a conflict means that somebody was faster.
pub fn status(error: &ActionError) -> StatusCode {
    match error {
        ActionError::Conflict { .. } => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Where the titles stand now, and what the officer should know of it.
fn told(seat: &Seat, moved: &[Moved]) -> String {
    let now = |one: &Moved| {
        let step = words::state(seat, one.run.state);
        format!("{} «{step}».", seat.say("Danh hiệu nay ở bước", "The title is now at"))
    };
    let warnings = moved.iter().flat_map(|one| &one.warnings).map(|warning| {
        use domain::ground::refusal::Refusal as _;
        if seat.language() == domain::people::Language::Vietnamese { warning.to_string() } else { warning.english() }
    });
    moved.iter().map(now).chain(warnings).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_asks_for_a_reason_and_names_the_decision_that_stands() {
        let page = ReopeningPage {
            number: "150/QĐ-UBND".to_owned(),
            problem: "cần ghi lý do khi mở lại".to_owned(),
            ..ReopeningPage::default()
        };
        let html = crate::view::sample(ReopeningPage::TEMPLATE, &page);
        assert!(html.contains("vẫn có hiệu lực") && html.contains("reason-problem"), "{html}");
    }
}

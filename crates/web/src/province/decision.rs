use actions::ActionError;
use actions::decision::{Decided, Order, Situation, decide, situation};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::{date, text};
use domain::register::Title;
use serde::Serialize;

use super::overview::PROGRAMME;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The decision of the level above about the ward's own title: typed, looked at once more, entered.
#[derive(Debug, Default, Serialize)]
pub struct DecisionPage {
    pub year: i16,
    pub name: String,
    pub authority: String,
    pub is_ready: bool,
    pub number: String,
    pub date: String,
    pub signer: String,
    pub seen: String,
    pub problem: String,
    pub date_problem: String,
    pub number_problem: String,
    /// What it will say, to be confirmed; and what to know of it.
    pub is_sure: bool,
    pub warnings: Vec<String>,
}

impl DecisionPage {
    pub const TEMPLATE: &'static str = "province/decision.html";
}

/// GET /province/years/{year}/decision
pub async fn new(seat: Seat, Path(year): Path<String>) -> WebResult {
    let page = page(&seat, number(&year)?, &Fields::default()).await?;
    seat.page(DecisionPage::TEMPLATE, &page)
}

fn number(year: &str) -> WebResult<i16> {
    Ok(year.parse().map_err(|_| ActionError::missing("không có năm này", "there is no such year"))?)
}

async fn page(seat: &Seat, year: i16, typed: &Fields) -> WebResult<DecisionPage> {
    let mut cx = seat.read().await?;
    let today = cx.today();
    let found = situation(&mut cx, PROGRAMME, year, Title::Commune).await?;
    let day = typed.text("date");
    Ok(DecisionPage {
        year,
        name: seat.say(&found.judged.rule.name, &found.judged.rule.english).to_owned(),
        authority: found.judged.authority.recognises.clone(),
        is_ready: is_ready(&found),
        number: typed.text("number").to_owned(),
        date: if day.is_empty() { date::short(today) } else { day.to_owned() },
        signer: typed.text("signer").to_owned(),
        seen: found.seen(),
        ..DecisionPage::default()
    })
}

fn is_ready(found: &Situation<'_>) -> bool {
    !found.judged.authority.is_the_ward() && found.waits_for_signature()
}

/// POST /province/years/{year}/decision
pub async fn create(seat: Seat, Path(year): Path<String>, fields: Fields) -> WebResult {
    let year = number(&year)?;
    let Some(day) = date::parse(fields.text("date")) else {
        let date_problem =
            seat.say("không phải một ngày; ví dụ 09/11/2026", "not a day; for example 09/11/2026").to_owned();
        let page = DecisionPage { date_problem, ..page(&seat, year, &fields).await? };
        return seat.refused(DecisionPage::TEMPLATE, &page);
    };
    if fields.text("number").trim().is_empty() {
        let number_problem = seat.say("cần ghi số quyết định", "the number is needed").to_owned();
        let page = DecisionPage { number_problem, ..page(&seat, year, &fields).await? };
        return seat.refused(DecisionPage::TEMPLATE, &page);
    }
    let signer = text::clean(fields.text("signer"));
    let order = Order { number: fields.text("number"), date: day, signer: (!signer.is_empty()).then_some(&signer) };
    let mut cx = seat.begin().await?;
    let seen = situation(&mut cx, PROGRAMME, year, Title::Commune).await?.seen();
    if seen != fields.text("seen") {
        drop(cx);
        let problem = seat
            .say(
                "có người đã chuyển bước hoặc ghi quyết định trước bạn; hãy xem lại rồi gửi lại",
                "somebody moved this title on before you; look at it and send it again",
            )
            .to_owned();
        let page = DecisionPage { problem, ..page(&seat, year, &fields).await? };
        return seat.page_with(StatusCode::CONFLICT, DecisionPage::TEMPLATE, &page);
    }
    match decide(&mut cx, PROGRAMME, year, Title::Commune, &order).await {
        Ok(decided) if fields.text("sure") == "yes" => {
            cx.commit().await?;
            let done = seat.say("Đã ghi quyết định", "The decision is entered:");
            Ok(seat.redirect(&format!("/province?year={year}"), &format!("{done} {}", decided.number)))
        }
        Ok(decided) => {
            drop(cx);
            let warnings = warnings(&seat, &decided);
            let page = page(&seat, year, &fields).await?;
            let (number, date) = (decided.number, decided.date);
            seat.page(DecisionPage::TEMPLATE, &DecisionPage { is_sure: true, warnings, number, date, ..page })
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let page = DecisionPage { problem: seat.sentence(&error), ..page(&seat, year, &fields).await? };
            seat.refused(DecisionPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn warnings(seat: &Seat, decided: &Decided) -> Vec<String> {
    use domain::ground::refusal::Refusal as _;
    decided.warnings.iter().map(|one| seat.say(&one.to_string(), &one.english()).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_looked_at_once_more_before_it_is_entered() {
        let page =
            DecisionPage { year: 2026, number: "12/QĐ-UBND".to_owned(), is_ready: true, ..DecisionPage::default() };
        let html = crate::view::sample(DecisionPage::TEMPLATE, &page);
        assert!(!html.contains("name=\"sure\"") && html.contains("name=\"signer\""), "{html}");
        let html = crate::view::sample(DecisionPage::TEMPLATE, &DecisionPage { is_sure: true, ..page });
        assert!(html.contains("name=\"sure\" value=\"yes\""), "{html}");
    }
}

use actions::ActionError;
use actions::assessment::{Dispute, SettleOrder, dispute, settle_seen};
use domain::assessment::Outcome;
use domain::people::Language;
use domain::register::Title;
use serde::Serialize;

use super::list::{PROGRAMME, SourceRow, path_of, source_row, word};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// One conflict with both sources, and the form that settles it.
#[derive(Debug, Default, Serialize)]
pub struct SettlementPage {
    pub action: String,
    pub year: i16,
    pub name: String,
    pub code: String,
    pub criterion: String,
    pub text: String,
    pub citation: String,
    pub sources: Vec<SourceRow>,
    pub outcome: String,
    pub outcome_word: String,
    pub now: String,
    pub choices: Vec<Choice>,
    pub history: Vec<Earlier>,
    /// How many settlements the form shows.
    pub seen: usize,
    pub submission: String,
    pub refusal: String,
    pub chosen: String,
    pub reason: String,
    pub problem: String,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct Earlier {
    pub outcome: String,
    pub word: String,
    pub reason: String,
    pub by: String,
}

impl SettlementPage {
    pub const TEMPLATE: &'static str = "office/conflicts/settlement.html";

    fn of(seat: &Seat, year: i16, one: &Dispute) -> Self {
        let is_english = seat.language() == Language::English && !one.english.is_empty();
        let choice = |outcome: &Outcome| Choice { value: outcome.to_string(), label: word(seat, *outcome).to_owned() };
        let earlier = |given: &store::settlement::Given| Earlier {
            outcome: given.settlement.outcome.to_string(),
            word: word(seat, given.settlement.outcome).to_owned(),
            reason: given.settlement.reason.clone(),
            by: format!("{} · {}", given.actor, moment(given.at)),
        };
        Self {
            action: path_of(year, one.subject.title, &one.subject.code, &one.criterion),
            year,
            name: one.subject.name.clone(),
            code: one.subject.code.clone(),
            criterion: one.criterion.clone(),
            text: if is_english { one.english.clone() } else { one.text.clone() },
            citation: one.citation.clone(),
            sources: one.sources.iter().map(|source| source_row(seat, source)).collect(),
            outcome: one.outcome.to_string(),
            outcome_word: word(seat, one.outcome).to_owned(),
            now: one.reason.clone(),
            choices: one.choices.iter().map(choice).collect(),
            history: one.history.iter().rev().map(earlier).collect(),
            seen: one.history.len(),
            submission: one.submission.as_ref().map(|id| format!("/office/appraisal/{id}")).unwrap_or_default(),
            refusal: one.refusal.as_ref().map(|why| seat.sentence(why)).unwrap_or_default(),
            chosen: String::new(),
            reason: String::new(),
            problem: String::new(),
        }
    }
}

/// Which one the address means.
fn meant(query: &Fields) -> WebResult<(i16, Title)> {
    let year = query.text("year").parse().ok();
    Ok(year.zip(Title::parse(query.text("title"))).ok_or_else(|| {
        ActionError::missing("địa chỉ thiếu năm hoặc danh hiệu", "the address lacks the year or the title")
    })?)
}

/// GET /office/conflicts/settlement
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    let (year, title) = meant(&query)?;
    let mut cx = seat.read().await?;
    let found = dispute(&mut cx, (PROGRAMME, year), title, query.text("code"), query.text("criterion")).await?;
    seat.page(SettlementPage::TEMPLATE, &SettlementPage::of(&seat, year, &found))
}

/// POST /office/conflicts/settlement
pub async fn create(seat: Seat, Query(query): Query, fields: Fields) -> WebResult {
    let (year, title) = meant(&query)?;
    let (code, criterion) = (query.text("code"), query.text("criterion"));
    let mut problem = String::new();
    if let Some(outcome) = Outcome::parse(fields.text("outcome")) {
        let order = SettleOrder { title, code, criterion, outcome, reason: fields.text("reason") };
        let seen = fields.text("seen").parse().unwrap_or_default();
        let mut cx = seat.begin().await?;
        match settle_seen(&mut cx, (PROGRAMME, year), &order, seen).await {
            Ok(()) => {
                cx.commit().await?;
                let notice = seat.say("Đã giải quyết mâu thuẫn.", "The conflict is settled.");
                return Ok(seat.redirect(&format!("/office/conflicts?year={year}"), notice));
            }
            Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => problem = seat.sentence(&error),
            Err(error) => return Err(error.into()),
        }
    } else {
        seat.say("chọn một kết luận", "choose an outcome").clone_into(&mut problem);
    }
    let mut cx = seat.read().await?;
    let found = dispute(&mut cx, (PROGRAMME, year), title, code, criterion).await?;
    let page = SettlementPage {
        problem,
        chosen: fields.text("outcome").to_owned(),
        reason: fields.text("reason").to_owned(),
        ..SettlementPage::of(&seat, year, &found)
    };
    seat.refused(SettlementPage::TEMPLATE, &page)
}

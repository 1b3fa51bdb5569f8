use actions::dossier::result;
use domain::assessment::{Finding, Outcome};
use serde::Serialize;

use super::head::{Head, PROGRAMME, Room, Seen};
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What came of it, with the reason and the clause of each criterion.
#[derive(Debug, Default, Serialize)]
pub struct ResultPage {
    pub head: Head,
    pub has_result: bool,
    pub outcome: String,
    pub outcome_word: String,
    pub is_frozen: bool,
    pub is_decided: bool,
    pub decision: String,
    pub findings: Vec<FindingView>,
}

#[derive(Debug, Serialize)]
pub struct FindingView {
    pub id: String,
    pub text: String,
    pub outcome: String,
    pub word: String,
    pub reason: String,
    pub citation: String,
}

impl ResultPage {
    pub const TEMPLATE: &'static str = "unit/result.html";
}

/// GET /unit/result
pub async fn show(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let sheet = seen.sheet()?;
    let head = Head::of(&seat, &seen, sheet, Room::Result);
    let Some(found) = result(&mut cx, PROGRAMME, sheet.year, &seen.own.whose).await? else {
        return seat.page(ResultPage::TEMPLATE, &ResultPage { head, ..ResultPage::default() });
    };
    let text = |id: &str| {
        let line = sheet.lines.iter().find(|line| line.criterion.id == id);
        line.map(|line| super::dossier::text(&seat, line).to_owned()).unwrap_or_default()
    };
    let finding = |finding: &Finding| FindingView {
        text: text(&finding.criterion),
        id: finding.criterion.clone(),
        outcome: finding.outcome.to_string(),
        word: word(&seat, finding.outcome).to_owned(),
        reason: finding.reason.clone(),
        citation: finding.citation.clone(),
    };
    let page = ResultPage {
        head,
        has_result: true,
        outcome: found.assessment.outcome.to_string(),
        outcome_word: word(&seat, found.assessment.outcome).to_owned(),
        is_frozen: found.is_frozen,
        is_decided: found.is_decided,
        decision: found.decision.unwrap_or_default(),
        findings: found.assessment.findings.iter().map(finding).collect(),
    };
    seat.page(ResultPage::TEMPLATE, &page)
}

fn word(seat: &Seat, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => seat.say("đạt", "met"),
        Outcome::NotMet => seat.say("chưa đạt", "not met"),
        Outcome::NotApplicable => seat.say("không áp dụng", "does not apply"),
        Outcome::Open => seat.say("chưa rõ", "open"),
    }
}

use actions::assessment::{TitlePicture, picture};
use actions::campaign::rules;
use axum::extract::Path;
use domain::assessment::{Finding, Outcome, SCOPE, VOTE};
use domain::criteria::Judged;
use domain::people::Permission;
use domain::register::Title;
use serde::Serialize;

use super::place::{Place, absent};
use super::subjects::encoded;
use super::words;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Why one subject comes out as it does: every criterion with outcome, source, reason and clause.
#[derive(Debug, Default, Serialize)]
pub struct SubjectPage {
    pub title_name: String,
    pub year: i16,
    pub list_path: String,
    pub record_path: String,
    pub code: String,
    pub name: String,
    pub area: String,
    pub outcome: String,
    pub word: String,
    pub registered: bool,
    pub is_frozen: bool,
    /// Not met and open ones first: what to look at.
    pub findings: Vec<FindingRow>,
    pub set: String,
    pub is_unverified: bool,
}

#[derive(Debug, Serialize)]
pub struct FindingRow {
    pub criterion: String,
    pub text: String,
    pub outcome: String,
    pub word: String,
    pub source: String,
    pub reason: String,
    pub citation: String,
    pub is_verified: bool,
    pub conflict: Vec<String>,
}

impl SubjectPage {
    pub const TEMPLATE: &'static str = "office/year/subject.html";
}

/// GET /office/years/{year}/{title}/subjects/{code}
pub async fn show(seat: Seat, Path((year, title, code)): Path<(String, String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let mut cx = seat.read().await?;
    cx.require(Permission::ReadReasons)?;
    let drawn = picture(&mut cx, &place.programme, place.year).await?;
    let rules = rules(&cx, &place.programme, place.year)?;
    let (Some(drawn), Some(judged)) = (drawn.title(place.title), rules.title(place.title)) else {
        return Err(absent());
    };
    let page = page(&seat, &place, drawn, judged, &code).ok_or_else(absent)?;
    seat.page(SubjectPage::TEMPLATE, &page)
}

fn page(seat: &Seat, place: &Place, drawn: &TitlePicture, judged: &Judged<'_>, code: &str) -> Option<SubjectPage> {
    let line = drawn.line(code)?;
    let mut findings: Vec<&Finding> = drawn.findings(line).collect();
    findings.sort_by_key(|one| match one.outcome {
        Outcome::NotMet => 0,
        Outcome::Open => 1,
        Outcome::Met => 2,
        Outcome::NotApplicable => 3,
    });
    Some(SubjectPage {
        title_name: seat.say(&judged.rule.name, &judged.rule.english).to_owned(),
        year: place.year,
        list_path: place.path("/subjects"),
        record_path: record(place.title, &line.subject.code),
        code: line.subject.code.clone(),
        name: line.subject.name.clone(),
        area: line.area.clone(),
        outcome: line.outcome.to_string(),
        word: words::outcome(seat, line.outcome).to_owned(),
        registered: line.registered,
        is_frozen: drawn.is_frozen,
        findings: findings.iter().map(|one| finding(seat, judged, one)).collect(),
        set: judged.set.rule.clone(),
        is_unverified: findings.iter().any(|one| !one.verified),
    })
}

fn finding(seat: &Seat, judged: &Judged<'_>, one: &Finding) -> FindingRow {
    let text = match one.criterion.as_str() {
        VOTE => seat.say("Biểu quyết của khu dân cư", "Vote of the area").to_owned(),
        SCOPE => seat.say("Thuộc phạm vi điều chỉnh", "Covered by the rule").to_owned(),
        id => {
            let criterion = judged.set.criterion(id);
            criterion.map(|one| seat.say(&one.text, &one.english).to_owned()).unwrap_or_default()
        }
    };
    let says = |(source, outcome, says): &(domain::assessment::Source, Outcome, String)| {
        format!("{} – {}: {says}", words::source(seat, *source), words::outcome(seat, *outcome))
    };
    FindingRow {
        criterion: one.criterion.clone(),
        text,
        outcome: one.outcome.to_string(),
        word: words::outcome(seat, one.outcome).to_owned(),
        source: words::source(seat, one.source).to_owned(),
        reason: one.reason.clone(),
        citation: one.citation.clone(),
        is_verified: one.verified,
        conflict: one.conflict.iter().map(says).collect(),
    }
}

/// Where the register shows the subject: so far it does so of households.
fn record(title: Title, code: &str) -> String {
    if title == Title::Household { format!("/office/register/households/{}", encoded(code)) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_criterion_stands_with_its_outcome_reason_and_clause() {
        let row = FindingRow {
            criterion: "HGD-3".to_owned(),
            text: "không vi phạm".to_owned(),
            outcome: "open".to_owned(),
            word: "chưa rõ".to_owned(),
            source: "sổ vụ việc".to_owned(),
            reason: "01 vụ ngày 12/10/2021".to_owned(),
            citation: "khoản 3".to_owned(),
            is_verified: false,
            conflict: vec!["cuộc họp – đạt: họp ngày 03/11/2021".to_owned()],
        };
        let page = SubjectPage {
            record_path: record(Title::Household, "A/1"),
            findings: vec![row],
            is_unverified: true,
            ..SubjectPage::default()
        };
        let html = crate::view::sample(SubjectPage::TEMPLATE, &page);
        for part in ["HGD-3", "chưa rõ", "sổ vụ việc", "khoản 3", "cuộc họp", "chưa đối chiếu", "A%2F1"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert_eq!(record(Title::Commune, "18115"), "");
    }
}

use actions::ActionError;
use axum::extract::Path;
use domain::criteria::{CriteriaSet, Criterion, DayOfYear, Library, Said, TitleRule, WindowRule};
use domain::ground::window::Validity;
use serde::Serialize;

use super::list::days;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One set, read from its top to its end.
#[derive(Debug, Default, Serialize)]
pub struct SetPage {
    pub id: String,
    /// The same inside an address.
    pub query_id: String,
    pub title: String,
    pub rule: String,
    pub days: String,
    pub note: String,
    pub criteria: Vec<CriterionView>,
    /// The vote that the title also needs.
    pub vote: Option<VoteView>,
    pub left_out: String,
    pub left_out_citation: String,
    /// Days and authorities, by each programme that uses the set.
    pub uses: Vec<UseView>,
    pub is_unverified: bool,
    /// Of the same subjects, to compare with.
    pub others: Vec<(String, String)>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CriterionView {
    pub id: String,
    pub text: String,
    pub citation: String,
    pub checks: Vec<String>,
    pub may_be_not_applicable: bool,
    pub verified: bool,
}

#[derive(Debug, Serialize)]
pub struct VoteView {
    pub text: String,
    pub citation: String,
    pub verified: bool,
}

#[derive(Debug, Serialize)]
pub struct UseView {
    pub name: String,
    pub is_widened: bool,
    /// What, how, by which clause.
    pub lines: Vec<UseLine>,
}

#[derive(Debug, Serialize)]
pub struct UseLine {
    pub what: String,
    pub text: String,
    pub source: String,
    pub verified: bool,
}

impl SetPage {
    pub const TEMPLATE: &'static str = "office/criteria/show.html";
}

/// GET /office/criteria/{rule}/{name}
pub async fn show(seat: Seat, Path((rule, name)): Path<(String, String)>) -> WebResult {
    let library = seat.desk()?.library.clone();
    let set = found(&library, &format!("{rule}/{name}"))?;
    seat.page(SetPage::TEMPLATE, &page(&seat, &library, set))
}

pub fn found<'l>(library: &'l Library, id: &str) -> WebResult<&'l CriteriaSet> {
    let set = library.set(id);
    Ok(set.ok_or_else(|| {
        ActionError::missing(format!("không có bộ tiêu chí «{id}»"), format!("there is no criteria set «{id}»"))
    })?)
}

fn page(seat: &Seat, library: &Library, set: &CriteriaSet) -> SetPage {
    let left_out = set.covers.in_words();
    let same = library.sets().iter().filter(|other| other.title == set.title && other.id != set.id);
    SetPage {
        title: seat.say(set.title.noun(), set.title.english()).to_owned(),
        rule: set.rule.clone(),
        days: days(seat, set.in_force),
        note: set.note.clone(),
        criteria: set.criteria.iter().map(|criterion| view(seat, criterion)).collect(),
        vote: set.vote.as_ref().map(|vote| VoteView {
            text: of(seat, &vote.in_words()),
            citation: vote.citation.clone(),
            verified: vote.verified,
        }),
        left_out_citation: set.covers.citation.clone(),
        left_out: left_out.map(|words| of(seat, &words)).unwrap_or_default(),
        uses: uses(seat, library, set),
        is_unverified: set.has_unverified(),
        others: same
            .map(|other| (encoded(&other.id), format!("{} ({})", other.rule, days(seat, other.in_force))))
            .collect(),
        query_id: encoded(&set.id),
        id: set.id.clone(),
    }
}

fn encoded(id: &str) -> String {
    form_urlencoded::byte_serialize(id.as_bytes()).collect()
}

pub fn view(seat: &Seat, criterion: &Criterion) -> CriterionView {
    CriterionView {
        id: criterion.id.clone(),
        text: seat.say(&criterion.text, &criterion.english).to_owned(),
        citation: criterion.citation.clone(),
        checks: criterion.checks.iter().map(|check| of(seat, &check.in_words())).collect(),
        may_be_not_applicable: criterion.may_be_not_applicable,
        verified: criterion.verified,
    }
}

fn of(seat: &Seat, words: &Said) -> String {
    seat.say(&words.vietnamese, &words.english).to_owned()
}

fn uses(seat: &Seat, library: &Library, set: &CriteriaSet) -> Vec<UseView> {
    let rules =
        library.programmes().iter().flat_map(|programme| programme.titles.iter().map(move |rule| (programme, rule)));
    let named = rules.filter(|(_, rule)| rule.sets.contains(&set.id));
    let view = |(programme, rule): (&domain::criteria::Programme, &TitleRule)| UseView {
        name: format!("{}: {}", seat.say(&programme.name, &programme.english), seat.say(&rule.name, &rule.english)),
        is_widened: rule.widened,
        lines: lines(seat, rule, set.in_force),
    };
    named.map(view).collect()
}

/// Windows, authorities and listings that hold while the set does.
fn lines(seat: &Seat, rule: &TitleRule, in_force: Validity) -> Vec<UseLine> {
    let mut lines = Vec::new();
    for window in rule.windows.iter().filter(|one| overlap(one.in_force, in_force)) {
        lines.push(UseLine {
            what: seat.say("Thời gian", "Days").to_owned(),
            text: window_words(seat, window),
            source: window.citation.clone(),
            verified: window.verified,
        });
    }
    for authority in rule.authorities.iter().filter(|one| overlap(one.in_force, in_force)) {
        lines.push(UseLine {
            what: seat.say("Thẩm quyền", "Authority").to_owned(),
            text: format!(
                "{}: {}; {}: {} ({})",
                seat.say("công nhận", "recognises"),
                authority.recognises,
                seat.say("thẩm định", "appraises"),
                authority.appraises,
                days(seat, authority.in_force)
            ),
            source: authority.citation.clone(),
            verified: authority.verified,
        });
    }
    for listing in rule.listings.iter().filter(|one| overlap(one.in_force, in_force)) {
        lines.push(UseLine {
            what: seat.say("Niêm yết", "Listing").to_owned(),
            text: format!("{} {} ({})", listing.days, seat.say("ngày", "days"), days(seat, listing.in_force)),
            source: listing.source.clone(),
            verified: listing.verified,
        });
    }
    lines
}

fn overlap(one: Validity, other: Validity) -> bool {
    one.until.is_none_or(|until| other.from <= until) && other.until.is_none_or(|until| one.from <= until)
}

fn window_words(seat: &Seat, window: &WindowRule) -> String {
    let last = if window.counting_from_last_year { seat.say(" năm trước", " of the year before") } else { "" };
    let mut text = format!(
        "{} {}{last} – {}; {} {} – {}",
        seat.say("tính từ", "counted from"),
        day(window.counting_from),
        day(window.counting_until),
        seat.say("đăng ký", "registration"),
        day(window.registration_from),
        day(window.registration_until),
    );
    if let Some(due) = window.due_before {
        text.push_str(&format!("; {} {}", seat.say("quyết định trước", "decided before"), day(due)));
    }
    format!("{text} ({})", days(seat, window.in_force))
}

/// "15/11"
fn day(day: DayOfYear) -> String {
    format!("{:02}/{:02}", day.day, day.month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_criterion_that_nobody_compared_carries_its_footnote() {
        let criterion = |id: &str, verified| CriterionView {
            id: id.to_owned(),
            text: "Không có cháy, nổ".to_owned(),
            citation: "khoản 4 Điều 4".to_owned(),
            checks: vec!["Sổ vụ việc không có vụ nào".to_owned()],
            may_be_not_applicable: true,
            verified,
        };
        let mut page = SetPage { criteria: vec![criterion("M-1", true)], ..SetPage::default() };
        let html = crate::view::sample(SetPage::TEMPLATE, &page);
        assert!(html.contains("khoản 4 Điều 4") && !html.contains("(*)"), "{html}");
        page.criteria.push(criterion("M-2", false));
        page.is_unverified = true;
        let html = crate::view::sample(SetPage::TEMPLATE, &page);
        assert!(html.contains("(*)") && html.contains("chưa đối chiếu văn bản"), "{html}");
    }
}

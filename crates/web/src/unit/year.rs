use actions::dossier::Sheet;
use domain::campaign::State;
use domain::ground::date;
use domain::meeting::{Lack, SubmissionState, SubmissionStep};
use serde::Serialize;

use super::head::{Head, Room, Seen};
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// A unit's year: what is done, what is due, what is missing.
#[derive(Debug, Default, Serialize)]
pub struct YearPage {
    pub head: Head,
    pub address: String,
    pub steps: Vec<Step>,
    pub deadlines: Vec<Deadline>,
    pub lacks: Vec<String>,
    /// Why it was given back, while it is.
    pub returned: String,
    pub history: Vec<MoveRow>,
    pub may_submit: bool,
    pub may_withdraw: bool,
    pub is_frozen: bool,
    pub dossier: String,
    pub submission: String,
    pub withdrawal: String,
}

/// One step of the year, with a word for how far it is.
#[derive(Debug, Serialize)]
pub struct Step {
    pub name: String,
    /// `done`, `now`, `later`
    pub kind: &'static str,
    pub word: String,
    pub path: String,
}

#[derive(Debug, Serialize)]
pub struct Deadline {
    pub what: String,
    pub day: String,
    pub is_over: bool,
}

/// Who did what, when and why.
#[derive(Debug, Serialize)]
pub struct MoveRow {
    pub at: String,
    pub actor: String,
    pub what: String,
    pub reason: String,
}

impl YearPage {
    pub const TEMPLATE: &'static str = "unit/year.html";
}

/// GET /unit
pub async fn show(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let Some(sheet) = &seen.sheet else { return seat.page(YearPage::TEMPLATE, &YearPage::default()) };
    let state = sheet.submission.as_ref().map(|one| one.state);
    let is_frozen = sheet.run.as_ref().is_some_and(domain::campaign::TitleRun::is_frozen);
    let last_return = sheet.moves.iter().rev().find(|made| made.step == SubmissionStep::Return);
    let page = YearPage {
        head: Head::of(&seat, &seen, sheet, Room::Year),
        address: seen.own.path(Room::Year).to_owned(),
        steps: steps(&seat, &seen, sheet),
        deadlines: deadlines(&seat, sheet, cx.today()),
        lacks: if state.is_none_or(SubmissionState::is_open) { lacks(&seat, &sheet.lacks) } else { Vec::new() },
        returned: last_return
            .filter(|_| state == Some(SubmissionState::Returned))
            .map(|made| made.reason.clone())
            .unwrap_or_default(),
        history: history(&seat, sheet),
        may_submit: !is_frozen && state.is_some_and(SubmissionState::is_open) && sheet.lacks.is_empty(),
        may_withdraw: sheet
            .submission
            .as_ref()
            .is_some_and(|one| one.state.after(SubmissionStep::Withdraw, one.is_taken_up).is_ok()),
        is_frozen,
        dossier: seen.own.at(Room::Dossier, sheet.year),
        submission: seen.own.at(Room::Submission, sheet.year),
        withdrawal: seen.own.at(Room::Withdrawal, sheet.year),
    };
    seat.page(YearPage::TEMPLATE, &page)
}

fn steps(seat: &Seat, seen: &Seen, sheet: &Sheet) -> Vec<Step> {
    let state = sheet.submission.as_ref().map(|one| one.state);
    let path = |room| seen.own.at(room, sheet.year);
    let step = |vietnamese: &str, english: &str, kind, word: String, path| Step {
        name: seat.say(vietnamese, english).to_owned(),
        kind,
        word,
        path,
    };
    let claimed = sheet.submission.as_ref().and_then(|one| one.claim.registered_on);
    let registered = match (&sheet.registration, claimed) {
        (Some(one), _) => ("done", format!("{} {}", seat.say("ngày", "on"), date::short(one.signed_on))),
        (None, Some(day)) => {
            let say = seat.say("ghi trong hồ sơ: ngày", "as the dossier says: on");
            ("now", format!("{say} {}", date::short(day)))
        }
        (None, None) => ("now", seat.say("chưa đăng ký", "not registered").to_owned()),
    };
    let is_handed_in = matches!(state, Some(SubmissionState::Submitted | SubmissionState::Accepted));
    let written = if is_handed_in { "done" } else { "now" };
    let word = |vietnamese: &str, english: &str| seat.say(vietnamese, english).to_owned();
    let state_word = state.map_or_else(|| word("chưa soạn", "not begun"), |one| word(one.label(), one.english()));
    let appraised = match state {
        Some(SubmissionState::Accepted) => ("done", word("đã chấp nhận", "accepted")),
        Some(SubmissionState::Submitted) => ("now", format!("{}: {}", word("chờ", "waits for"), sheet.appraises)),
        _ => ("later", word("sau khi nộp", "once it is submitted")),
    };
    let decided = match sheet.run.as_ref().map(|run| run.state) {
        Some(state) if State::Decided <= state => ("done", word("đã có quyết định", "decided")),
        _ => ("later", sheet.recognises.clone()),
    };
    vec![
        step("Đăng ký phấn đấu", "Registration", registered.0, registered.1, path(Room::Registration)),
        step("Tự đánh giá và nộp hồ sơ", "Self-assessment", written, state_word, path(Room::Dossier)),
        step("Thẩm định", "Appraisal", appraised.0, appraised.1, path(Room::Year)),
        step("Quyết định công nhận", "Decision", decided.0, decided.1, path(Room::Result)),
    ]
}

fn deadlines(seat: &Seat, sheet: &Sheet, today: jiff::civil::Date) -> Vec<Deadline> {
    let line = |vietnamese: &str, english: &str, day: jiff::civil::Date, is_over| Deadline {
        what: seat.say(vietnamese, english).to_owned(),
        day: date::short(day),
        is_over,
    };
    let (registration, counting) = (sheet.calendar.registration.until, sheet.calendar.counting.until);
    let mut lines = vec![
        line("Đăng ký đến hết ngày", "Registration until", registration, registration < today),
        line("Số liệu tính đến hết ngày", "Facts count until", counting, counting < today),
    ];
    let due = sheet.calendar.due_before.map(|due| line("Quyết định trước ngày", "Decision before", due, due <= today));
    lines.extend(due);
    lines
}

/// What is missing, in the reader's language: the same thing said once, with all the criteria that lack it.
pub fn lacks(seat: &Seat, lacks: &[Lack]) -> Vec<String> {
    let mut said: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for lack in lacks {
        let what = seat.say(lack.what.vietnamese(), lack.what.english());
        let ids = lack.criterion.as_deref();
        match said.iter_mut().find(|(other, _)| *other == what) {
            Some((_, all)) => all.extend(ids),
            None => said.push((what, ids.into_iter().collect())),
        }
    }
    let line = |(what, ids): (&str, Vec<&str>)| {
        if ids.is_empty() { what.to_owned() } else { format!("{what}: {}", ids.join(", ")) }
    };
    said.into_iter().map(line).collect()
}

/// The moves, newest first; an appraiser's single marks and the first saving are no news.
pub fn history(seat: &Seat, sheet: &Sheet) -> Vec<MoveRow> {
    let shown = sheet.moves.iter().rev().filter(|made| made.step != SubmissionStep::Mark);
    shown
        .map(|made| MoveRow {
            at: moment(made.at),
            actor: made.actor.clone(),
            what: step_word(seat, made.step).to_owned(),
            reason: made.reason.clone(),
        })
        .collect()
}

fn step_word(seat: &Seat, step: SubmissionStep) -> &'static str {
    match step {
        SubmissionStep::Save => seat.say("soạn hồ sơ", "began to write"),
        SubmissionStep::Submit => seat.say("nộp hồ sơ", "submitted"),
        SubmissionStep::Withdraw => seat.say("rút lại", "withdrew"),
        SubmissionStep::Mark => seat.say("ghi thẩm định", "marked"),
        SubmissionStep::Return => seat.say("trả lại", "returned"),
        SubmissionStep::Accept => seat.say("chấp nhận", "accepted"),
    }
}

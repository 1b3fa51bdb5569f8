use std::collections::BTreeMap;

use actions::ActionError;
use actions::dossier::appraisal::{Compared, ComparedLine, Marked, Typed, compare, mark};
use actions::dossier::open_evidence;
use axum::extract::Path;
use domain::assessment::{Finding, Outcome, Source};
use domain::criteria::DocumentKind;
use domain::ground::date;
use domain::ground::id::{EvidenceId, SubmissionId};
use domain::ground::refusal::Refusal as _;
use domain::meeting::{Says, SubmissionState, SubmissionStep};
use domain::people::Language;
use serde::Serialize;

use super::list::{PROGRAMME, title_word};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::download::download;
use crate::view::moment;

/// One submission, criterion by criterion: claimed, known, found.
#[derive(Debug, Default, Serialize)]
pub struct ComparePage {
    pub path: String,
    pub year: i16,
    pub name: String,
    pub code: String,
    pub title: String,
    pub rule: String,
    pub state: String,
    pub state_word: String,
    pub version: u32,
    pub would_be: String,
    pub would_be_word: String,
    pub reviewed: String,
    pub note: String,
    /// Why whoever looks may not appraise it.
    pub refusal: String,
    pub may_mark: bool,
    pub may_return: bool,
    pub is_frozen: bool,
    pub lines: Vec<Line>,
    pub files: Vec<File>,
    pub history: Vec<Moved>,
    pub problem: String,
    pub problems: BTreeMap<String, String>,
}

#[derive(Debug, Default, Serialize)]
pub struct Line {
    pub id: String,
    pub text: String,
    pub citation: String,
    pub claimed: String,
    /// `met`, `not_met`, `not_applicable`; empty where nothing was said.
    pub claimed_key: String,
    /// Days and numbers that were claimed.
    pub facts: Vec<String>,
    pub words: String,
    pub earlier: String,
    pub known: String,
    pub known_key: String,
    pub known_word: String,
    pub is_differing: bool,
    pub asks: bool,
    pub may_skip: bool,
    pub says: String,
    pub reason: String,
    pub by: String,
    pub would_be_key: String,
    pub would_be: String,
    pub files: Vec<File>,
    pub problem: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct File {
    pub path: String,
    pub name: String,
}

#[derive(Debug, Serialize)]
pub struct Moved {
    pub at: String,
    pub actor: String,
    pub what: String,
    pub reason: String,
}

impl ComparePage {
    pub const TEMPLATE: &'static str = "office/appraisal/compare.html";

    pub fn of(seat: &Seat, found: &Compared) -> Self {
        let (sheet, one) = (&found.sheet, &found.submission);
        let file = |file: &domain::meeting::Evidence| File {
            path: format!("/office/appraisal/evidence/{}", file.id),
            name: file.name.clone(),
        };
        let whole = sheet.evidence.iter().filter(|file| file.criterion.is_none());
        let may = found.refusal.is_none();
        Self {
            path: format!("/office/appraisal/{}", one.id),
            year: one.year,
            name: sheet.subject.name.clone(),
            code: sheet.subject.code.clone(),
            title: title_word(seat, one.title).to_owned(),
            rule: sheet.rule.clone(),
            state: one.state.to_string(),
            state_word: seat.say(one.state.label(), one.state.english()).to_owned(),
            version: one.version,
            would_be: found.would_be.to_string(),
            would_be_word: word(seat, found.would_be).to_owned(),
            reviewed: one.claim.reviewed_on.map(date::short).unwrap_or_default(),
            note: one.claim.note.clone(),
            refusal: found.refusal.as_ref().map(|why| seat.sentence(why)).unwrap_or_default(),
            may_mark: may && one.state == SubmissionState::Submitted,
            may_return: may && matches!(one.state, SubmissionState::Submitted | SubmissionState::Accepted),
            is_frozen: found.is_frozen,
            lines: found.lines.iter().map(|line| of_line(seat, found, line)).collect(),
            files: whole.map(file).collect(),
            history: history(seat, found),
            problem: String::new(),
            problems: BTreeMap::new(),
        }
    }
}

fn of_line(seat: &Seat, found: &Compared, line: &ComparedLine) -> Line {
    let criterion = &line.line.criterion;
    let is_english = seat.language() == Language::English && !criterion.english.is_empty();
    let evidence = found.sheet.evidence.iter().filter(|file| file.criterion.as_ref() == Some(&criterion.id));
    let says = line.found.as_ref().map(|mark| mark.says);
    // Where nobody but a meeting could say it, the registers know nothing.
    let known = line.known.as_ref().filter(|one| one.source != Source::Meeting);
    let key = |finding: Option<&Finding>| finding.map(|one| one.outcome.to_string()).unwrap_or_default();
    Line {
        id: criterion.id.clone(),
        text: if is_english { criterion.english.clone() } else { criterion.text.clone() },
        citation: criterion.citation.clone(),
        claimed: line.claimed.says.map_or("–", |says| says_word(seat, says)).to_owned(),
        claimed_key: line.claimed.says.map(|says| says.to_string()).unwrap_or_default(),
        facts: facts(seat, found, line),
        words: line.claimed.words.clone(),
        earlier: line.earlier.as_ref().map(|earlier| told(seat, earlier)).unwrap_or_default(),
        known: known.map_or_else(
            || seat.say("Sổ không có thông tin.", "The registers know nothing of it.").to_owned(),
            |one| one.reason.clone(),
        ),
        known_key: key(known),
        known_word: known.map_or("–", |one| word(seat, one.outcome)).to_owned(),
        is_differing: differs(line.claimed.says, known.map(|one| one.outcome)),
        asks: line.line.needs.may_answer(),
        may_skip: criterion.may_be_not_applicable,
        says: says.map(|says| says.to_string()).unwrap_or_default(),
        reason: line.found.as_ref().map(|mark| mark.reason.clone()).unwrap_or_default(),
        by: line.found.as_ref().map(|mark| format!("{} · {}", mark.by, moment(mark.at))).unwrap_or_default(),
        would_be_key: key(line.would_be.as_ref()),
        would_be: line.would_be.as_ref().map_or("–", |one| word(seat, one.outcome)).to_owned(),
        files: evidence
            .map(|file| File { path: format!("/office/appraisal/evidence/{}", file.id), name: file.name.clone() })
            .collect(),
        problem: String::new(),
    }
}

/// What is claimed and what is known speak against each other.
fn differs(claimed: Option<Says>, known: Option<Outcome>) -> bool {
    matches!(
        (claimed, known),
        (Some(Says::Met), Some(Outcome::NotMet)) | (Some(Says::NotMet | Says::NotApplicable), Some(Outcome::Met))
    )
}

fn facts(seat: &Seat, found: &Compared, line: &ComparedLine) -> Vec<String> {
    let claim = &found.submission.claim;
    let mut facts = Vec::new();
    for paper in &line.line.needs.papers {
        let label = match paper {
            DocumentKind::Resolution => seat.say("nghị quyết", "resolution"),
            DocumentKind::Plan => seat.say("kế hoạch", "plan"),
            DocumentKind::Registration => seat.say("bản đăng ký", "registration"),
        };
        facts.push(format!("{label}: {}", claim.day(*paper).map_or_else(|| "–".to_owned(), date::short)));
    }
    if line.line.needs.registration {
        let label = seat.say("ngày đăng ký", "registered on");
        facts.extend(claim.registered_on.map(|day| format!("{label}: {}", date::short(day))));
    }
    if line.line.needs.sub_units {
        let label = seat.say("đầu mối đạt", "sub-units at the level");
        facts.extend(claim.sub_units.map(|share| format!("{label}: {}/{}", share.part, share.whole)));
    }
    facts
}

fn told(seat: &Seat, answer: &domain::meeting::Answer) -> String {
    let says = answer.says.map_or("–", |says| says_word(seat, says));
    if answer.words.is_empty() { says.to_owned() } else { format!("{says}: {}", answer.words) }
}

fn history(seat: &Seat, found: &Compared) -> Vec<Moved> {
    let moves = found.sheet.moves.iter().rev();
    moves
        .map(|made| Moved {
            at: moment(made.at),
            actor: made.actor.clone(),
            what: match made.step {
                SubmissionStep::Save => seat.say("soạn", "written"),
                SubmissionStep::Submit => seat.say("nộp", "submitted"),
                SubmissionStep::Withdraw => seat.say("rút lại", "withdrawn"),
                SubmissionStep::Mark => seat.say("ghi thẩm định", "marked"),
                SubmissionStep::Return => seat.say("trả lại", "returned"),
                SubmissionStep::Accept => seat.say("chấp nhận", "accepted"),
            }
            .to_owned(),
            reason: made.reason.clone(),
        })
        .collect()
}

fn says_word(seat: &Seat, says: Says) -> &'static str {
    match says {
        Says::Met => seat.say("đạt", "met"),
        Says::NotMet => seat.say("chưa đạt", "not met"),
        Says::NotApplicable => seat.say("không áp dụng", "does not apply"),
    }
}

/// An outcome in a word.
pub fn word(seat: &Seat, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => seat.say("đạt", "met"),
        Outcome::NotMet => seat.say("chưa đạt", "not met"),
        Outcome::NotApplicable => seat.say("không áp dụng", "does not apply"),
        Outcome::Open => seat.say("chưa rõ", "open"),
    }
}

/// GET /office/appraisal/{id}
pub async fn show(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let found = compare(&mut cx, PROGRAMME, &SubmissionId(id)).await?;
    seat.page(ComparePage::TEMPLATE, &ComparePage::of(&seat, &found))
}

/// POST /office/appraisal/{id}: keeps the appraiser's marks.
pub async fn update(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let id = SubmissionId(id);
    let found = compare(&mut cx, PROGRAMME, &id).await?;
    let typed: Vec<Typed> = found.lines.iter().filter_map(|line| typed(&fields, &line.line.criterion.id)).collect();
    let version = fields.text("version").parse().unwrap_or_default();
    let mut page = ComparePage::of(&seat, &found);
    match mark(&mut cx, PROGRAMME, &id, version, &typed).await {
        Ok(Marked::Kept(_)) => {
            cx.commit().await?;
            let notice = seat.say("Đã lưu kết luận thẩm định.", "The marks are kept.");
            return Ok(match fields.text("then") {
                "return" => seat.redirect(&format!("{}/return", page.path), notice),
                "accept" => seat.redirect(&format!("{}/acceptance", page.path), notice),
                _ => seat.redirect(&page.path, notice),
            });
        }
        Ok(Marked::Doubtful(doubts)) => {
            let say = seat.say("Chưa lưu: có kết luận cần sửa.", "Not kept: some marks must be mended.");
            say.clone_into(&mut page.problem);
            let is_english = seat.language() == Language::English;
            let sentence =
                |why: &domain::meeting::AppraiseRefused| if is_english { why.english() } else { why.to_string() };
            page.problems = doubts.iter().map(|(id, why)| (id.clone(), sentence(why))).collect();
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => page.problem = seat.sentence(&error),
        Err(error) => return Err(error.into()),
    }
    for line in &mut page.lines {
        line.problem = page.problems.get(&line.id).cloned().unwrap_or_default();
        if let Some(typed) = typed.iter().find(|typed| typed.criterion == line.id) {
            line.says = typed.says.map(|says| says.to_string()).unwrap_or_default();
            typed.reason.clone_into(&mut line.reason);
        }
    }
    seat.refused(ComparePage::TEMPLATE, &page)
}

/// None where the form did not ask for this criterion.
fn typed(fields: &Fields, id: &str) -> Option<Typed> {
    let says = format!("says.{id}");
    fields.pairs().iter().any(|(name, _)| *name == says).then(|| Typed {
        criterion: id.to_owned(),
        says: Says::parse(fields.text(&says)),
        reason: fields.text(&format!("reason.{id}")).replace("\r\n", "\n"),
    })
}

/// GET /office/appraisal/evidence/{id}
pub async fn evidence(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let (file, bytes) = open_evidence(&mut cx, &EvidenceId(id)).await?;
    Ok(download(&file.name, bytes))
}

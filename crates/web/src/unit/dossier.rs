use actions::ActionError;
use actions::dossier::{Line, Sheet, save};
use domain::criteria::DocumentKind;
use domain::ground::date;
use domain::meeting::Says;
use domain::people::Language;
use serde::Serialize;

use super::form::{self, Values, says_of, words_of};
use super::head::{Head, PROGRAMME, Room, Seen};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The self-assessment, criterion by criterion.
#[derive(Debug, Default, Serialize)]
pub struct DossierPage {
    pub head: Head,
    pub action: String,
    pub evidence: String,
    pub version: u32,
    pub is_open: bool,
    pub rule: String,
    pub lines: Vec<LineView>,
    pub reviewed: FieldView,
    pub note: FieldView,
    pub problem: String,
    /// Somebody else saved meanwhile: their values stand beside those that differ.
    pub has_theirs: bool,
    pub saved: String,
    pub lacking: usize,
}

/// One field: what it shows, what is wrong with it, and what somebody else put there meanwhile.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FieldView {
    pub name: String,
    pub label: String,
    pub value: String,
    pub problem: String,
    pub theirs: String,
}

/// One criterion.
#[derive(Debug, Default, Serialize)]
pub struct LineView {
    pub id: String,
    pub text: String,
    pub citation: String,
    pub verified: bool,
    pub fields: Vec<FieldView>,
    /// What is counted without being asked.
    pub counted: String,
    pub asks: bool,
    pub may_skip: bool,
    pub says: FieldView,
    pub says_word: String,
    pub words: FieldView,
    pub lacks: Vec<String>,
    /// What the appraiser found, once it came back.
    pub found: String,
    pub found_reason: String,
    pub files: Vec<String>,
}

impl DossierPage {
    pub const TEMPLATE: &'static str = "unit/dossier.html";
}

/// What a form is drawn from besides the sheet.
struct Drawn<'d> {
    values: &'d Values,
    theirs: Option<&'d Values>,
    problems: &'d Values,
}

impl Drawn<'_> {
    fn field(&self, name: &str, label: &str) -> FieldView {
        let of = |values: &Values| values.get(name).cloned().unwrap_or_default();
        let value = of(self.values);
        let theirs = self.theirs.map(of).filter(|theirs| *theirs != value);
        FieldView {
            name: name.to_owned(),
            label: label.to_owned(),
            problem: of(self.problems),
            theirs: theirs.map(|theirs| if theirs.is_empty() { "–".to_owned() } else { theirs }).unwrap_or_default(),
            value,
        }
    }
}

fn page(seat: &Seat, seen: &Seen, sheet: &Sheet, drawn: &Drawn<'_>) -> DossierPage {
    let submission = sheet.submission.as_ref();
    let saved = submission.map(|one| format!("{} · {}", moment(one.saved_at), one.saved_by));
    let mut asked = Vec::new();
    DossierPage {
        head: Head::of(seat, seen, sheet, Room::Dossier),
        action: seen.own.at(Room::Dossier, sheet.year),
        evidence: seen.own.at(Room::Evidence, sheet.year),
        version: submission.map_or(0, |one| one.version),
        is_open: submission.is_none_or(|one| one.state.is_open()),
        rule: sheet.rule.clone(),
        lines: sheet.lines.iter().map(|one| line(seat, sheet, one, drawn, &mut asked)).collect(),
        reviewed: drawn.field("reviewed_on", seat.say("Ngày đơn vị họp đánh giá", "Day of the unit's own meeting")),
        note: drawn.field("note", seat.say("Ghi chú chung", "General note")),
        problem: String::new(),
        has_theirs: drawn.theirs.is_some(),
        saved: saved.unwrap_or_default(),
        lacking: sheet.lacks.len(),
    }
}

/// A day that several criteria need is asked for once, at the first of them.
fn line(seat: &Seat, sheet: &Sheet, one: &Line, drawn: &Drawn<'_>, asked: &mut Vec<&'static str>) -> LineView {
    let (criterion, id) = (&one.criterion, &one.criterion.id);
    let mut names: Vec<&'static str> = one.needs.papers.iter().map(|paper| day_name(*paper)).collect();
    names.extend(one.needs.registration.then_some("registered_on"));
    if one.needs.sub_units {
        names.extend(["sub_units", "sub_units_met"]);
    }
    names.dedup();
    names.retain(|name| !asked.contains(name));
    asked.extend(&names);
    let lacks = sheet.lacks.iter().filter(|lack| lack.criterion.as_ref() == Some(id));
    let found = sheet.found.get(id);
    let says = drawn.field(&says_of(id), "");
    LineView {
        id: id.clone(),
        text: text(seat, one).to_owned(),
        citation: criterion.citation.clone(),
        verified: criterion.verified,
        fields: names.into_iter().map(|name| drawn.field(name, label(seat, name))).collect(),
        counted: counted(seat, sheet, one),
        asks: one.needs.may_answer(),
        may_skip: criterion.may_be_not_applicable,
        says_word: Says::parse(&says.value).map_or("–", |says| word(seat, says)).to_owned(),
        says,
        words: drawn.field(&words_of(id), seat.say("Đơn vị trình bày", "In your own words")),
        lacks: lacks
            .filter(|_| sheet.submission.is_some())
            .map(|lack| seat.say(lack.what.vietnamese(), lack.what.english()).to_owned())
            .collect(),
        found: found.map(|found| word(seat, found.says).to_owned()).unwrap_or_default(),
        found_reason: found.map(|found| found.reason.clone()).unwrap_or_default(),
        files: sheet
            .evidence
            .iter()
            .filter(|file| file.criterion.as_ref() == Some(id))
            .map(|file| file.name.clone())
            .collect(),
    }
}

/// The criterion in the reader's language.
pub fn text<'l>(seat: &Seat, one: &'l Line) -> &'l str {
    let is_english = seat.language() == Language::English && !one.criterion.english.is_empty();
    if is_english { &one.criterion.english } else { &one.criterion.text }
}

pub fn word(seat: &Seat, says: Says) -> &'static str {
    match says {
        Says::Met => seat.say("đạt", "met"),
        Says::NotMet => seat.say("chưa đạt", "not met"),
        Says::NotApplicable => seat.say("không áp dụng", "does not apply"),
    }
}

fn day_name(paper: DocumentKind) -> &'static str {
    match paper {
        DocumentKind::Resolution => "resolution_on",
        DocumentKind::Plan => "plan_on",
        DocumentKind::Registration => "registered_on",
    }
}

fn label(seat: &Seat, name: &str) -> &'static str {
    match name {
        "resolution_on" => seat.say("Ngày nghị quyết", "Day of the resolution"),
        "plan_on" => seat.say("Ngày kế hoạch", "Day of the plan"),
        "registered_on" => seat.say("Ngày bản đăng ký", "Day of the registration"),
        "sub_units" => seat.say("Tổng số đầu mối trực thuộc", "All sub-units"),
        _ => seat.say("Số đầu mối đạt danh hiệu", "Sub-units that reach the level"),
    }
}

fn counted(seat: &Seat, sheet: &Sheet, one: &Line) -> String {
    let mut parts = Vec::new();
    if one.needs.registration {
        parts.push(match sheet.registration {
            Some(found) => {
                let say = seat.say("Sổ đăng ký ghi ngày", "The register says");
                format!("{say} {}.", date::short(found.signed_on))
            }
            None => seat.say("Sổ đăng ký chưa ghi.", "The register has no registration yet.").to_owned(),
        });
    }
    if one.needs.people {
        let people = sheet.registration.and_then(|found| found.people);
        let people = people.map_or_else(|| "–".to_owned(), |people| people.to_string());
        parts.push(format!("{}: {people}.", seat.say("Số người đã ký cam kết", "People who signed")));
    }
    if one.needs.children {
        let say = seat.say(
            "Máy tính từ kết quả của các đối tượng bên dưới; không phải điền.",
            "Counted from the results below; nothing to fill in.",
        );
        parts.push(say.to_owned());
    }
    parts.join(" ")
}

/// GET /unit/dossier
pub async fn edit(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let sheet = seen.sheet()?;
    let values = form::shown(&sheet.submission.as_ref().map(|one| one.claim.clone()).unwrap_or_default());
    let drawn = Drawn { values: &values, theirs: None, problems: &Values::new() };
    seat.page(DossierPage::TEMPLATE, &page(&seat, &seen, sheet, &drawn))
}

/// POST /unit/dossier
pub async fn update(seat: Seat, Query(query): Query, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let sheet = seen.sheet()?;
    let values = form::typed(&fields);
    let version: u32 = fields.text("version").parse().unwrap_or_default();
    let (mut problems, mut problem, mut theirs) = (Values::new(), String::new(), None);
    match form::read(&seat, &values) {
        Err(found) => problems = found,
        Ok(claim) => match save(&mut cx, (PROGRAMME, sheet.year), &seen.own.whose, version, claim).await {
            Ok(_) => {
                cx.commit().await?;
                return Ok(kept(&seat, &seen, sheet, fields.text("then")));
            }
            Err(error @ ActionError::Conflict { .. }) => {
                problem = seat.sentence(&error);
                theirs = sheet.submission.as_ref().map(|one| form::shown(&one.claim));
            }
            Err(error @ ActionError::Refused(_)) => problem = seat.sentence(&error),
            Err(error) => return Err(error.into()),
        },
    }
    if !problems.is_empty() {
        let say = seat
            .say("Chưa lưu: có chỗ cần sửa, ghi cạnh từng ô.", "Not saved: what is wrong stands beside the fields.");
        say.clone_into(&mut problem);
    }
    let drawn = Drawn { values: &values, theirs: theirs.as_ref(), problems: &problems };
    // With the values of the other beside their own, the next saving is meant.
    let mut shown = DossierPage { problem, ..page(&seat, &seen, sheet, &drawn) };
    if theirs.is_none() && version != 0 {
        shown.version = version;
    }
    seat.refused(DossierPage::TEMPLATE, &shown)
}

fn kept(seat: &Seat, seen: &Seen, sheet: &Sheet, then: &str) -> axum::response::Response {
    let notice = seat.say("Đã lưu hồ sơ.", "The dossier is saved.");
    let room = if then == "submit" { Room::Submission } else { Room::Dossier };
    seat.redirect(&seen.own.at(room, sheet.year), notice)
}

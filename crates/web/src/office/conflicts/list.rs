use actions::assessment::{ConflictView, SettledView, conflicts, opened_years, settled};
use domain::assessment::{Outcome, Source};
use domain::ground::text::search_key;
use domain::register::Title;
use serde::Serialize;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The programme whose conflicts are settled.
pub const PROGRAMME: &str = "5-nhat";

/// The open conflicts of a year, and what was settled.
#[derive(Debug, Default, Serialize)]
pub struct ConflictsPage {
    pub year: i16,
    pub years: Vec<i16>,
    pub typed: String,
    pub all: usize,
    pub conflicts: Vec<ConflictCard>,
    pub settled: Vec<SettledRow>,
}

#[derive(Debug, Serialize)]
pub struct ConflictCard {
    pub path: String,
    pub name: String,
    pub code: String,
    pub title: String,
    pub criterion: String,
    pub text: String,
    pub citation: String,
    pub sources: Vec<SourceRow>,
    /// How it was settled before, on other facts.
    pub earlier: String,
}

/// What one source says.
#[derive(Debug, Serialize)]
pub struct SourceRow {
    pub source: String,
    pub outcome: String,
    pub word: String,
    pub says: String,
}

#[derive(Debug, Serialize)]
pub struct SettledRow {
    pub path: String,
    pub name: String,
    pub code: String,
    pub criterion: String,
    pub outcome: String,
    pub word: String,
    pub reason: String,
    pub by: String,
    pub holds: bool,
}

impl ConflictsPage {
    pub const TEMPLATE: &'static str = "office/conflicts/list.html";
}

/// GET /office/conflicts
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let years = opened_years(&mut cx, PROGRAMME).await?;
    let asked = query.text("year").parse().ok().filter(|year| years.contains(year));
    let Some(year) = asked.or_else(|| years.first().copied()) else {
        return seat.page(ConflictsPage::TEMPLATE, &ConflictsPage::default());
    };
    let typed = query.text("q");
    let wanted = search_key(typed);
    let is_shown = |code: &str, name: &str| search_key(&format!("{code} {name}")).contains(&wanted);
    let open = conflicts(&mut cx, PROGRAMME, year).await?;
    let before = settled(&mut cx, PROGRAMME, year).await?;
    let page = ConflictsPage {
        year,
        years,
        typed: typed.to_owned(),
        all: open.len(),
        conflicts: open.iter().filter(|one| is_shown(&one.code, &one.name)).map(|one| card(&seat, year, one)).collect(),
        settled: before.iter().filter(|one| is_shown(&one.code, &one.name)).map(|one| row(&seat, year, one)).collect(),
    };
    seat.page(ConflictsPage::TEMPLATE, &page)
}

/// `/office/conflicts/settlement?year=2026&title=school&code=TH01&criterion=GD-4`
pub fn path_of(year: i16, title: Title, code: &str, criterion: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!(
        "/office/conflicts/settlement?year={year}&title={title}&code={}&criterion={}",
        encoded(code),
        encoded(criterion)
    )
}

fn card(seat: &Seat, year: i16, one: &ConflictView) -> ConflictCard {
    let source = |source: &actions::assessment::SourceView| source_row(seat, source);
    let earlier = one.earlier.as_ref().map(|earlier| format!("{}: {}", word(seat, earlier.outcome), earlier.reason));
    ConflictCard {
        path: path_of(year, one.title, &one.code, &one.criterion),
        name: one.name.clone(),
        code: one.code.clone(),
        title: one.title.noun().to_owned(),
        criterion: one.criterion.clone(),
        text: one.text.clone(),
        citation: one.citation.clone(),
        sources: one.sources.iter().map(source).collect(),
        earlier: earlier.unwrap_or_default(),
    }
}

pub fn source_row(seat: &Seat, one: &actions::assessment::SourceView) -> SourceRow {
    SourceRow {
        source: source_word(seat, one.source).to_owned(),
        outcome: one.outcome.to_string(),
        word: word(seat, one.outcome).to_owned(),
        says: one.says.clone(),
    }
}

fn row(seat: &Seat, year: i16, one: &SettledView) -> SettledRow {
    let settlement = &one.given.settlement;
    SettledRow {
        path: path_of(year, one.title, &one.code, &settlement.criterion),
        name: one.name.clone(),
        code: one.code.clone(),
        criterion: settlement.criterion.clone(),
        outcome: settlement.outcome.to_string(),
        word: word(seat, settlement.outcome).to_owned(),
        reason: settlement.reason.clone(),
        by: format!("{} · {}", one.given.actor, moment(one.given.at)),
        holds: one.holds,
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

fn source_word(seat: &Seat, source: Source) -> &'static str {
    match source {
        Source::Import => seat.say("sổ, danh sách đã nạp", "registers and lists"),
        Source::Meeting => seat.say("cuộc họp, tự đánh giá", "the meeting, the self-assessment"),
        Source::Ledger => seat.say("sổ vụ việc", "the ledger of cases"),
        Source::Computed => seat.say("máy tính từ số liệu", "computed"),
        Source::Appraiser => seat.say("người thẩm định", "the appraiser"),
        Source::Totals => seat.say("số tổng hợp", "totals"),
    }
}

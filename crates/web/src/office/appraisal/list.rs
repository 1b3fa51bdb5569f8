use actions::assessment::opened_years;
use actions::dossier::appraisal::{Listed, list};
use domain::meeting::SubmissionState;
use domain::people::Permission;
use domain::register::Title;
use serde::Serialize;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The programme whose titles are appraised.
pub const PROGRAMME: &str = "5-nhat";

/// Every subject whose self-assessment is due, what waits first.
#[derive(Debug, Default, Serialize)]
pub struct ListPage {
    pub year: i16,
    pub years: Vec<i16>,
    pub rows: Vec<Row>,
    pub all: usize,
    pub waiting: usize,
    pub typed: String,
    pub title: String,
    pub state: String,
    pub titles: Vec<Choice>,
    pub states: Vec<Choice>,
    pub fills_ward: bool,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct Row {
    /// Empty where there is nothing to open: not begun, or still a draft.
    pub path: String,
    pub code: String,
    pub name: String,
    pub title: String,
    pub state: String,
    pub state_word: String,
    pub at: String,
    pub note: String,
}

impl ListPage {
    pub const TEMPLATE: &'static str = "office/appraisal/list.html";
}

/// GET /office/appraisal
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let years = opened_years(&mut cx, PROGRAMME).await?;
    let asked = query.text("year").parse().ok().filter(|year| years.contains(year));
    let fills_ward = seat.role().may(Permission::FillWardDossier);
    let Some(year) = asked.or_else(|| years.first().copied()) else {
        return seat.page(ListPage::TEMPLATE, &ListPage { fills_ward, ..ListPage::default() });
    };
    let listed = list(&mut cx, PROGRAMME, year).await?;
    let (typed, title, state) = (query.text("q"), query.text("title"), query.text("state"));
    let is_shown = |one: &&Listed| {
        (typed.trim().is_empty() || one.matches(typed))
            && (title.is_empty() || one.subject.title.as_str() == title)
            && (state.is_empty() || state_key(one.state) == state)
    };
    let page = ListPage {
        year,
        years,
        all: listed.len(),
        waiting: listed.iter().filter(|one| one.state == Some(SubmissionState::Submitted)).count(),
        rows: listed.iter().filter(is_shown).map(|one| row(&seat, one)).collect(),
        typed: typed.to_owned(),
        title: title.to_owned(),
        state: state.to_owned(),
        titles: titles(&seat, &listed),
        states: states(&seat),
        fills_ward,
    };
    seat.page(ListPage::TEMPLATE, &page)
}

fn state_key(state: Option<SubmissionState>) -> &'static str {
    state.map_or("none", SubmissionState::as_str)
}

fn states(seat: &Seat) -> Vec<Choice> {
    let choice = |state: &SubmissionState| Choice {
        value: state.to_string(),
        label: seat.say(state.label(), state.english()).to_owned(),
    };
    let none = Choice { value: "none".to_owned(), label: seat.say("chưa soạn", "not begun").to_owned() };
    SubmissionState::ALL.iter().map(choice).chain([none]).collect()
}

fn titles(seat: &Seat, listed: &[Listed]) -> Vec<Choice> {
    let has = |title: &&Title| listed.iter().any(|one| one.subject.title == **title);
    let choice = |title: &Title| Choice { value: title.to_string(), label: title_word(seat, *title).to_owned() };
    Title::ALL.iter().filter(has).map(choice).collect()
}

/// A title in a word, for lists.
pub fn title_word(seat: &Seat, title: Title) -> &'static str {
    let english = match title {
        Title::Household => "household",
        Title::Area => "residential area",
        Title::School => "school",
        Title::Organisation => "agency, enterprise",
        Title::Commune => "ward",
    };
    seat.say(title.noun(), english)
}

fn row(seat: &Seat, one: &Listed) -> Row {
    let path = match (&one.id, one.state) {
        (Some(id), Some(state)) if state != SubmissionState::Draft => format!("/office/appraisal/{id}"),
        _ => String::new(),
    };
    let state_word =
        one.state.map_or_else(|| seat.say("chưa soạn", "not begun"), |state| seat.say(state.label(), state.english()));
    let is_from_list = one.has_dossier && one.state != Some(SubmissionState::Accepted);
    Row {
        path,
        code: one.subject.code.clone(),
        name: one.subject.name.clone(),
        title: title_word(seat, one.subject.title).to_owned(),
        state: state_key(one.state).to_owned(),
        state_word: state_word.to_owned(),
        at: one.at.map(moment).unwrap_or_default(),
        note: if is_from_list {
            seat.say("đã có hồ sơ nạp từ danh sách", "a dossier came with a list").to_owned()
        } else {
            String::new()
        },
    }
}

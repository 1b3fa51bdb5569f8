use actions::assessment::{Line, TitlePicture, picture, workbook};
use actions::campaign::rules;
use axum::extract::Path;
use domain::assessment::Outcome;
use domain::ground::number::grouped;
use domain::ground::text::search_key;
use domain::people::Permission;
use domain::register::Title;
use serde::Serialize;

use super::place::{Place, absent};
use super::words;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Everybody of one title, with outcomes: searched, filtered, page by page.
#[derive(Debug, Default, Serialize)]
pub struct SubjectsPage {
    pub name: String,
    pub year: i16,
    pub title_path: String,
    pub path: String,
    pub workbook_path: String,
    /// Named in the form where it is not the usual one.
    pub programme: String,
    pub is_frozen: bool,
    pub has_areas: bool,
    pub asked: Asked,
    pub outcomes: Vec<Choice>,
    pub areas: Vec<Choice>,
    /// "1.234"
    pub found: String,
    pub rows: Vec<SubjectRow>,
    pub page: usize,
    pub pages: usize,
    pub previous: String,
    pub next: String,
}

/// What was looked for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Asked {
    pub q: String,
    pub outcome: String,
    pub area: String,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct SubjectRow {
    pub code: String,
    pub name: String,
    pub path: String,
    pub area: String,
    pub registered: bool,
    pub outcome: String,
    pub word: String,
    /// The criteria that are not met or open: "HGD-3, VOTE".
    pub lacking: String,
}

impl SubjectsPage {
    pub const TEMPLATE: &'static str = "office/year/subjects.html";
}

/// As many as a phone scrolls through and a page prints.
const PER_PAGE: usize = 50;

impl Asked {
    fn of(query: &Query) -> Self {
        let text = |name: &str| query.0.text(name).trim().to_owned();
        Self { q: text("q"), outcome: text("outcome"), area: text("area") }
    }

    fn finds<'p>(&self, drawn: &'p TitlePicture) -> Vec<&'p Line> {
        let key = search_key(&self.q);
        let words: Vec<&str> = key.split_whitespace().collect();
        let outcome = Outcome::parse(&self.outcome);
        let is_found = |line: &&Line| {
            outcome.is_none_or(|outcome| line.outcome == outcome)
                && (self.area.is_empty() || line.area_code == self.area)
                && words.iter().all(|word| has_word(&line.key, word))
        };
        drawn.lines.iter().filter(is_found).collect()
    }

    /// `?q=…&outcome=…`, for the links of the pages and of the workbook.
    fn query(&self, place: &Place, page: usize) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        let number = if page == 1 { String::new() } else { page.to_string() };
        let programme = if place.path("").contains('?') { place.programme.as_str() } else { "" };
        let all = [("q", self.q.as_str()), ("outcome", &self.outcome), ("area", &self.area), ("page", &number)];
        for (name, value) in all.into_iter().chain([("programme", programme)]).filter(|(_, value)| !value.is_empty()) {
            text.append_pair(name, value);
        }
        let text = text.finish();
        if text.is_empty() { text } else { format!("?{text}") }
    }
}

/// A name is searched by the beginnings of its words; a code by any part of it.
fn has_word(key: &str, word: &str) -> bool {
    let is_code = word.bytes().any(|byte| byte.is_ascii_digit());
    key.match_indices(word).any(|(at, _)| is_code || at == 0 || key[..at].ends_with(' '))
}

/// GET /office/years/{year}/{title}/subjects
pub async fn index(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let mut cx = seat.read().await?;
    cx.require(Permission::ReadReasons)?;
    let drawn = picture(&mut cx, &place.programme, place.year).await?;
    let rules = rules(&cx, &place.programme, place.year)?;
    let (Some(drawn), Some(judged)) = (drawn.title(place.title), rules.title(place.title)) else {
        return Err(absent());
    };
    let name = seat.say(&judged.rule.name, &judged.rule.english);
    let page = page(&seat, &place, drawn, Asked::of(&query), query.0.text("page"));
    seat.page(SubjectsPage::TEMPLATE, &SubjectsPage { name: name.to_owned(), ..page })
}

fn page(seat: &Seat, place: &Place, drawn: &TitlePicture, asked: Asked, number: &str) -> SubjectsPage {
    let found = asked.finds(drawn);
    let pages = found.len().div_ceil(PER_PAGE).max(1);
    let number = number.parse().unwrap_or(1).clamp(1, pages);
    let base = format!("/office/years/{}/{}/subjects", place.year, place.title);
    let to = |page: usize| format!("{base}{}", asked.query(place, page));
    let shown = found.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    SubjectsPage {
        name: String::new(),
        year: place.year,
        title_path: place.path(""),
        workbook_path: format!("{base}.xlsx{}", asked.query(place, 1)),
        programme: if place.path("").contains('?') { place.programme.clone() } else { String::new() },
        is_frozen: drawn.is_frozen,
        has_areas: place.title == Title::Household,
        outcomes: outcomes(seat, drawn),
        areas: areas(drawn),
        found: grouped(found.len() as u64),
        rows: shown.map(|line| row(seat, place, drawn, line)).collect(),
        page: number,
        pages,
        previous: if number == 1 { String::new() } else { to(number - 1) },
        next: if number == pages { String::new() } else { to(number + 1) },
        path: base.clone(),
        asked,
    }
}

fn outcomes(seat: &Seat, drawn: &TitlePicture) -> Vec<Choice> {
    let figures = &drawn.figures;
    let count = |outcome: Outcome| match outcome {
        Outcome::Met => figures.met,
        Outcome::NotMet => figures.not_met,
        Outcome::NotApplicable => figures.left_out,
        Outcome::Open => figures.open,
    };
    let choice = |outcome: &Outcome| Choice {
        value: outcome.to_string(),
        label: format!("{} ({})", words::outcome(seat, *outcome), grouped(count(*outcome))),
    };
    Outcome::ALL.iter().filter(|outcome| count(**outcome) != 0).map(choice).collect()
}

/// Lines stand by area, so that each area begins once.
fn areas(drawn: &TitlePicture) -> Vec<Choice> {
    let mut areas: Vec<Choice> = Vec::new();
    for line in drawn.lines.iter().filter(|line| !line.area_code.is_empty()) {
        if areas.last().is_none_or(|last| last.value != line.area_code) {
            areas.push(Choice { value: line.area_code.clone(), label: line.area.clone() });
        }
    }
    areas
}

fn row(seat: &Seat, place: &Place, drawn: &TitlePicture, line: &Line) -> SubjectRow {
    let is_lacking = |outcome| matches!(outcome, Outcome::NotMet | Outcome::Open);
    let lacking: Vec<&str> =
        drawn.findings(line).filter(|one| is_lacking(one.outcome)).map(|one| one.criterion.as_str()).collect();
    SubjectRow {
        code: line.subject.code.clone(),
        name: line.subject.name.clone(),
        path: place.path(&format!("/subjects/{}", encoded(&line.subject.code))),
        area: line.area.clone(),
        registered: line.registered,
        outcome: line.outcome.to_string(),
        word: words::outcome(seat, line.outcome).to_owned(),
        lacking: if line.outcome == Outcome::NotApplicable { String::new() } else { lacking.join(", ") },
    }
}

/// A code as one part of an address: codes come from workbooks and hold anything.
pub fn encoded(code: &str) -> String {
    percent_encoding::utf8_percent_encode(code, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// GET /office/years/{year}/{title}/subjects.xlsx: what was found, as a workbook.
pub async fn download(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let mut cx = seat.read().await?;
    cx.require(Permission::ReadReasons)?;
    let drawn = picture(&mut cx, &place.programme, place.year).await?;
    let rules = rules(&cx, &place.programme, place.year)?;
    let (Some(drawn), Some(judged)) = (drawn.title(place.title), rules.title(place.title)) else {
        return Err(absent());
    };
    let found = Asked::of(&query).finds(drawn);
    let heading = format!("Kết quả {} năm {}", judged.rule.name, place.year);
    let bytes = workbook(&mut cx, &heading, drawn, &found).await?;
    Ok(crate::view::download::download(&format!("ket-qua-{}-{}.xlsx", place.title, place.year), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_the_beginnings_of_their_words_and_codes_by_any_part() {
        let key = search_key("BH010238 Hoàng Thị Vân Tổ dân phố 1");
        for (word, is_found) in
            [("hoa", true), ("van", true), ("ng", false), ("0238", true), ("bh01", true), ("2", true)]
        {
            assert_eq!(has_word(&key, word), is_found, "{word}");
        }
    }

    #[test]
    fn a_list_names_its_filters_and_its_pages() {
        let row = SubjectRow {
            code: "BH010001".to_owned(),
            name: "Nguyễn Thị Mẫu".to_owned(),
            path: "/office/years/2021/household/subjects/BH010001".to_owned(),
            area: "Tổ dân phố 1".to_owned(),
            registered: true,
            outcome: "not_met".to_owned(),
            word: "chưa đạt".to_owned(),
            lacking: "HGD-3".to_owned(),
        };
        let page = SubjectsPage {
            has_areas: true,
            programme: "antt".to_owned(),
            outcomes: vec![Choice { value: "not_met".to_owned(), label: "chưa đạt (1)".to_owned() }],
            areas: vec![Choice { value: "TDP01".to_owned(), label: "Tổ dân phố 1".to_owned() }],
            asked: Asked { q: "mau \"".to_owned(), outcome: "not_met".to_owned(), area: String::new() },
            rows: vec![row],
            page: 2,
            pages: 3,
            previous: "?page=1".to_owned(),
            next: "?page=3".to_owned(),
            ..SubjectsPage::default()
        };
        let html = crate::view::sample(SubjectsPage::TEMPLATE, &page);
        for part in ["mau &quot;", "not_met\" selected", "HGD-3", "rel=\"next\"", "rel=\"prev\"", "2&#x2f;3"] {
            assert!(html.contains(part) || html.contains(&part.replace("&#x2f;", "/")), "{part} in {html}");
        }
        let none = SubjectsPage { page: 1, pages: 1, ..SubjectsPage::default() };
        assert!(crate::view::sample(SubjectsPage::TEMPLATE, &none).contains("Không có ai khớp"));
    }
}

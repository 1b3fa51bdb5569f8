use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use actions::Desk;
use actions::report::{Decade, DecadeLine, decade};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};
use domain::assessment::{Outcome, Source};
use domain::ground::number::grouped;
use domain::register::Title;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::error::WebError;

/// The programme whose results the first page shows.
const PROGRAMME: &str = "5-nhat";

/// GET /
pub async fn show(State(desk): State<Arc<Desk>>) -> Result<Html<String>, WebError> {
    let mut cx = desk.read().await?;
    let found = decade(&mut cx, PROGRAMME).await?;
    Ok(Html(render(&ResultsPage::of(&found))?))
}

/// GET /assets/page.css
pub async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../assets/page.css"))
}

#[derive(Debug, Serialize)]
pub struct ResultsPage {
    ward: String,
    programme: String,
    is_sample: bool,
    has_quoted: bool,
    headings: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    year: i16,
    cells: Vec<Cell>,
    is_quoted: bool,
}

#[derive(Debug, Default, Serialize)]
struct Cell {
    figure: String,
    rate: String,
}

impl ResultsPage {
    fn of(decade: &Decade) -> Self {
        let titles: BTreeSet<Title> = decade.summary.iter().map(|line| line.title).collect();
        let mut years: BTreeMap<i16, BTreeMap<Title, &DecadeLine>> = BTreeMap::new();
        for line in &decade.summary {
            years.entry(line.year).or_default().insert(line.title, line);
        }
        let name = |title: &Title| {
            let named = decade.titles.iter().find(|(one, _)| one == title);
            named.map_or_else(|| title.noun().to_owned(), |(_, name)| name.clone())
        };
        let rows: Vec<Row> = years
            .iter()
            .rev()
            .map(|(year, lines)| Row {
                year: *year,
                is_quoted: lines.values().any(|line| line.source == Source::Totals),
                cells: titles.iter().map(|title| lines.get(title).map(|line| cell(line)).unwrap_or_default()).collect(),
            })
            .collect();
        Self {
            ward: decade.ward.clone(),
            programme: decade.programme.clone(),
            is_sample: decade.is_sample,
            has_quoted: rows.iter().any(|row| row.is_quoted),
            headings: titles.iter().map(name).collect(),
            rows,
        }
    }
}

/// A title under review shows no figure: half a year's list is no result, and nobody is to read "chưa đạt" into it.
fn cell(line: &DecadeLine) -> Cell {
    if !line.is_final {
        return Cell { figure: "đang xét".to_owned(), rate: String::new() };
    }
    if line.title == Title::Commune {
        let figure = if line.outcome == Outcome::Met { "đạt" } else { "chưa đạt" };
        return Cell { figure: figure.to_owned(), rate: String::new() };
    }
    Cell { figure: format!("{}/{}", grouped(line.met), grouped(line.total)), rate: line.rate.clone() }
}

fn render(page: &ResultsPage) -> Result<String, WebError> {
    static PAGES: OnceLock<Environment<'static>> = OnceLock::new();
    let pages = PAGES.get_or_init(|| {
        let mut pages = Environment::new();
        pages.set_undefined_behavior(UndefinedBehavior::Strict);
        pages.add_template("results.html", include_str!("results.html")).expect("the page is rendered in a test");
        pages
    });
    let failed = |error: minijinja::Error| {
        actions::ActionError::failed(format!("trang không dựng được: {error}"), format!("the page failed: {error}"))
    };
    let text = pages.get_template("results.html").and_then(|template| template.render(Serde(page))).map_err(failed)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(year: i16, title: Title, met: u64, total: u64, source: Source) -> DecadeLine {
        let outcome = if met == total { Outcome::Met } else { Outcome::NotMet };
        DecadeLine {
            year,
            title,
            total,
            registered: None,
            met,
            rate: "50,0%".to_owned(),
            outcome,
            is_final: true,
            source,
        }
    }

    #[test]
    fn the_page_shows_totals_and_escapes_names() {
        let decade = Decade {
            ward: "Phường <b>Mẫu</b>".to_owned(),
            is_sample: true,
            programme: "5 nhất".to_owned(),
            titles: vec![(Title::Household, "Gia đình an toàn nhất".to_owned())],
            summary: vec![
                line(2020, Title::Household, 1500, 3000, Source::Totals),
                line(2021, Title::Commune, 1, 1, Source::Computed),
            ],
        };
        let Ok(page) = render(&ResultsPage::of(&decade)) else { panic!("the page renders") };
        for part in ["Phường &lt;b&gt;Mẫu&lt;&#x2f;b&gt;", "1.500/3.000", "Gia đình an toàn nhất", "DỮ LIỆU MẪU", "đạt"]
        {
            assert!(page.contains(part) || page.contains(&part.replace('/', "&#x2f;")), "{part} in {page}");
        }
        assert!(!page.contains("<b>Mẫu"));
    }

    #[test]
    fn a_title_under_review_shows_no_figure_and_no_outcome() {
        let open = |title| DecadeLine { is_final: false, ..line(2022, title, 3, 60, Source::Computed) };
        for title in [Title::Household, Title::Commune] {
            let shown = cell(&open(title));
            assert_eq!((shown.figure.as_str(), shown.rate.as_str()), ("đang xét", ""));
        }
    }

    #[test]
    fn an_empty_ward_has_words_instead_of_a_table() {
        let decade = Decade {
            ward: "Phường Mẫu".to_owned(),
            is_sample: false,
            programme: String::new(),
            titles: Vec::new(),
            summary: Vec::new(),
        };
        let Ok(page) = render(&ResultsPage::of(&decade)) else { panic!("the page renders") };
        assert!(page.contains("Chưa có số liệu") && !page.contains("<table"));
    }
}

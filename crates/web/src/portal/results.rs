use std::collections::{BTreeMap, BTreeSet};

use actions::report::{Decade, DecadeLine, decade};
use domain::assessment::{Outcome, Source};
use domain::ground::number::grouped;
use domain::register::Title;
use serde::Serialize;

use crate::access::seat::{Seat, see_other};
use crate::error::WebResult;

/// The programme whose results the first page shows.
const PROGRAMME: &str = "5-nhat";

/// GET /
pub async fn show(seat: Seat) -> WebResult {
    if seat.app().setup().is_some() {
        return Ok(see_other("/setup"));
    }
    if seat.app().only().is_none() && seat.seated().is_none() {
        return Ok(see_other("/sign-in"));
    }
    let mut cx = seat.read().await?;
    let found = decade(&mut cx, PROGRAMME).await?;
    seat.page(ResultsPage::TEMPLATE, &ResultsPage::of(&found))
}

#[derive(Debug, Serialize)]
pub struct ResultsPage {
    ward: String,
    programme: String,
    is_sample: bool,
    has_quoted: bool,
    has_untold: bool,
    has_under_review: bool,
    headings: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    year: i16,
    cells: Vec<Cell>,
    is_quoted: bool,
    /// A decided title of the year was reopened: its figures stand until they are corrected.
    is_under_review: bool,
}

#[derive(Debug, Default, Serialize)]
struct Cell {
    figure: String,
    rate: String,
}

impl ResultsPage {
    pub const TEMPLATE: &'static str = "portal/results.html";

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
                is_under_review: lines.values().any(|line| line.is_under_review),
                cells: titles.iter().map(|title| lines.get(title).map(|line| cell(line)).unwrap_or_default()).collect(),
            })
            .collect();
        Self {
            ward: decade.ward.clone(),
            programme: decade.programme.clone(),
            is_sample: decade.is_sample,
            has_untold: rows.iter().flat_map(|row| &row.cells).any(|cell| cell.figure == UNTOLD),
            has_under_review: rows.iter().any(|row| row.is_under_review),
            has_quoted: rows.iter().any(|row| row.is_quoted),
            headings: titles.iter().map(name).collect(),
            rows,
        }
    }
}

/// Of fewer subjects than these, a count says of a single one how it fared.
const FEWEST: u64 = 3;

/// What is not told: of a title under review, of one whose count would name a subject, of one that nobody met. They look
/// alike, so that no refusal can be read out of what is left out.
const UNTOLD: &str = "–";

fn cell(line: &DecadeLine) -> Cell {
    let untold = || Cell { figure: UNTOLD.to_owned(), rate: String::new() };
    let figure = match line.title {
        _ if !line.is_final => return untold(),
        Title::Commune if line.outcome == Outcome::Met => "đạt".to_owned(),
        Title::Commune => return untold(),
        _ if line.total < FEWEST || line.met == 0 => return untold(),
        _ => format!("{}/{}", grouped(line.met), grouped(line.total)),
    };
    let rate = if line.title == Title::Commune { String::new() } else { line.rate.clone() };
    Cell { figure, rate }
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
            is_under_review: false,
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
        let page = crate::view::sample(ResultsPage::TEMPLATE, &ResultsPage::of(&decade));
        for part in ["Phường &lt;b&gt;Mẫu&lt;&#x2f;b&gt;", "1.500/3.000", "Gia đình an toàn nhất", "đạt"] {
            assert!(page.contains(part) || page.contains(&part.replace('/', "&#x2f;")), "{part} in {page}");
        }
        assert!(!page.contains("<b>Mẫu"));
    }

    #[test]
    fn no_refusal_can_be_read_on_the_page() {
        let open = |title| DecadeLine { is_final: false, ..line(2022, title, 3, 60, Source::Computed) };
        let of = |title, met, total| line(2022, title, met, total, Source::Computed);
        for (line, expected) in [
            (open(Title::Household), "–"),
            (open(Title::Commune), "–"),
            (of(Title::Commune, 0, 1), "–"),
            (of(Title::Commune, 1, 1), "đạt"),
            (of(Title::School, 0, 1), "–"),
            (of(Title::School, 1, 1), "–"),
            (of(Title::School, 1, 2), "–"),
            (of(Title::School, 0, 3), "–"),
            (of(Title::School, 3, 3), "3/3"),
            (of(Title::Household, 2412, 2546), "2.412/2.546"),
        ] {
            let shown = cell(&line);
            assert_eq!(shown.figure, expected, "{line:?}");
            assert_eq!(shown.rate.is_empty(), expected == "–" || expected == "đạt", "a rate tells as much as a count");
        }
    }

    #[test]
    fn a_reopened_year_shows_what_was_decided_and_says_so() {
        let again = DecadeLine { is_under_review: true, ..line(2021, Title::Household, 50, 60, Source::Computed) };
        let decade = Decade {
            ward: "Phường Mẫu".to_owned(),
            is_sample: false,
            programme: String::new(),
            titles: Vec::new(),
            summary: vec![again],
        };
        let page = crate::view::sample(ResultsPage::TEMPLATE, &ResultsPage::of(&decade));
        assert!(page.contains("50/60") || page.contains("50&#x2f;60"), "{page}");
        assert!(page.contains("đang được xem xét lại"), "{page}");
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
        let page = crate::view::sample(ResultsPage::TEMPLATE, &ResultsPage::of(&decade));
        assert!(page.contains("Chưa có số liệu") && !page.contains("<table"));
    }
}

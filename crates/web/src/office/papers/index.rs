use std::collections::BTreeMap;

use actions::campaign::USUAL;
use actions::document::{Issued, Printable, issued, printable, printed_years};
use actions::job;
use serde::Serialize;

use super::words;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The papers of a year.
#[derive(Debug, Default, Serialize)]
pub struct PapersPage {
    pub programme: String,
    pub year: i16,
    pub years: Vec<i16>,
    pub groups: Vec<Group>,
    /// Titles of which something can be printed.
    pub ready: Vec<Choice>,
    pub has_files: bool,
    /// A printing that waits or runs.
    pub running: String,
    pub typed: Typed,
    pub problem: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// What was typed into the forms below the list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Typed {
    pub from: String,
    pub to: String,
    pub subject: String,
    pub about: String,
    pub right: String,
    pub down: String,
}

/// Papers about one title.
#[derive(Debug, Serialize)]
pub struct Group {
    pub about: String,
    pub label: String,
    pub is_ready: bool,
    /// The papers that everybody wants, and those of single areas and units.
    pub papers: Vec<PaperRow>,
    pub single: Vec<PaperRow>,
}

/// One paper in its formats.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRow {
    pub label: String,
    pub subject: String,
    pub made: String,
    pub is_sealed: bool,
    pub is_unfinished: bool,
    pub files: Vec<FileLink>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FileLink {
    /// "PDF"
    pub format: String,
    pub path: String,
}

impl PapersPage {
    pub const TEMPLATE: &'static str = "office/papers/index.html";
}

/// Where the papers of a year are.
pub fn address(programme: &str, year: i16) -> String {
    if programme == USUAL {
        format!("/office/papers?year={year}")
    } else {
        format!("/office/papers?year={year}&programme={}", encoded(programme))
    }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The programme that a form or an address names; the usual one where it names none.
pub fn programme(fields: &Fields) -> String {
    Some(fields.text("programme")).filter(|named| !named.is_empty()).unwrap_or(USUAL).to_owned()
}

/// GET /office/papers
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let page = page(&seat, &query).await?;
    seat.page(PapersPage::TEMPLATE, &page)
}

pub async fn page(seat: &Seat, asked: &Fields) -> WebResult<PapersPage> {
    let programme = programme(asked);
    let mut cx = seat.read().await?;
    let years = printed_years(&mut cx, &programme).await?;
    let asked_year = asked.text("year").parse().ok();
    let year = asked_year.or(years.first().copied()).unwrap_or_else(|| cx.today().year());
    let titles = printable(&mut cx, &programme, year).await?;
    let files = issued(&mut cx, &programme, year).await?;
    let running = job::list(&mut cx).await?.into_iter().find(|view| {
        !view.state.is_over() && matches!(&view.order, job::JobOrder::Papers { year: of, .. } if *of == year)
    });
    let ready = titles.iter().filter(|one| one.is_ready);
    let choice = |one: &Printable| Choice {
        value: one.about.as_str().to_owned(),
        label: words::about(seat, one.about.as_str()),
    };
    Ok(PapersPage {
        ready: ready.map(choice).collect(),
        has_files: !files.is_empty(),
        groups: groups(seat, &titles, files),
        running: running.map(|view| view.id.0).unwrap_or_default(),
        typed: typed(asked, year, &years),
        programme,
        year,
        years,
        problem: String::new(),
    })
}

fn typed(asked: &Fields, year: i16, years: &[i16]) -> Typed {
    let or = |name: &str, other: String| if asked.has(name) { asked.text(name).to_owned() } else { other };
    Typed {
        from: or("from", years.last().copied().unwrap_or(year).to_string()),
        to: or("to", year.to_string()),
        subject: asked.text("subject").to_owned(),
        about: asked.text("about").to_owned(),
        right: or("right", "0".to_owned()),
        down: or("down", "0".to_owned()),
    }
}

fn groups(seat: &Seat, titles: &[Printable], files: Vec<Issued>) -> Vec<Group> {
    let mut papers: BTreeMap<(String, String, String), PaperRow> = BTreeMap::new();
    let mut others: Vec<String> = Vec::new();
    for file in files {
        let about = file.about.clone();
        if titles.iter().all(|one| one.about.as_str() != about) && !others.contains(&about) {
            others.push(about.clone());
        }
        let row = papers.entry((about, file.kind.clone(), file.subject.clone())).or_insert_with(|| PaperRow {
            label: words::paper(seat, &file.kind),
            subject: file.subject.clone(),
            made: moment(file.made_at),
            is_sealed: file.is_sealed,
            is_unfinished: false,
            files: Vec::new(),
        });
        row.is_unfinished = row.is_unfinished || !file.is_published;
        if file.is_published {
            let format = file.file.rsplit('.').next().unwrap_or_default().to_uppercase();
            row.files.push(FileLink { format, path: format!("/office/papers/file?name={}", encoded(&file.file)) });
        }
    }
    let of = |about: &str| {
        let own = papers.iter().filter(|((of, _, _), _)| of == about);
        let (single, all): (Vec<_>, Vec<_>) = own.partition(|((_, kind, subject), _)| is_single(kind, subject));
        let rows = |rows: Vec<(_, &PaperRow)>| rows.into_iter().map(|(_, row)| row.clone()).collect();
        (rows(all), rows(single))
    };
    let mut groups = Vec::new();
    let known = titles.iter().map(|one| (one.about.as_str().to_owned(), one.is_ready));
    for (about, is_ready) in known.chain(others.into_iter().map(|about| (about, false))) {
        let (papers, single) = of(&about);
        groups.push(Group { label: words::about(seat, &about), about, is_ready, papers, single });
    }
    groups
}

/// Papers of one area, one unit or one household: there are many of them.
fn is_single(kind: &str, subject: &str) -> bool {
    !subject.is_empty() || ["bien-ban-", "phu-luc-", "giay-moi-"].iter().any(|start| kind.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_shows_its_papers_in_all_formats_and_what_can_be_printed() {
        let file = |format: &str| FileLink { format: format.to_owned(), path: "/office/papers/file?name=a".to_owned() };
        let row = PaperRow {
            label: "Quyết định công nhận 155-2021".to_owned(),
            subject: String::new(),
            made: "12/11/2021 08:00".to_owned(),
            is_sealed: false,
            is_unfinished: false,
            files: vec![file("PDF"), file("DOCX"), file("XLSX")],
        };
        let sealed = PaperRow { label: "Phụ lục niêm phong".to_owned(), is_sealed: true, ..row.clone() };
        let group = Group {
            about: "household".to_owned(),
            label: "Hộ gia đình".to_owned(),
            is_ready: true,
            papers: vec![row],
            single: vec![sealed],
        };
        let page = PapersPage {
            programme: "5-nhat".to_owned(),
            year: 2021,
            years: vec![2021],
            groups: vec![group],
            ready: vec![Choice { value: "household".to_owned(), label: "Hộ gia đình".to_owned() }],
            has_files: true,
            ..PapersPage::default()
        };
        let html = crate::view::sample(PapersPage::TEMPLATE, &page);
        for part in
            ["PDF", "DOCX", "XLSX", "chứa lý do", "/office/papers/bundle", "name=\"right\"", "/office/papers/printing"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        let empty = crate::view::sample(PapersPage::TEMPLATE, &PapersPage { year: 2026, ..PapersPage::default() });
        assert!(!empty.contains("/office/papers/bundle") && empty.contains("Chưa có gì để in"), "{empty}");
    }

    #[test]
    fn an_address_names_an_unusual_programme() {
        assert_eq!(address("5-nhat", 2021), "/office/papers?year=2021");
        assert_eq!(address("antt", 2021), "/office/papers?year=2021&programme=antt");
    }
}

use domain::document::{Block, Paper};

use super::{
    Book, XlsxFailed, book,
    sheet::{Emphasis, Line, Sheet},
};

/// Every table of the paper as a sheet, with the paper's own lines above it.
pub fn paper(paper: &Paper) -> Result<Vec<u8>, XlsxFailed> {
    let mut sheets = Vec::new();
    let mut place = Place { landscape: paper.setup.landscape, ..Place::default() };
    for block in &paper.blocks {
        match block {
            Block::Annex { name, title, note, landscape } => {
                place = Place { name, title, note, landscape: *landscape };
            }
            Block::Table(table) => {
                let own = [table.caption.as_str(), place.name, &paper.letterhead.type_name, &paper.title];
                let name = own.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
                let above = above(paper, &place, &table.caption);
                sheets.push(Sheet { name, above, table, landscape: place.landscape });
            }
            _ => {}
        }
    }
    book(&Book {
        title: &paper.title,
        author: &paper.letterhead.issuer,
        watermark: &paper.watermark,
        dated: paper.dated,
        sheets,
    })
}

/// The annex that a table stands in; empty in the paper itself.
#[derive(Default)]
struct Place<'a> {
    name: &'a str,
    title: &'a str,
    note: &'a str,
    landscape: bool,
}

/// Few rows, since they stay on the screen above the list: who, when, what.
fn above(paper: &Paper, place: &Place<'_>, caption: &str) -> Vec<Line> {
    let head = &paper.letterhead;
    let line = |text: String, emphasis| Line { text, emphasis };
    let joined = |parts: [&str; 2], between: &str| {
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
    };
    let mut lines = vec![
        line(head.parent.clone(), Emphasis::Plain),
        line(head.issuer.clone(), Emphasis::Issuer),
        line(joined([&head.number, &head.place_date], "; "), Emphasis::Small),
    ];
    if place.title.is_empty() && place.name.is_empty() {
        lines.push(line(joined([&head.type_name, &head.summary], "\n"), Emphasis::Title));
    } else {
        lines.push(line(joined([place.name, place.title], "\n"), Emphasis::Title));
        lines.push(line(place.note.to_owned(), Emphasis::Remark));
    }
    lines.push(line(caption.to_owned(), Emphasis::Caption));
    lines
}

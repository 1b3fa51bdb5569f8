//! The annex lists of recognised subjects. No code is printed: by its code a household looks itself up.

use super::sheet::{code_key, column};
use super::wording::{capital, counted};
use super::{Align, Block, Cell, Run, SubjectResult, Table};
use crate::decision::RecognisedSubject;
use crate::ground::text::{name_sort_key, sort_key};
use crate::register::Title;

/// One recognised subject, as a list prints it.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub area_code: &'a str,
    pub area: &'a str,
    pub address: &'a str,
}

impl<'a> From<&'a SubjectResult> for Listed<'a> {
    fn from(result: &'a SubjectResult) -> Self {
        Self {
            code: &result.code,
            name: &result.name,
            area_code: &result.area_code,
            area: &result.area,
            address: &result.address,
        }
    }
}

impl<'a> From<&'a RecognisedSubject> for Listed<'a> {
    fn from(subject: &'a RecognisedSubject) -> Self {
        Self {
            code: &subject.code,
            name: &subject.name,
            area_code: &subject.area_code,
            area: &subject.area,
            address: &subject.address,
        }
    }
}

/// The list of a title's recognised subjects: households by area with their sums, others in one table.
pub fn blocks(title: Title, area_noun: &str, mut listed: Vec<Listed>) -> Vec<Block> {
    match title {
        Title::Household => households(area_noun, listed),
        _ => {
            listed.sort_by_key(|one| code_key(one.code));
            vec![Block::Table(plain(title, area_noun, &listed))]
        }
    }
}

/// One table per area, numbered through, so that the last number is the sum of the list.
fn households(area_noun: &str, mut listed: Vec<Listed>) -> Vec<Block> {
    listed.sort_by_cached_key(|one| {
        (code_key(one.area_code), name_sort_key(one.name), sort_key(one.address), one.code.to_owned())
    });
    let total = listed.len() as u64;
    let mut blocks = Vec::new();
    let mut first = 1;
    for (at, area) in listed.chunk_by(|a, b| a.area_code == b.area_code).enumerate() {
        let mut table = of_households(&format!("{}. {}", at + 1, area[0].area), area, first);
        table.notes.push(format!("Cộng {}: {}.", area[0].area, counted(area.len() as u64, "hộ")));
        blocks.push(Block::Table(table));
        first += area.len() as u64;
    }
    let areas = blocks.len() as u64;
    let sum = match areas {
        0 | 1 => format!("Tổng cộng: {}.", counted(total, "hộ")),
        _ => format!("Tổng cộng: {} của {}.", counted(total, "hộ"), counted(areas, area_noun)),
    };
    blocks.push(Block::Paragraph(vec![Run::bold(sum)]));
    blocks
}

/// The recognised households of one area; `first` is the number of its first line.
pub fn of_households(caption: &str, listed: &[Listed], first: u64) -> Table {
    let rows = listed
        .iter()
        .zip(first..)
        .map(|(one, number)| vec![Cell::Number(number), Cell::Text(one.name.to_owned()), text_or_empty(one.address)]);
    Table {
        caption: caption.to_owned(),
        columns: vec![
            column("STT", 8, Align::Centre, false),
            column("Họ và tên chủ hộ", 36, Align::Left, false),
            column("Địa chỉ", 46, Align::Left, false),
        ],
        groups: Vec::new(),
        rows: rows.collect(),
        has_total: false,
        notes: Vec::new(),
    }
}

fn plain(title: Title, area_noun: &str, listed: &[Listed]) -> Table {
    let (heading, counter) = match title {
        Title::Area => (capital(area_noun), area_noun),
        Title::School => ("Tên trường".to_owned(), "trường"),
        Title::Organisation => ("Tên cơ quan, doanh nghiệp".to_owned(), "cơ quan, doanh nghiệp"),
        Title::Household | Title::Commune => ("Tên đơn vị".to_owned(), "đơn vị"),
    };
    let has_address = listed.iter().any(|one| !one.address.is_empty());
    let mut columns = vec![column("STT", 8, Align::Centre, false), column(&heading, 46, Align::Left, false)];
    if has_address {
        columns.push(column("Địa chỉ", 40, Align::Left, false));
    }
    let rows = listed.iter().zip(1..).map(|(one, number)| {
        let mut row = vec![Cell::Number(number), Cell::Text(one.name.to_owned())];
        if has_address {
            row.push(text_or_empty(one.address));
        }
        row
    });
    Table {
        caption: String::new(),
        columns,
        groups: Vec::new(),
        rows: rows.collect(),
        has_total: false,
        notes: vec![format!("Tổng cộng: {}.", counted(listed.len() as u64, counter))],
    }
}

pub fn text_or_empty(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

use super::{Column, Mapping, Meaning, header_key, meaning};
use crate::intake::masked::{is_heading_like, mask_numbers};
use crate::intake::{ImportKind, ReadOptions, TableRefused, catalogue, cell_name, column_letters};

/// Gives each field its column. `headings` are the table's columns with their lines; `row` and `sheet` only for words.
pub fn recognise(
    kind: ImportKind,
    headings: &[(usize, Vec<String>)],
    options: &ReadOptions,
    sheet: &str,
    row: u32,
) -> Result<Mapping, TableRefused> {
    let mut mapping = Mapping {
        headings: headings.iter().map(|(index, path)| (*index, path.join(" / "))).collect(),
        ..Mapping::default()
    };
    let dropped = override_columns(kind, options, &mut mapping)?;
    let taken: Vec<usize> = mapping.columns.iter().chain(&mapping.marks).map(|column| column.index).collect();
    let mut sure: Vec<(&'static str, (u8, usize), usize)> = Vec::new();
    let mut either: Vec<(usize, Vec<&'static str>)> = Vec::new();
    for (index, path) in headings.iter().filter(|(index, _)| !taken.contains(index)) {
        match meaning(kind, path, &options.criteria) {
            Meaning::Nothing => {}
            Meaning::Field(key, rank) => sure.push((key, rank, *index)),
            Meaning::Mark(id) if dropped.contains(&id) => {}
            Meaning::Mark(id) if !mapping.has(&id) => {
                mapping.marks.push(Column { field: id, index: *index, heading: path.join(" / ") });
            }
            Meaning::Mark(id) => return Err(two_columns(&mapping, sheet, &id, &id, &[*index])),
            Meaning::Either(keys) => either.push((*index, keys)),
        }
    }
    sure.retain(|(key, _, _)| !dropped.iter().any(|other| other == key) && !mapping.has(key));
    sure.sort_by_key(|(_, rank, _)| *rank);
    for (at, (key, rank, index)) in sure.iter().enumerate() {
        if mapping.has(key) {
            continue;
        }
        let rivals: Vec<usize> = sure[at + 1..]
            .iter()
            .filter(|(other, r, _)| other == key && r == rank)
            .map(|(_, _, index)| *index)
            .collect();
        if !rivals.is_empty() && *key != "note" {
            let label = catalogue::field(kind, key).map_or(*key, |field| field.label);
            let columns: Vec<usize> = [*index].into_iter().chain(rivals).collect();
            return Err(two_columns(&mapping, sheet, label, key, &columns));
        }
        let heading = heading_of(&mapping, *index);
        mapping.columns.push(Column { field: (*key).to_owned(), index: *index, heading });
    }
    for (index, keys) in either {
        let open: Vec<&str> =
            keys.into_iter().filter(|key| !mapping.has(key) && !dropped.iter().any(|other| other == key)).collect();
        if !open.is_empty() {
            return Err(ambiguous(kind, &mapping, sheet, row, index, &open));
        }
    }
    mapping.columns.sort_by_key(|column| column.index);
    mapping.marks.sort_by_key(|column| column.index);
    Ok(mapping)
}

/// Columns that the user named; returns the fields that the user said are not in the file.
fn override_columns(
    kind: ImportKind,
    options: &ReadOptions,
    mapping: &mut Mapping,
) -> Result<Vec<String>, TableRefused> {
    let mut dropped = Vec::new();
    for (key, heading) in &options.map {
        let key = key.trim();
        let is_field = catalogue::field(kind, key).is_some();
        let is_mark = catalogue::has_marks(kind) && !is_field && key.contains('-');
        if !is_field && !is_mark {
            let known = catalogue::fields(kind).iter().map(|field| field.key).collect::<Vec<_>>().join(", ");
            return Err(TableRefused::UnknownField { key: key.to_owned(), known });
        }
        if heading.trim().is_empty() {
            dropped.push(key.to_owned());
            continue;
        }
        let Some(index) = find_heading(mapping, heading) else {
            return Err(TableRefused::UnknownHeading {
                key: key.to_owned(),
                heading: heading.trim().to_owned(),
                found: listed(kind, mapping),
            });
        };
        let column = Column { field: key.to_owned(), index, heading: heading_of(mapping, index) };
        if is_mark { mapping.marks.push(column) } else { mapping.columns.push(column) }
    }
    Ok(dropped)
}

/// By the whole heading, by its last line, or by the letters of the column.
fn find_heading(mapping: &Mapping, wanted: &str) -> Option<usize> {
    let key = header_key(wanted);
    let by = |matches: &dyn Fn(&str) -> bool| {
        mapping.headings.iter().find(|(_, heading)| matches(heading)).map(|(index, _)| *index)
    };
    by(&|heading| header_key(heading) == key)
        .or_else(|| by(&|heading| heading.rsplit(" / ").next().is_some_and(|last| header_key(last) == key)))
        .or_else(|| {
            let letters = wanted.trim().to_ascii_uppercase();
            mapping.headings.iter().find(|(index, _)| column_letters(*index) == letters).map(|(index, _)| *index)
        })
}

fn heading_of(mapping: &Mapping, index: usize) -> String {
    mapping.headings.iter().find(|(at, _)| *at == index).map(|(_, text)| text.clone()).unwrap_or_default()
}

/// "«Họ và tên», «Năm sinh», D": what the file has, for a sentence. Where the row does not look like a heading it may
/// be somebody's line, and only its heading-like words are quoted; a column can be named by its letters as well.
pub(in crate::intake) fn listed(kind: ImportKind, mapping: &Mapping) -> String {
    let is_like = |heading: &str| heading.split(" / ").any(|line| is_heading_like(kind, line));
    let has_number = mapping.headings.iter().any(|(_, heading)| mask_numbers(heading) != *heading);
    let is_heading = !has_number && 2 <= mapping.headings.iter().filter(|(_, heading)| is_like(heading)).count();
    let shown = |(index, heading): &(usize, String)| match is_heading || is_like(heading) {
        true => format!("«{}»", mask_numbers(heading)),
        false => column_letters(*index),
    };
    let all: Vec<String> = mapping.headings.iter().map(shown).take(30).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(", ") }
}

fn two_columns(mapping: &Mapping, sheet: &str, label: &str, key: &str, columns: &[usize]) -> TableRefused {
    let known = mapping.column(key).map(|column| column.index);
    let columns = known
        .iter()
        .chain(columns)
        .map(|index| format!("{} «{}»", column_letters(*index), mask_numbers(&heading_of(mapping, *index))))
        .collect::<Vec<_>>()
        .join(", ");
    TableRefused::TwoColumns { sheet: sheet.to_owned(), columns, label: label.to_owned(), key: key.to_owned() }
}

fn ambiguous(kind: ImportKind, mapping: &Mapping, sheet: &str, row: u32, index: usize, open: &[&str]) -> TableRefused {
    let label = |key: &str| catalogue::field(kind, key).map_or(key, |field| field.label).to_owned();
    TableRefused::AmbiguousHeading {
        sheet: sheet.to_owned(),
        cell: cell_name(index, row),
        heading: mask_numbers(&heading_of(mapping, index)).into_owned(),
        choices: open.iter().map(|key| format!("«{}»", label(key))).collect::<Vec<_>>().join(" hoặc "),
        keys: open.join(", "),
    }
}

//! Finds the table in a sheet: below its titles, with a heading of one row or of several.

use super::heading::{Meaning, meaning, recognise};
use super::{Grid, GridRow, ImportKind, Mapping, Raw, ReadOptions, TableRefused, catalogue};

/// A table of a sheet. Positions are those of the grid's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub heading: usize,
    /// The first row below the heading.
    pub body: usize,
    pub mapping: Mapping,
}

const LAST_HEADING_ROW: usize = 80;
const DEEPEST_HEADING: usize = 3;

/// The table of this sheet, if it has one of this kind.
pub fn find(kind: ImportKind, grid: &Grid, options: &ReadOptions) -> Result<Option<Table>, TableRefused> {
    let wanted = catalogue::fields(kind).iter().filter(|field| field.is_required).count();
    let mut best: Option<(usize, usize, usize)> = None;
    for at in 0..grid.rows.len().min(LAST_HEADING_ROW) {
        if texts(&grid.rows[at]) < 2 {
            continue;
        }
        for depth in 1..=heading_depth(grid, at) {
            let (fields, required) = score(kind, &paths(grid, at, depth), options);
            let points = fields + 10 * required;
            if 2 <= fields && best.is_none_or(|(most, _, _)| most < points) {
                best = Some((points, at, depth));
            }
        }
        // A full heading is not looked for again further down.
        if best.is_some_and(|(points, best_at, _)| best_at < at && 10 * wanted < points) {
            break;
        }
    }
    let Some((_, at, depth)) = best.or_else(|| overridden(grid, options)) else {
        // Nothing is known, and what the user named is not there: say so by the row that looks most like a heading.
        let likeliest = (0..grid.rows.len().min(LAST_HEADING_ROW)).rev().max_by_key(|at| texts(&grid.rows[*at]));
        return match likeliest.filter(|_| !options.map.is_empty()) {
            Some(at) => recognise(kind, &paths(grid, at, 1), options, &grid.name, grid.rows[at].number).map(|_| None),
            None => Ok(None),
        };
    };
    let row = grid.rows[at].number;
    let mapping = recognise(kind, &paths(grid, at, depth), options, &grid.name, row)?;
    Ok(Some(Table { heading: at, body: at + depth, mapping }))
}

/// With every heading named by the user, a heading of which nothing else is known.
fn overridden(grid: &Grid, options: &ReadOptions) -> Option<(usize, usize, usize)> {
    let names: Vec<String> =
        options.map.iter().map(|(_, heading)| super::header_key(heading)).filter(|key| !key.is_empty()).collect();
    let at = grid
        .rows
        .iter()
        .take(LAST_HEADING_ROW)
        .position(|row| row.filled().any(|(_, raw)| names.contains(&super::header_key(&raw.shown()))))?;
    Some((0, at, heading_depth(grid, at)))
}

/// The signatures of all rows that could be this sheet's heading, known or not, the likeliest first.
pub fn signatures(grid: &Grid) -> Vec<String> {
    let rows = 0..grid.rows.len().min(LAST_HEADING_ROW);
    let mut rows: Vec<usize> = rows.filter(|at| 2 <= texts(&grid.rows[*at])).collect();
    rows.sort_by_key(|at| std::cmp::Reverse(texts(&grid.rows[*at])));
    let depths = rows.into_iter().flat_map(|at| (1..=heading_depth(grid, at)).map(move |depth| (at, depth)));
    depths
        .map(|(at, depth)| {
            let headings = paths(grid, at, depth).into_iter().map(|(index, path)| (index, path.join(" / ")));
            Mapping { headings: headings.collect(), ..Mapping::default() }.signature()
        })
        .take(40)
        .collect()
}

/// The row that looks most like a heading, whether anybody knows it: where its body begins, and what its columns say.
pub fn likeliest(grid: &Grid) -> (usize, Vec<(usize, String)>) {
    let rows = 0..grid.rows.len().min(LAST_HEADING_ROW);
    let Some(at) = rows.rev().max_by_key(|at| texts(&grid.rows[*at])) else { return (0, Vec::new()) };
    let depth = heading_depth(grid, at);
    (at + depth, paths(grid, at, depth).into_iter().map(|(index, path)| (index, path.join(" / "))).collect())
}

/// How many fields a heading names, and how many of those without which the list cannot be read.
fn score(kind: ImportKind, paths: &[(usize, Vec<String>)], options: &ReadOptions) -> (usize, usize) {
    let mut fields: Vec<String> = Vec::new();
    for (_, path) in paths {
        let key = match meaning(kind, path, &options.criteria) {
            Meaning::Field(key, _) => key.to_owned(),
            Meaning::Mark(id) => id,
            Meaning::Either(keys) => keys.join("|"),
            Meaning::Nothing => continue,
        };
        if !fields.contains(&key) {
            fields.push(key);
        }
    }
    let is_required = |key: &str| catalogue::field(kind, key).is_some_and(|field| field.is_required);
    let required = fields.iter().filter(|key| is_required(key)).count();
    (fields.len(), required)
}

fn texts(row: &GridRow) -> usize {
    row.filled().filter(|(_, raw)| matches!(raw, Raw::Text(_))).count()
}

/// How many rows this heading may have: by merged cells where the file has them, else by its gaps.
fn heading_depth(grid: &Grid, at: usize) -> usize {
    let top = &grid.rows[at];
    let merged = grid
        .merged
        .iter()
        .filter(|region| region.rows.0 == top.number && !top.cell(region.columns.0).is_blank())
        .map(|region| (region.rows.1 - region.rows.0) as usize + 1)
        .max()
        .unwrap_or(1);
    let mut depth = 1;
    while depth < DEEPEST_HEADING && continues(grid, at, depth, depth < merged) {
        depth += 1;
    }
    depth
}

/// Whether the row `depth` below belongs to the heading: all words, and none under a heading that is already full.
fn continues(grid: &Grid, at: usize, depth: usize, is_merged: bool) -> bool {
    let (top, Some(below)) = (&grid.rows[at], grid.rows.get(at + depth)) else { return false };
    if usize::try_from(below.number - top.number).ok() != Some(depth) {
        return false;
    }
    let words = below.filled().all(|(_, raw)| matches!(raw, Raw::Text(text) if text.chars().count() <= 60));
    if is_merged {
        // "1", "2", "3" below a wide "Tiêu chí" are headings as well.
        let is_heading = |index: usize, raw: &Raw| match raw {
            Raw::Text(text) => text.chars().count() <= 60,
            Raw::Number(number) => (1.0..100.0).contains(number) && is_below_wide(grid, top, index),
            _ => false,
        };
        return below.filled().all(|(index, raw)| is_heading(index, raw));
    }
    // In a row of data the first column is filled; in the second row of a heading it hangs down from the first.
    let first = top.filled().next().map(|(index, _)| index);
    let hangs = first.is_some_and(|index| below.cell(index).is_blank());
    let fills_a_gap = below.filled().any(|(index, _)| {
        top.cell(index).is_blank()
            && top.cells.iter().take(index).any(|raw| !raw.is_blank())
            && index < top.cells.len() + 2
    });
    let is_numbered = below.filled().any(|(_, raw)| raw.shown().starts_with(|c: char| c.is_ascii_digit() || c == '('));
    words && hangs && fills_a_gap && !is_numbered && below.filled().count() < top.filled().count() + 6
}

fn is_below_wide(grid: &Grid, top: &GridRow, index: usize) -> bool {
    grid.region(top.number, index).is_some_and(|region| region.columns.0 < region.columns.1)
}

/// The lines of each column's heading, from top to bottom.
fn paths(grid: &Grid, at: usize, depth: usize) -> Vec<(usize, Vec<String>)> {
    let rows = &grid.rows[at..(at + depth).min(grid.rows.len())];
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut paths: Vec<(usize, Vec<String>)> = (0..width).map(|index| (index, Vec::new())).collect();
    for (level, row) in rows.iter().enumerate() {
        let below = rows.get(level + 1);
        let mut spanning: Option<String> = None;
        for (index, path) in &mut paths {
            let own = label(grid, row, *index);
            let is_open = below.is_some_and(|below| !below.cell(*index).is_blank());
            let said = match own {
                Some(said) => {
                    spanning = is_open.then(|| said.clone());
                    Some(said)
                }
                // Without merged cells: a blank beside a heading, over a word of the next row, belongs to that heading.
                None if is_open && grid.merged.is_empty() => spanning.clone(),
                None => {
                    spanning = None;
                    None
                }
            };
            if let Some(said) = said.filter(|said| path.last() != Some(said)) {
                path.push(said);
            }
        }
    }
    paths.retain(|(_, path)| !path.is_empty());
    paths
}

/// What stands in the cell, or in the merged cell that covers it.
fn label(grid: &Grid, row: &GridRow, index: usize) -> Option<String> {
    let own = row.cell(index);
    if !own.is_blank() {
        return Some(own.shown().into_owned());
    }
    let region = grid.region(row.number, index)?;
    let first = grid.row(region.rows.0)?.cell(region.columns.0);
    (!first.is_blank()).then(|| first.shown().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Region;

    fn grid(rows: &[&[&str]]) -> Grid {
        let rows = (1..)
            .zip(rows)
            .map(|(number, cells)| GridRow { number, cells: cells.iter().map(|text| Raw::text(text)).collect() })
            .collect();
        Grid { name: "Trang 1".to_owned(), rows, ..Grid::default() }
    }

    const TWO_ROWS: &[&[&str]] = &[
        &["UBND PHƯỜNG"],
        &["DANH SÁCH HỘ GIA ĐÌNH NĂM 2021"],
        &["STT", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "", "Địa chỉ"],
        &["", "", "", "Nam", "Nữ", ""],
        &["1", "BH01", "Nguyễn Văn A", "1983", "", "Số 1"],
    ];

    fn fields(table: &Table) -> Vec<(String, usize)> {
        table.mapping.columns.iter().map(|column| (column.field.clone(), column.index)).collect()
    }

    #[test]
    fn a_heading_of_two_rows_is_read_with_and_without_merged_cells() {
        let plain = grid(TWO_ROWS);
        let mut merged = plain.clone();
        merged.merged = vec![
            Region { rows: (1, 1), columns: (0, 5) },
            Region { rows: (3, 3), columns: (3, 4) },
            Region { rows: (3, 4), columns: (0, 0) },
            Region { rows: (3, 4), columns: (1, 1) },
            Region { rows: (3, 4), columns: (2, 2) },
            Region { rows: (3, 4), columns: (5, 5) },
        ];
        for grid in [plain, merged] {
            let table = find(ImportKind::Households, &grid, &ReadOptions::default()).unwrap().unwrap();
            assert_eq!((table.heading, table.body), (2, 4));
            let expected = [("code", 1), ("head", 2), ("male", 3), ("female", 4), ("address", 5)];
            assert_eq!(fields(&table), expected.map(|(field, index)| (field.to_owned(), index)));
            assert_eq!(table.mapping.headings[3].1, "Năm sinh / Nam");
        }
    }

    #[test]
    fn the_first_row_of_data_is_never_taken_for_a_heading() {
        let grid = grid(&[
            &["Tổ dân phố", "Họ và tên chủ hộ", "Ghi chú", "Địa chỉ"],
            &["Tổ dân phố 1", "Nguyễn Văn A", "", "Số 1"],
        ]);
        let table = find(ImportKind::Households, &grid, &ReadOptions::default()).unwrap().unwrap();
        assert_eq!((table.heading, table.body), (0, 1));
    }

    #[test]
    fn a_heading_that_could_be_two_fields_is_asked_about() {
        let grid =
            grid(&[&["STT", "Họ tên, năm sinh", "Địa chỉ", "Số khẩu"], &["1", "Nguyễn Văn A, 1983", "Số 1", "3"]]);
        let refused = find(ImportKind::Households, &grid, &ReadOptions::default()).unwrap_err();
        assert!(matches!(&refused, TableRefused::AmbiguousHeading { cell, .. } if cell == "B1"), "{refused}");
        let map = vec![("head".to_owned(), "Họ tên, năm sinh".to_owned())];
        let table =
            find(ImportKind::Households, &grid, &ReadOptions { map, ..ReadOptions::default() }).unwrap().unwrap();
        assert_eq!(table.mapping.column("head").unwrap().index, 1);
    }

    #[test]
    fn two_columns_for_one_field_are_asked_about_unless_one_says_it_better() {
        let sure = grid(&[&["Họ và tên chủ hộ", "Họ và tên", "Năm sinh"], &["A B", "C D", "1983"]]);
        let table = find(ImportKind::Households, &sure, &ReadOptions::default()).unwrap().unwrap();
        assert_eq!(table.mapping.column("head").unwrap().index, 0);
        let same = grid(&[&["Chủ hộ", "Năm sinh", "Năm sinh"], &["A B", "1983", "1985"]]);
        let refused = find(ImportKind::Households, &same, &ReadOptions::default()).unwrap_err();
        assert!(matches!(refused, TableRefused::TwoColumns { .. }), "{refused}");
    }
}

//! Tables: widths of columns, size of type, and long lists.
//!
//! Typst sets a table cell by cell, which for the lists of a ward's households takes seconds. In long tables a row is
//! therefore handed over as lines of text with measured gaps, in one cell over all columns; headings, totals and rows in
//! which more than one text wraps stay ordinary cells. Both look the same.

use domain::document::{Align, Cell, Table};
use domain::ground::{date, number};
use serde::Serialize;

use super::lines::narrowest;
use super::ruler::{Style, width};

/// Room between a rule and the text, in points.
const INSET: f64 = 3.0;
/// What the measure may be off by.
const SLACK: f64 = 0.5;
/// Sizes of type: the first for few columns; smaller ones where words would not fit into their columns.
const SIZES: [f64; 7] = [13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0];
/// Below this a table rather wraps than shrinks.
const LEGIBLE: f64 = 11.0;
/// Tables with more rows than this are set by lines.
const LONG: usize = 60;
/// Tables with so few rows stay on one page.
const SHORT: usize = 16;
/// A text with more bytes than this may need more than a page in a narrow column.
const ENDLESS: usize = 1500;
/// With more text than this a table goes on over the page's end rather than leave half a page white.
const SMALL: usize = 800;
/// A single word never claims more than this share of the table; longer ones are broken anywhere.
const WORD_SHARE: f64 = 0.4;

/// All lengths in points.
#[derive(Serialize)]
pub(super) struct Grid<'a> {
    caption: &'a str,
    headings: Vec<&'a str>,
    size: f64,
    inset: f64,
    columns: Vec<f64>,
    aligns: Vec<&'static str>,
    groups: &'a [(String, usize, usize)],
    rows: Vec<Row>,
    /// Some cell may not fit on one page: rows may then go on over the page's end.
    may_break: bool,
    /// Some word has to be broken.
    has_endless: bool,
    /// The texts of a row stand at its upper edge.
    is_long: bool,
    /// It surely fits on one page and should stand on one.
    is_short: bool,
    has_total: bool,
    notes: &'a [String],
}

#[derive(Serialize)]
#[serde(untagged)]
enum Row {
    Lines { lines: Vec<Vec<Part>> },
    Cells { cells: Vec<String> },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Part {
    Gap(f64),
    Text(String),
}

pub(super) fn grid(table: &Table, room: f64) -> Grid<'_> {
    let count = table.columns.len();
    let wished = wished_size(count);
    let limit = (room * WORD_SHARE - 2.0 * INSET) / wished;
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| texts(row, count)).collect();
    let has_total = table.has_total && !rows.is_empty();
    let needs = needs(&headings, &rows, has_total, limit);
    let shares: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width.max(1))).collect();
    let (size, columns) = columns(room, wished, &shares, &needs);

    let last = rows.len().saturating_sub(1);
    let is_long = LONG < rows.len();
    let set = |(i, cells): (usize, Vec<String>)| {
        let lines = if is_long && !(has_total && i == last) { lines(&cells, table, &columns, size) } else { None };
        lines.map_or(Row::Cells { cells }, |lines| Row::Lines { lines })
    };
    Grid {
        caption: &table.caption,
        headings,
        size,
        inset: INSET,
        aligns: table.columns.iter().map(|column| align(column.align)).collect(),
        groups: &table.groups,
        may_break: rows.iter().flatten().any(|text| ENDLESS < text.len()),
        has_endless: needs.iter().any(|need| need.has_endless),
        is_long,
        is_short: rows.len() <= SHORT && rows.iter().flatten().map(String::len).sum::<usize>() < SMALL,
        rows: rows.into_iter().enumerate().map(set).collect(),
        columns,
        has_total,
        notes: &table.notes,
    }
}

/// Decree 30/2020 asks for 12 to 13; wide tables need less.
fn wished_size(columns: usize) -> f64 {
    match columns {
        0..=5 => 13.0,
        6..=7 => 12.0,
        _ => 11.0,
    }
}

fn texts(row: &[Cell], count: usize) -> Vec<String> {
    (0..count).map(|i| row.get(i).map_or_else(String::new, shown)).collect()
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Percent { text, .. } => text.clone(),
        Cell::Number(value) => number::grouped(*value),
        Cell::Date(day) => date::short(*day),
        Cell::Empty => String::new(),
    }
}

/// What a column needs, in units of the type size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Need {
    /// Its widest word, as far as it may claim room.
    word: f64,
    /// A word of it claims more.
    has_endless: bool,
    /// Nearly all of its texts on one line, most of them, three quarters of them.
    lines: [f64; 3],
    /// Nothing stands in it: it is there to be filled in by hand.
    is_blank: bool,
}

fn needs(headings: &[&str], rows: &[Vec<String>], has_total: bool, limit: f64) -> Vec<Need> {
    let widest = |text: &str, style| text.split(char::is_whitespace).map(|word| width(word, style)).fold(0.0, f64::max);
    let need = |(i, heading): (usize, &&str)| {
        // Headings look best in two lines.
        let two_lines = narrowest(heading, 2, |text| width(text, Style::Bold));
        let mut word = widest(heading, Style::Bold).max(two_lines.min(limit));
        let mut lines: Vec<f64> = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let style = if has_total && at + 1 == rows.len() { Style::Bold } else { Style::Regular };
            word = word.max(widest(&row[i], style));
            lines.push(width(&row[i], style));
        }
        lines.sort_by(f64::total_cmp);
        let reached =
            |percent: usize| lines.get(lines.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default();
        let is_blank = lines.iter().all(|width| *width == 0.0);
        let has_endless = limit < word;
        let word = word.min(limit);
        Need { word, has_endless, lines: [98, 90, 75].map(|percent| word.max(reached(percent))), is_blank }
    };
    headings.iter().enumerate().map(need).collect()
}

/// The size of type, and widths that fill the room: one line for nearly every row if a fitting size allows it, else for
/// most; else the long texts wrap and the short ones do not.
fn columns(room: f64, wished: f64, shares: &[f64], needs: &[Need]) -> (f64, Vec<f64>) {
    let taking = |em: f64, size: f64| em * size + 2.0 * INSET + SLACK;
    let whole: f64 = shares.iter().sum();
    let line = |size: f64, reach: usize| -> Vec<f64> {
        let blank = |i: usize| if needs[i].is_blank { room * shares[i] / whole * 0.8 } else { 0.0 };
        needs.iter().enumerate().map(|(i, need)| taking(need.lines[reach], size).max(blank(i))).collect()
    };
    let sizes = || SIZES.iter().copied().filter(|size| *size <= wished);
    for reach in 0..3 {
        for size in sizes().filter(|size| LEGIBLE <= *size) {
            let least = line(size, reach);
            if least.iter().sum::<f64>() <= room {
                return (size, shared_out(room, shares, &least));
            }
        }
    }
    let word = |size: f64| needs.iter().map(|need| taking(need.word, size)).collect::<Vec<f64>>();
    let smallest = SIZES[SIZES.len() - 1];
    let size = sizes().find(|size| word(*size).iter().sum::<f64>() <= room).unwrap_or(smallest);
    (size, rationed(room, &line(size, 0), &word(size)))
}

/// Each column gets its share of the room, but at least what it needs.
fn shared_out(room: f64, shares: &[f64], least: &[f64]) -> Vec<f64> {
    let mut is_tight = vec![false; shares.len()];
    loop {
        let taken: f64 = least.iter().zip(&is_tight).filter(|(_, tight)| **tight).map(|(width, _)| width).sum();
        let whole: f64 = shares.iter().zip(&is_tight).filter(|(_, tight)| !**tight).map(|(share, _)| share).sum();
        let width = |i: usize| if is_tight[i] { least[i] } else { (room - taken) * shares[i] / whole };
        let Some(next) = (0..shares.len()).find(|&i| !is_tight[i] && width(i) < least[i]) else {
            return (0..shares.len()).map(width).collect();
        };
        is_tight[next] = true;
    }
}

/// Not every column can have what it wants. Where the widest makes room enough by wrapping once, it alone gives way;
/// else those that want little get it and the others share the rest. None gets less than its widest word.
fn rationed(room: f64, wanted: &[f64], least: &[f64]) -> Vec<f64> {
    let needed: f64 = least.iter().sum();
    if room <= needed {
        return least.iter().map(|width| width * room / needed).collect();
    }
    let missing = (wanted.iter().sum::<f64>() - room).max(0.0);
    let widest = (0..wanted.len()).max_by(|a, b| wanted[*a].total_cmp(&wanted[*b])).unwrap_or_default();
    let mut columns = wanted.to_vec();
    if least[widest].max(wanted[widest] / 2.0 + 4.0 * INSET) <= wanted[widest] - missing {
        columns[widest] -= missing;
    } else {
        // The level up to which wishes are granted, found by halving.
        let granted = |level: f64| wanted.iter().zip(least).map(move |(wanted, least)| wanted.min(level).max(*least));
        let (mut low, mut high) = (0.0, room);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if granted(middle).sum::<f64>() <= room { low = middle } else { high = middle }
        }
        columns = granted(low).collect();
    }
    let spare = room / columns.iter().sum::<f64>();
    columns.into_iter().map(|width| width * spare).collect()
}

/// The row as lines of text, unless more than one of its texts wraps.
fn lines(cells: &[String], table: &Table, columns: &[f64], size: f64) -> Option<Vec<Vec<Part>>> {
    let room = |i: usize| columns[i] - 2.0 * INSET;
    let wrapped =
        cells.iter().enumerate().map(|(i, text)| wrapped(text, room(i) / size)).collect::<Option<Vec<_>>>()?;
    if 1 < wrapped.iter().filter(|lines| 1 < lines.len()).count() {
        return None;
    }
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let space = width(" ", Style::Regular) * size;
    let line = |at: usize| {
        let (mut pen, mut left, mut line) = (0.0, 0.0, Vec::new());
        for (i, texts) in wrapped.iter().enumerate() {
            if let Some((text, long)) = texts.get(at) {
                let long = long * size;
                let start = left
                    + INSET
                    + (room(i) - long)
                        * match table.columns[i].align {
                            Align::Left => 0.0,
                            Align::Centre => 0.5,
                            Align::Right => 1.0,
                        };
                // The space is for those who copy or listen; the gap is counted from behind it.
                line.push(Part::Gap(rounded(start - pen)));
                line.push(Part::Text(format!("{text} ")));
                pen = start + long + space;
            }
            left += columns[i];
        }
        line
    };
    Some((0..height).map(line).collect())
}

/// The text in lines of this width (in units of the type size), each with its own; none if a word is wider.
fn wrapped(text: &str, limit: f64) -> Option<Vec<(String, f64)>> {
    if text.contains('\n') {
        return None;
    }
    let whole = width(text, Style::Regular);
    if whole <= limit {
        return Some(if text.is_empty() { Vec::new() } else { vec![(text.to_owned(), whole)] });
    }
    let space = width(" ", Style::Regular);
    let mut lines: Vec<(String, f64)> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let long = width(word, Style::Regular);
        if limit < long {
            return None;
        }
        match lines.last_mut() {
            Some((line, held)) if *held + space + long <= limit => {
                line.push(' ');
                line.push_str(word);
                *held += space + long;
            }
            _ => lines.push((word.to_owned(), long)),
        }
    }
    Some(lines)
}

fn rounded(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    }
}

#[cfg(test)]
mod tests {
    use domain::document::Column;

    use super::*;

    const ROOM: f64 = 459.0;

    fn table(widths: &[u16], rows: Vec<Vec<&str>>) -> Table {
        let column = |width: &u16| Column { heading: "Cột".into(), width: *width, align: Align::Left, summed: false };
        Table {
            caption: String::new(),
            columns: widths.iter().map(column).collect(),
            groups: Vec::new(),
            rows: rows.into_iter().map(|row| row.into_iter().map(|text| Cell::Text(text.into())).collect()).collect(),
            has_total: false,
            notes: Vec::new(),
        }
    }

    #[test]
    fn columns_fill_the_room_and_no_word_sticks_out() {
        let long = "Nghiêngnghiêngnghiêng ".repeat(9);
        for rows in [vec![], vec![vec!["1", "TDP01-0001", "Nguyễn Văn A"]], vec![vec!["TDP01-0001-2021", &long, &long]]]
        {
            let table = table(&[1, 1, 1], rows);
            let grid = grid(&table, ROOM);
            assert!((grid.columns.iter().sum::<f64>() - ROOM).abs() < 0.01);
            for (i, column) in grid.columns.iter().enumerate() {
                let texts = table.rows.iter().map(|row| shown(&row[i]));
                let widest =
                    texts.flat_map(|text| text.split(' ').map(|word| width(word, Style::Regular)).collect::<Vec<_>>());
                assert!(widest.fold(0.0, f64::max) * grid.size + 2.0 * INSET <= *column, "{:?}", grid.columns);
            }
        }
    }

    #[test]
    fn columns_to_be_filled_in_by_hand_keep_their_width() {
        let name = "Nguyễn Phúc Tôn Nữ Huyền Trân Bảo Ngọc Anh Thư ".repeat(3);
        let columns = grid(&table(&[10, 60, 30], vec![vec!["1", &name, ""]]), ROOM).columns;
        assert!(ROOM * 0.2 < columns[2], "{columns:?}");
    }

    #[test]
    fn rows_of_long_lists_become_lines_unless_two_texts_wrap() {
        let lines = |row: &Row| if let Row::Lines { lines } = row { lines.len() } else { 0 };
        let name = "Nguyễn Phúc Tôn Nữ Huyền Trân ".repeat(4);
        let mut rows = vec![vec!["1", "Nguyễn Văn A", "Tổ dân phố 1"]; LONG];
        assert!(grid(&table(&[1, 6, 3], rows.clone()), ROOM).rows.iter().all(|row| lines(row) == 0));
        rows.extend([vec!["2", &name, "Tổ dân phố 1"], vec!["3", &name, &name]]);
        let grid = grid(&table(&[1, 6, 3], rows), ROOM).rows;
        assert!(grid[..LONG].iter().all(|row| lines(row) == 1));
        assert!(1 < lines(&grid[LONG]) && lines(&grid[LONG + 1]) == 0);
    }

    #[test]
    fn a_line_puts_each_text_where_its_cell_would() {
        let mut table = table(&[1, 1, 1], vec![vec!["1", "", "22"]]);
        table.columns[2].align = Align::Right;
        let cells = ["1", "", "22"].map(str::to_owned);
        let mut lines = lines(&cells, &table, &[100.0; 3], 12.0).unwrap();
        let line = lines.remove(0);
        let [Part::Gap(first), Part::Text(one), Part::Gap(second), Part::Text(two)] = &line[..] else { panic!() };
        assert_eq!((one.as_str(), two.as_str()), ("1 ", "22 "));
        assert_eq!(*first, INSET);
        let taken = first + width("1 ", Style::Regular) * 12.0 + second + width("22", Style::Regular) * 12.0;
        assert!((taken - (300.0 - INSET)).abs() < 0.02);
    }

    #[test]
    fn when_room_is_scarce_the_widest_column_wraps_and_the_others_do_not() {
        let columns = rationed(400.0, &[30.0, 150.0, 300.0], &[20.0, 50.0, 50.0]);
        assert_eq!(columns, [30.0, 150.0, 220.0]);
        let columns = rationed(300.0, &[30.0, 280.0, 300.0], &[20.0, 50.0, 50.0]);
        assert!((columns[1] - 135.0).abs() < 0.01 && (columns[2] - 135.0).abs() < 0.01, "{columns:?}");
        let columns = rationed(100.0, &[30.0, 150.0, 300.0], &[20.0, 90.0, 90.0]);
        assert!((columns.iter().sum::<f64>() - 100.0).abs() < 0.01);
    }
}

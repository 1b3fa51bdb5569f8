//! One table per title with a line per year, and one that sets the first year against the last.

use super::phrase::{signed, signed_decimal, years};
use super::series::{Point, Series, Step, difference};
use crate::document::sheet::column;
use crate::document::wording::{capital, outcome, tenths};
use crate::document::{Align, Cell, Table};
use crate::ground::number::grouped;
use crate::register::Title;

/// A title by year.
pub fn by_year(number: usize, series: &Series) -> Table {
    let caption = format!("Bảng {number}. Kết quả danh hiệu “{}” theo năm", series.name);
    if series.title == Title::Commune { commune(caption, series) } else { counted(caption, series) }
}

fn counted(caption: String, series: &Series) -> Table {
    let finished = series.finished();
    let has_open = series.points.iter().any(|point| point.open != 0);
    let rows = series.points.iter().map(|point| {
        let before = finished.before(point.year).filter(|_| point.is_complete);
        let change = before.and_then(|before| Step { before, after: point }.tenths());
        let rate = || Cell::Percent { text: tenths(point.tenths), part_column: 3, whole_column: 1 };
        let mut cells = vec![
            year_cell(point),
            Cell::Number(point.total),
            point.registered.map_or_else(dash, Cell::Number),
            Cell::Number(point.met),
            Cell::Number(point.unmet()),
        ];
        cells.extend(has_open.then_some(Cell::Number(point.open)));
        cells.push(if point.is_complete { rate() } else { dash() });
        cells.push(change.map_or_else(dash, |change| Cell::Text(signed_decimal(change))));
        cells
    });
    let rows = rows.collect();
    let mut columns = vec![
        column("Năm", 14, Align::Centre, false),
        column(&format!("Tổng số {}", series.counter), 15, Align::Right, false),
        column("Đăng ký", 12, Align::Right, false),
        column("Đạt", 12, Align::Right, false),
        column("Chưa đạt", 12, Align::Right, false),
    ];
    columns.extend(has_open.then(|| column("Chưa rõ", 12, Align::Right, false)));
    columns.push(column("Tỷ lệ đạt", 12, Align::Right, false));
    columns.push(column("So với năm trước (điểm %)", 17, Align::Right, false));
    Table { caption, columns, groups: Vec::new(), rows, has_total: false, notes: notes(series) }
}

fn commune(caption: String, series: &Series) -> Table {
    let rows = series.points.iter().map(|point| {
        let decision = if point.decision.is_empty() { dash() } else { Cell::Text(point.decision.clone()) };
        let result = if point.is_complete { outcome(point.outcome) } else { "đang xét" };
        vec![year_cell(point), Cell::Text(result.to_owned()), decision]
    });
    Table {
        caption,
        columns: vec![
            column("Năm", 20, Align::Centre, false),
            column("Kết quả", 25, Align::Centre, false),
            column("Quyết định công nhận", 45, Align::Left, false),
        ],
        groups: Vec::new(),
        rows: rows.collect(),
        has_total: false,
        notes: notes(series),
    }
}

fn dash() -> Cell {
    Cell::Text("–".to_owned())
}

/// Text, since a year is no quantity.
fn year_cell(point: &Point) -> Cell {
    Cell::Text(match (point.is_complete, point.is_under_review) {
        (false, _) => format!("{} (tạm tính)", point.year),
        (true, true) => format!("{} (đang xem xét lại)", point.year),
        (true, false) => point.year.to_string(),
    })
}

/// Each year under its own rule; quoted years under none.
fn notes(series: &Series) -> Vec<String> {
    let mut notes = Vec::new();
    let mut rules: Vec<&str> =
        series.points.iter().map(|point| point.rule.as_str()).filter(|r| !r.is_empty()).collect();
    rules.dedup();
    for rule in rules {
        let under = series.years_where(|point| point.rule == rule);
        notes.push(format!("{}: xét theo {rule}.", capital(&years(&under))));
    }
    let quoted = series.years_where(|point| point.is_quoted);
    if !quoted.is_empty() {
        let mut said: Vec<&str> = series.points.iter().filter(|p| p.is_quoted).map(|p| p.note.as_str()).collect();
        said.sort_unstable();
        said.dedup();
        let said: Vec<String> = said.iter().filter(|note| !note.is_empty()).map(|note| format!("“{note}”")).collect();
        let said = if said.is_empty() { String::new() } else { format!("; nguồn ghi: {}", said.join(", ")) };
        notes.push(format!("{}: số tổng hợp, trích nguyên văn{said}.", capital(&years(&quoted))));
    }
    if series.title != Title::Commune {
        for point in series.points.iter().filter(|point| !point.decision.is_empty()) {
            notes.push(format!("Năm {}: Quyết định số {}.", point.year, point.decision));
        }
    }
    notes
}

/// First year against last, and how many years were met in full: where the narrative's differences are found again. The annex around it
/// bears its name.
pub fn comparison(all: &[Series]) -> Table {
    let rows = all.iter().map(Series::finished).filter_map(|series| {
        let (first, last) = (series.first()?, series.last()?);
        if series.title == Title::Commune {
            return None;
        }
        let full = series.points.iter().filter(|point| point.is_full()).count() as u64;
        let change = |before: u64, after: u64| difference(Some(before), Some(after)).map_or_else(dash, text_of);
        Some(vec![
            Cell::Text(series.name.clone()),
            ratio(first),
            ratio(last),
            change(first.total, last.total),
            change(first.met, last.met),
            difference(first.tenths, last.tenths).map_or_else(dash, |d| Cell::Text(signed_decimal(d))),
            Cell::Text(format!("{full}/{}", series.points.len())),
        ])
    });
    Table {
        caption: String::new(),
        columns: vec![
            column("Danh hiệu", 26, Align::Left, false),
            column("Năm đầu (đạt/tổng số)", 18, Align::Left, false),
            column("Năm cuối (đạt/tổng số)", 18, Align::Left, false),
            column("Tổng số", 10, Align::Right, false),
            column("Số đạt", 10, Align::Right, false),
            column("Tỷ lệ (điểm %)", 10, Align::Right, false),
            column("Số năm đạt toàn bộ/có số liệu", 14, Align::Centre, false),
        ],
        groups: vec![("Tăng (+), giảm (-)".to_owned(), 3, 5)],
        rows: rows.collect(),
        has_total: false,
        notes: Vec::new(),
    }
}

fn text_of(difference: i64) -> Cell {
    Cell::Text(signed(difference))
}

/// "2012: 1.898/2.204 (86,1%)"
fn ratio(point: &Point) -> Cell {
    Cell::Text(format!("{}: {}/{} ({})", point.year, grouped(point.met), grouped(point.total), tenths(point.tenths)))
}

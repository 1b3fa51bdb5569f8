use std::borrow::Cow;
use std::collections::HashMap;

use super::duplicate::hold_duplicates;
use super::masked::is_heading_like;
use super::row::shown;
use super::sheet::{check_sheet, read_sheet};
use super::value::Doubt;
use super::{
    Grid, GridRow, ImportKind, Line, Mapping, Mends, Problem, Raw, Severity, SheetFacts, TableRefused, catalogue,
    cell_name, header_key,
};

/// What the user says about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Only this sheet, by name or by its number from one.
    pub sheet: Option<String>,
    /// Field and heading; an empty heading says that the file does not have the field.
    pub map: Vec<(String, String)>,
    /// Ids of the household set in order, by which "TC3" means the third; without them "HGD-3".
    pub criteria: Vec<String>,
    /// Cells that somebody mended, rows that they left out.
    pub mends: Mends,
}

/// A workbook read as a list of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub kind: ImportKind,
    /// "UTF-8", "TCVN3", "VNI", "windows-1258", "UTF-16LE" …
    pub encoding: String,
    pub sheets: Vec<SheetReading>,
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
    /// Rows of data, without sums, headings and signatures.
    pub read: usize,
}

/// One sheet with a table: its facts, its columns, and its cells as they were.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetReading {
    pub facts: SheetFacts,
    pub mapping: Mapping,
    /// 1-based numbers of the first and the last row of the heading.
    pub heading: (u32, u32),
    pub grid: Grid,
    /// Rows that name the area of the rows below them.
    pub sections: Vec<u32>,
}

/// Reads sheets as a list of this kind. Pure: whoever turned bytes into sheets knows their encoding, and `is_over` says
/// when reading has taken long enough.
pub fn read_grids(
    kind: ImportKind,
    encoding: &str,
    grids: Vec<Grid>,
    options: &ReadOptions,
    is_over: &dyn Fn() -> bool,
) -> Result<Reading, TableRefused> {
    let mut chosen = choose_sheets(grids, options)?;
    options.mends.apply(&mut chosen);
    let mut reading = Reading {
        kind,
        encoding: encoding.to_owned(),
        sheets: Vec::new(),
        lines: Vec::new(),
        problems: Vec::new(),
        read: 0,
    };
    let mut refused: Option<TableRefused> = None;
    let mut left_out: Vec<(Grid, Option<TableRefused>)> = Vec::new();
    for grid in chosen {
        let found = super::table::find(kind, &grid, options);
        match found.and_then(|table| table.map(|table| check_sheet(kind, &grid, &table).map(|()| table)).transpose()) {
            _ if is_over() => return Err(TableRefused::Stopped),
            Ok(Some(table)) => read_sheet(&mut reading, grid, table, is_over)?,
            Ok(None) => left_out.push((grid, None)),
            // A sheet of sums beside ten lists does not cost the lists; why it is not read is said below.
            Err(why) => {
                refused = refused.or(Some(why.clone()));
                left_out.push((grid, Some(why)));
            }
        }
    }
    if reading.sheets.is_empty() {
        return Err(refused.unwrap_or_else(|| no_table(kind)));
    }
    if reading.lines.is_empty() {
        return Err(refused.unwrap_or_else(|| TableRefused::NoRows { list: catalogue::list_name(kind).to_owned() }));
    }
    let unread = left_out.iter().filter(|(grid, _)| is_list_like(grid));
    reading.problems.extend(unread.map(|(grid, why)| unread_sheet(kind, grid, why.as_ref())));
    hold_duplicates(&mut reading);
    sort_problems(&mut reading);
    reading.read = reading.lines.len();
    Ok(reading)
}

/// Signatures (as [`Reading::header_signature`] gives them) of the headings that these sheets may have, for a file that
/// is refused without the mapping that somebody once gave for it.
pub fn heading_signatures(kind: ImportKind, grids: &[Grid]) -> Vec<String> {
    let shown = grids.iter().filter(|grid| !grid.is_hidden && !is_guidance(grid));
    let mut all: Vec<String> = Vec::new();
    for signature in shown.take(20).flat_map(super::table::signatures) {
        let signature = format!("{kind}:{signature}");
        if !all.contains(&signature) {
            all.push(signature);
        }
    }
    all
}

/// Sheet by sheet, row by row, as somebody with the file open meets them.
fn sort_problems(reading: &mut Reading) {
    let names = reading.sheets.iter().enumerate().map(|(at, sheet)| (sheet.grid.name.as_str(), at));
    let names: HashMap<&str, usize> = names.collect();
    let place = |problem: &Problem| {
        let letters = problem.cell.bytes().take_while(u8::is_ascii_uppercase).count();
        let row: u32 = problem.cell[letters..].parse().unwrap_or(0);
        let sheet = names.get(problem.sheet.as_str()).copied().unwrap_or(usize::MAX);
        (sheet, row, letters, problem.cell.clone())
    };
    let mut placed: Vec<_> = std::mem::take(&mut reading.problems).into_iter().map(|p| (place(&p), p)).collect();
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    reading.problems = placed.into_iter().map(|(_, problem)| problem).collect();
}

fn choose_sheets(grids: Vec<Grid>, options: &ReadOptions) -> Result<Vec<Grid>, TableRefused> {
    let Some(asked) = &options.sheet else {
        let all_hidden = grids.iter().all(|grid| grid.is_hidden || is_guidance(grid));
        return Ok(grids.into_iter().filter(|grid| all_hidden || !(grid.is_hidden || is_guidance(grid))).collect());
    };
    let key = header_key(asked);
    let at = grids
        .iter()
        .position(|grid| grid.name == *asked)
        .or_else(|| grids.iter().position(|grid| header_key(&grid.name) == key))
        .or_else(|| asked.trim().parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < grids.len()));
    match at {
        Some(at) => Ok(grids.into_iter().nth(at).into_iter().collect()),
        None => Err(TableRefused::UnknownSheet {
            asked: asked.clone(),
            found: grids.iter().map(|grid| format!("«{}»", grid.name)).collect::<Vec<_>>().join(", "),
        }),
    }
}

/// Sheets that explain the list; our own empty workbooks have one.
fn is_guidance(grid: &Grid) -> bool {
    let key = header_key(&grid.name);
    ["huong dan", "danh muc", "giai thich"].iter().any(|start| key.starts_with(start))
}

fn no_table(kind: ImportKind) -> TableRefused {
    let wanted = catalogue::fields(kind).iter().filter(|field| field.is_required);
    TableRefused::NoTable {
        kind: kind.as_str().to_owned(),
        list: catalogue::list_name(kind).to_owned(),
        wanted: wanted.map(|field| format!("«{}»", field.label)).collect::<Vec<_>>().join(", "),
    }
}

/// Many rows of several cells: perhaps a list whose heading nobody knows, which is not passed over in silence. A sheet of
/// guidance has fewer.
fn is_list_like(grid: &Grid) -> bool {
    5 <= grid.rows.iter().filter(|row| 4 <= row.filled().count()).count()
}

fn unread_sheet(kind: ImportKind, grid: &Grid, why: Option<&TableRefused>) -> Problem {
    let first = grid.rows.first();
    let problem = match why {
        Some(why) => format!("đã bỏ qua trang này vì không đọc được: {why}"),
        None => "trang này có nhiều số liệu nhưng không có hàng tiêu đề nào đọc được nên đã bỏ qua".to_owned(),
    };
    Problem {
        sheet: grid.name.clone(),
        cell: cell_name(0, first.map_or(1, |row| row.number)),
        field: String::new(),
        value: first.map(|row| heading_words(kind, row)).unwrap_or_default(),
        problem,
        proposal: "sửa hàng tiêu đề của trang như các trang khác, hoặc chỉ rõ bằng --sheet và --map".to_owned(),
        severity: Severity::Held,
    }
    .masked()
}

/// Of a row that nobody could read, only what speaks like a heading: the rest may be persons.
fn heading_words(kind: ImportKind, row: &GridRow) -> String {
    let texts = row.filled().map(|(_, raw)| raw.shown());
    let words: Vec<Cow<'_, str>> = texts.filter(|text| is_heading_like(kind, text)).collect();
    shown(kind, "", &Raw::text(&words.join(" ")))
}

impl Reading {
    /// "C17": where this line has this field. A field without a column is said to stand at the start of the row.
    pub fn cell(&self, line: usize, field: &str) -> String {
        let Some(line) = self.lines.get(line) else { return String::new() };
        let index = self.sheets.get(line.sheet).and_then(|sheet| sheet.mapping.column(field));
        cell_name(index.map_or(0, |column| column.index), line.row)
    }

    /// What stands in the cell of this line and field.
    pub fn raw(&self, line: usize, field: &str) -> Option<&Raw> {
        let line = self.lines.get(line)?;
        let sheet = self.sheets.get(line.sheet)?;
        Some(sheet.grid.row(line.row)?.cell(sheet.mapping.column(field)?.index))
    }

    /// The same in words that may be shown: identity and phone numbers masked.
    pub fn value(&self, line: usize, field: &str) -> String {
        self.raw(line, field).map(|raw| shown(self.kind, field, raw)).unwrap_or_default()
    }

    pub fn sheet_name(&self, line: usize) -> &str {
        let sheet = self.lines.get(line).and_then(|line| self.sheets.get(line.sheet));
        sheet.map_or("", |sheet| sheet.grid.name.as_str())
    }

    /// Adds what only the register could tell.
    pub fn add_problem(&mut self, line: usize, field: &str, doubt: Doubt, severity: Severity) {
        let problem = Problem {
            sheet: self.sheet_name(line).to_owned(),
            cell: self.cell(line, field),
            field: field.to_owned(),
            value: self.value(line, field),
            problem: doubt.problem,
            proposal: doubt.proposal,
            severity,
        };
        self.problems.push(problem.masked());
        if severity == Severity::Held
            && let Some(line) = self.lines.get_mut(line)
        {
            line.held = true;
        }
    }

    pub fn held(&self) -> usize {
        self.lines.iter().filter(|line| line.held).count()
    }

    /// The places of the lines held back.
    pub fn held_lines(&self) -> Vec<usize> {
        self.lines.iter().enumerate().filter(|(_, line)| line.held).map(|(at, _)| at).collect()
    }

    /// Stable over files with the same headings in the same order: under it a source's mapping is remembered.
    pub fn header_signature(&self) -> Cow<'_, str> {
        match self.sheets.first() {
            Some(sheet) => Cow::Owned(format!("{}:{}", self.kind, sheet.mapping.signature())),
            None => Cow::Borrowed(""),
        }
    }

    /// Field and heading of every column that was read, of the first sheet.
    pub fn mapping_used(&self) -> Vec<(&str, &str)> {
        let first = self.sheets.first();
        first.map_or_else(Vec::new, |sheet| {
            let columns = sheet.mapping.columns.iter().chain(&sheet.mapping.marks);
            columns.map(|column| (column.field.as_str(), column.heading.as_str())).collect()
        })
    }
}

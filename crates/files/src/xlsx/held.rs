//! The rows held back, as a workbook to mend and import again: the original lines above the table and its headings, the
//! held rows with their original cells, and a note in each cell concerned.

use std::collections::{BTreeMap, HashMap};

use domain::intake::{GridRow, Problem, Raw, Reading, Severity, Shape, SheetReading, catalogue};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::XlsxFailed;
use super::name::Names;
use super::safe::{is_formula_like, neutral};
use super::sheet::{excel_day, storable};

/// Writes the lines at these places of the reading, sheet by sheet, with what is said about them.
pub fn write(reading: &Reading, held: &[usize], problems: &[Problem]) -> Result<Vec<u8>, XlsxFailed> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut names = Names::default();
    let mut is_empty = true;
    let told = by_cell(problems);
    let nothing = BTreeMap::new();
    for (at, sheet) in reading.sheets.iter().enumerate() {
        let rows: Vec<u32> = held
            .iter()
            .filter_map(|line| reading.lines.get(*line))
            .filter(|line| line.sheet == at)
            .map(|line| line.row)
            .collect();
        if rows.is_empty() {
            continue;
        }
        is_empty = false;
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(names.fit(&sheet.grid.name))?;
        let told = told.get(sheet.grid.name.as_str()).unwrap_or(&nothing);
        SheetWriter { reading, sheet, worksheet, looks: &looks, told }.write(&rows)?;
    }
    if is_empty {
        workbook.add_worksheet().set_name("Không có dòng nào")?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// What is said, by the sheet, the row and the column where it is said.
type Told<'p> = BTreeMap<u32, BTreeMap<u16, Vec<&'p Problem>>>;

fn by_cell(problems: &[Problem]) -> HashMap<&str, Told<'_>> {
    let mut told: HashMap<&str, Told<'_>> = HashMap::new();
    for problem in problems {
        let (Some(row), Some(column)) = (row_of(&problem.cell), column_of(&problem.cell)) else { continue };
        let Ok(column) = u16::try_from(column) else { continue };
        let of_sheet = told.entry(problem.sheet.as_str()).or_default();
        of_sheet.entry(row).or_default().entry(column).or_default().push(problem);
    }
    told
}

struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    day: Format,
    doubted: Format,
    doubted_day: Format,
}

impl Looks {
    fn new() -> Self {
        let doubted = Format::new().set_background_color(Color::RGB(0x00FF_F2CC)).set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_align(FormatAlign::Center),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            // Text, so that a number mended by hand keeps its zero.
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            doubted: doubted.clone().set_num_format("@"),
            doubted_day: doubted.set_num_format("dd/mm/yyyy"),
        }
    }
}

struct SheetWriter<'a> {
    reading: &'a Reading,
    sheet: &'a SheetReading,
    worksheet: &'a mut Worksheet,
    looks: &'a Looks,
    told: &'a Told<'a>,
}

impl SheetWriter<'_> {
    fn write(mut self, rows: &[u32]) -> Result<(), XlsxError> {
        let (first, last) = self.sheet.heading;
        self.write_merged()?;
        for row in self.sheet.grid.rows.iter().take_while(|row| row.number <= last) {
            let look = if row.number < first { &self.looks.title } else { &self.looks.heading };
            self.write_row(row, row.number, Some(look))?;
        }
        let mut number = last;
        let mut section = None;
        for row in rows {
            // The row that names the area comes along, once, above the rows that it speaks for.
            let before = self.sheet.sections.partition_point(|at| at < row);
            let named = before.checked_sub(1).and_then(|at| self.sheet.sections.get(at)).copied();
            if let Some(named) = named.filter(|_| named != section) {
                section = Some(named);
                number += 1;
                if let Some(row) = self.sheet.grid.row(named) {
                    self.write_row(row, number, None)?;
                }
            }
            number += 1;
            if let Some(row) = self.sheet.grid.row(*row) {
                self.write_row(row, number, None)?;
            }
        }
        self.worksheet.set_freeze_panes(last, 0)?;
        self.worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        self.set_widths()
    }

    /// Merged cells of titles and headings, so that the heading is found again.
    fn write_merged(&mut self) -> Result<(), XlsxError> {
        for region in self.sheet.grid.merged.iter().filter(|region| region.rows.1 <= self.sheet.heading.1) {
            let (Ok(left), Ok(right)) = (u16::try_from(region.columns.0), u16::try_from(region.columns.1)) else {
                continue;
            };
            let (top, bottom) = (region.rows.0.saturating_sub(1), region.rows.1.saturating_sub(1));
            let look = if region.rows.0 < self.sheet.heading.0 { &self.looks.title } else { &self.looks.heading };
            if (top, left) != (bottom, right) {
                // Regions that overlap, as only a broken file has them, are left out.
                let merged = self.worksheet.merge_range(top, left, bottom, right, "", look);
                merged.map(|_| ()).or_else(|error| match error {
                    XlsxError::MergeRangeOverlaps(..) => Ok(()),
                    other => Err(other),
                })?;
            }
        }
        Ok(())
    }

    fn write_row(&mut self, row: &GridRow, number: u32, look: Option<&Format>) -> Result<(), XlsxError> {
        let told = self.told.get(&row.number);
        for (index, raw) in row.cells.iter().enumerate() {
            let column = u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)?;
            let is_doubted = told.is_some_and(|told| told.contains_key(&column));
            if !raw.is_blank() || is_doubted {
                self.write_cell(number - 1, column, raw, look, is_doubted)?;
            }
        }
        // A field without a cell of its own is told at the start of the row, beyond its last cell too.
        for (column, doubts) in told.into_iter().flatten() {
            if row.cells.len() <= usize::from(*column) {
                self.write_cell(number - 1, *column, &Raw::Blank, look, true)?;
            }
            self.worksheet.insert_note(number - 1, *column, &note(doubts))?;
        }
        Ok(())
    }

    fn write_cell(
        &mut self,
        row: u32,
        column: u16,
        raw: &Raw,
        look: Option<&Format>,
        is_doubted: bool,
    ) -> Result<(), XlsxError> {
        let (text, day) = match is_doubted {
            true => (&self.looks.doubted, &self.looks.doubted_day),
            false => (&self.looks.text, &self.looks.day),
        };
        let text = look.unwrap_or(text);
        // A spreadsheet knows no day before 1900; such a one is written as it reads.
        let date = if let (Raw::Day(day), None) = (raw, look) { excel_day(*day) } else { None };
        match raw {
            Raw::Blank => self.worksheet.write_blank(row, column, text)?,
            Raw::Text(said) if is_formula_like(said) => {
                let said = storable(&neutral(said));
                self.worksheet.write_string_with_format(row, column, said, &text.clone().set_quote_prefix())?
            }
            Raw::Number(number) if number.is_finite() && !self.is_secret(column) && look.is_none() && !is_doubted => {
                self.worksheet.write_number(row, column, *number)?
            }
            _ => match date {
                Some(date) => self.worksheet.write_datetime_with_format(row, column, &date, day)?,
                None => self.worksheet.write_string_with_format(row, column, storable(&raw.shown()), text)?,
            },
        };
        Ok(())
    }

    /// Identity and phone numbers are written as text: a number would lose its zero again.
    fn is_secret(&self, column: u16) -> bool {
        let of = |field: &str| catalogue::field(self.reading.kind, field).map(|field| field.shape);
        let mut columns = self.sheet.mapping.columns.iter();
        columns.any(|known| known.index == usize::from(column) && of(&known.field) == Some(Shape::Secret))
    }

    fn set_widths(&mut self) -> Result<(), XlsxError> {
        for (index, heading) in &self.sheet.mapping.headings {
            let Ok(column) = u16::try_from(*index) else { continue };
            let shown = self.sheet.grid.rows.iter().filter(|row| self.sheet.heading.1 < row.number).take(50);
            let longest = shown.map(|row| row.cell(*index).shown().chars().count()).max().unwrap_or(0);
            let width = longest.max(heading.chars().count().min(12)).clamp(5, 60) + 2;
            self.worksheet.set_column_width(column, width as f64)?;
        }
        Ok(())
    }
}

/// More than this about one cell nobody reads, and a note cannot hold.
const NOTED: usize = 20;

/// What is wrong and what is proposed, for all that is said about one cell.
fn note(doubts: &[&Problem]) -> Note {
    let told = doubts.iter().take(NOTED).map(|doubt| {
        let sign = match doubt.severity {
            Severity::Held => "CẦN SỬA",
            Severity::Repaired => "Đã tự sửa",
            Severity::Warning => "Cần xem lại",
        };
        let said: String = format!("{sign}: {}\nĐề xuất: {}", doubt.problem, doubt.proposal);
        said.chars().take(500).collect::<String>()
    });
    let more = doubts.len().checked_sub(NOTED).filter(|more| *more != 0);
    let lines: Vec<String> = told.chain(more.map(|more| format!("… và {more} điểm khác"))).collect();
    Note::new(storable(&lines.join("\n\n"))).set_author("Bình Yên").add_author_prefix(false).set_width(320)
}

fn row_of(cell: &str) -> Option<u32> {
    cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

fn column_of(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1).checked_sub(1)
}

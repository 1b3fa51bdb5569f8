//! The rows held back, as a workbook to mend and import again: the original lines above the table and its headings, the
//! held rows with their original cells, and a note in each cell concerned.

use std::collections::BTreeMap;

use domain::intake::{GridRow, Problem, Raw, Reading, Severity, Shape, SheetReading, catalogue, cell_name};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::XlsxFailed;
use super::name::Names;
use super::safe::{is_formula_like, neutral};

/// Writes the lines at these places of the reading, sheet by sheet, with what is said about them.
pub fn write(reading: &Reading, held: &[usize], problems: &[Problem]) -> Result<Vec<u8>, XlsxFailed> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut names = Names::default();
    let mut is_empty = true;
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
        SheetWriter { reading, sheet, worksheet, looks: &looks }.write(&rows, problems)?;
    }
    if is_empty {
        workbook.add_worksheet().set_name("Không có dòng nào")?;
    }
    Ok(workbook.save_to_buffer()?)
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
}

impl SheetWriter<'_> {
    fn write(mut self, rows: &[u32], problems: &[Problem]) -> Result<(), XlsxError> {
        let told = self.told(problems);
        let (first, last) = self.sheet.heading;
        self.write_merged()?;
        for row in self.sheet.grid.rows.iter().take_while(|row| row.number <= last) {
            let look = if row.number < first { &self.looks.title } else { &self.looks.heading };
            self.write_row(row, row.number, Some(look), &told)?;
        }
        let mut number = last;
        let mut section = None;
        for row in rows {
            // The row that names the area comes along, once, above the rows that it speaks for.
            let named = self.sheet.sections.iter().rfind(|at| *at < row).copied();
            if let Some(named) = named.filter(|_| named != section) {
                section = Some(named);
                number += 1;
                if let Some(row) = self.sheet.grid.row(named) {
                    self.write_row(row, number, None, &told)?;
                }
            }
            number += 1;
            if let Some(row) = self.sheet.grid.row(*row) {
                self.write_row(row, number, None, &told)?;
            }
        }
        self.worksheet.set_freeze_panes(last, 0)?;
        self.worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        self.set_widths()
    }

    /// Problems of this sheet by the cell where they stood.
    fn told<'p>(&self, problems: &'p [Problem]) -> BTreeMap<&'p str, Vec<&'p Problem>> {
        let mut told: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
        for problem in problems.iter().filter(|problem| problem.sheet == self.sheet.grid.name) {
            told.entry(problem.cell.as_str()).or_default().push(problem);
        }
        told
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

    fn write_row(
        &mut self,
        row: &GridRow,
        number: u32,
        look: Option<&Format>,
        told: &BTreeMap<&str, Vec<&Problem>>,
    ) -> Result<(), XlsxError> {
        for (index, raw) in row.cells.iter().enumerate() {
            let column = u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)?;
            let doubts = told.get(cell_name(index, row.number).as_str());
            if !raw.is_blank() || doubts.is_some() {
                self.write_cell(number - 1, column, raw, look, doubts.is_some())?;
            }
        }
        // A field without a cell of its own is told at the start of the row, beyond its last cell too.
        let prefix_row = row.number;
        for (cell, doubts) in told.iter().filter(|(cell, _)| row_of(cell) == Some(prefix_row)) {
            let Some(column) = column_of(cell).and_then(|index| u16::try_from(index).ok()) else { continue };
            if row.cells.len() <= usize::from(column) {
                self.write_cell(number - 1, column, &Raw::Blank, look, true)?;
            }
            self.worksheet.insert_note(number - 1, column, &note(doubts))?;
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
        match raw {
            Raw::Blank => self.worksheet.write_blank(row, column, text)?,
            Raw::Text(said) if is_formula_like(said) => {
                self.worksheet.write_string_with_format(row, column, neutral(said), &text.clone().set_quote_prefix())?
            }
            Raw::Text(said) => self.worksheet.write_string_with_format(row, column, said, text)?,
            Raw::Number(number) if number.is_finite() && !self.is_secret(column) && look.is_none() && !is_doubted => {
                self.worksheet.write_number(row, column, *number)?
            }
            Raw::Day(date) if look.is_none() => {
                let date = ExcelDateTime::from_ymd(
                    date.year().unsigned_abs(),
                    date.month().unsigned_abs(),
                    date.day().unsigned_abs(),
                )?;
                self.worksheet.write_datetime_with_format(row, column, &date, day)?
            }
            Raw::Number(_) | Raw::Day(_) | Raw::Flag(_) => {
                self.worksheet.write_string_with_format(row, column, raw.shown(), text)?
            }
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

/// What is wrong and what is proposed, for all that is said about one cell.
fn note(doubts: &[&Problem]) -> Note {
    let lines: Vec<String> = doubts
        .iter()
        .map(|doubt| {
            let sign = if doubt.severity == Severity::Held { "CẦN SỬA" } else { "Đã tự sửa" };
            format!("{sign}: {}\nĐề xuất: {}", doubt.problem, doubt.proposal)
        })
        .collect();
    Note::new(lines.join("\n\n")).set_author("Bình Yên").add_author_prefix(false).set_width(320)
}

fn row_of(cell: &str) -> Option<u32> {
    cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

fn column_of(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1).checked_sub(1)
}

use domain::document::{Cell, Table};
use rust_xlsxwriter::{ExcelDateTime, Formula, IgnoreError, Worksheet, utility::row_col_to_cell};

use super::{
    XlsxFailed,
    look::{Across, ColumnLooks, Looks},
    percent, width,
};
use crate::xml;

/// One list: lines above, a table, its notes below.
pub struct Sheet<'a> {
    /// As wished; cut to what a spreadsheet allows.
    pub name: String,
    pub above: Vec<Line>,
    pub table: &'a Table,
    pub landscape: bool,
}

pub struct Line {
    pub text: String,
    pub emphasis: Emphasis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// On the left, as it is.
    Plain,
    /// On the left, bold: who issues.
    Issuer,
    /// On the left, italic: number, place and date.
    Small,
    /// Across the table, large and bold.
    Title,
    /// Across the table, bold.
    Caption,
    /// Across the table, italic.
    Remark,
}

/// The height of a row of one line, in pixels.
const ONE_LINE: u32 = 21;
/// From this many lines on a filter helps more than it disturbs.
const FILTER_FROM: usize = 20;
/// Printed across when narrower print would fall below three quarters of its size (160 mm of line on an upright page).
const UPRIGHT_PIXELS: u32 = 800;
const LAST_ROW: usize = 1_048_576;
const LONGEST_TEXT: usize = 32_767;
/// Whole numbers beyond this are no longer exact in a spreadsheet.
const LARGEST_NUMBER: u64 = 1 << 53;

impl Sheet<'_> {
    pub(super) fn write(&self, page: &mut Worksheet, looks: &Looks, watermark: &str) -> Result<(), XlsxFailed> {
        let table = self.table;
        if LAST_ROW < table.rows.len() + self.above.len() + table.notes.len() + 8 {
            return Err(XlsxFailed::TooLong { name: self.name.clone(), rows: table.rows.len() });
        }
        let listed = table.rows.len() - usize::from(table.has_total && !table.rows.is_empty());
        let has_filter = FILTER_FROM <= listed;
        let widths = width::columns(table, has_filter);
        for (index, pixels) in widths.iter().enumerate() {
            page.set_column_width_pixels(column(index), *pixels)?;
        }
        let all: u32 = widths.iter().sum();
        let head = self.head(page, looks, watermark, &widths)?;
        let first = heading(page, looks, table, &widths, head)?;
        self.body(page, looks, &widths, first)?;
        let last = column(table.columns.len() - 1);
        if has_filter {
            page.autofilter(first - 1, 0, first + row(listed) - 1, last)?;
        }
        let end = first + row(table.rows.len());
        if !table.rows.is_empty() {
            // Identity numbers and years are texts on purpose.
            page.ignore_error_range(first, 0, end - 1, last, IgnoreError::NumberStoredAsText)?;
        }
        for (index, note) in table.notes.iter().enumerate() {
            across(page, end + row(index), &widths, note, &looks.note)?;
        }
        page.set_freeze_panes(first, 0)?;
        page.set_repeat_rows(head, first - 1)?;
        print_set_up(page, self.landscape || UPRIGHT_PIXELS < all, watermark);
        Ok(())
    }

    /// The lines above the table; gives the first row of the heading.
    fn head(&self, page: &mut Worksheet, looks: &Looks, watermark: &str, widths: &[u32]) -> Result<u32, XlsxFailed> {
        let mut next = 0;
        if !watermark.is_empty() {
            page.write_string_with_format(next, 0, storable(watermark), &looks.mark)?;
            next += 1;
        }
        for line in self.above.iter().filter(|line| !line.text.is_empty()) {
            let on_the_left = match line.emphasis {
                Emphasis::Plain => Some(&looks.plain),
                Emphasis::Issuer => Some(&looks.issuer),
                Emphasis::Small => Some(&looks.small),
                Emphasis::Title | Emphasis::Caption | Emphasis::Remark => None,
            };
            match (on_the_left, line.emphasis) {
                (Some(look), _) => {
                    page.write_string_with_format(next, 0, storable(&line.text), look)?;
                }
                (None, Emphasis::Title) => across(page, next, widths, &line.text, &looks.title)?,
                (None, Emphasis::Remark) => across(page, next, widths, &line.text, &looks.remark)?,
                (None, _) => across(page, next, widths, &line.text, &looks.caption)?,
            }
            next += 1;
        }
        Ok(next)
    }

    fn body(&self, page: &mut Worksheet, looks: &Looks, widths: &[u32], first: u32) -> Result<(), XlsxFailed> {
        let table = self.table;
        let column_looks = |bold| -> Vec<ColumnLooks> {
            table.columns.iter().map(|column| ColumnLooks::new(looks, column.align, bold)).collect()
        };
        let (plain, bold) = (column_looks(false), column_looks(true));
        for (index, cells) in table.rows.iter().enumerate() {
            let is_total = table.has_total && index + 1 == table.rows.len();
            for (at, look) in (if is_total { &bold } else { &plain }).iter().enumerate() {
                let place = (first + row(index), column(at));
                let cell = cells.get(at).unwrap_or(&Cell::Empty);
                match cell {
                    Cell::Number(value) if is_total && sums_up(table, at, *value) && first < place.0 => {
                        let (from, to) = (row_col_to_cell(first, place.1), row_col_to_cell(place.0 - 1, place.1));
                        let sum = Formula::new(format!("=SUM({from}:{to})")).set_result(value.to_string());
                        page.write_formula_with_format(place.0, place.1, sum, &look.number)?;
                    }
                    _ => write_cell(page, place, cell, cells, look)?,
                }
            }
            let high = width::height(cells.iter().zip(widths).filter_map(text_in), 12.0, is_total);
            if ONE_LINE < high {
                page.set_row_height_pixels(first + row(index), high)?;
            }
        }
        Ok(())
    }
}

fn text_in<'a>((cell, width): (&'a Cell, &u32)) -> Option<(&'a str, u32)> {
    if let Cell::Text(text) = cell { Some((text, *width)) } else { None }
}

/// A formula only where it gives the printed sum: a total may also count what the lines above do not.
fn sums_up(table: &Table, at: usize, total: u64) -> bool {
    let Some((_, lines)) = table.rows.split_last() else { return false };
    let value = |cells: &Vec<Cell>| if let Some(Cell::Number(value)) = cells.get(at) { u128::from(*value) } else { 0 };
    total <= LARGEST_NUMBER && table.columns[at].summed && lines.iter().map(value).sum::<u128>() == u128::from(total)
}

fn write_cell(
    page: &mut Worksheet,
    (row, col): (u32, u16),
    cell: &Cell,
    cells: &[Cell],
    look: &ColumnLooks,
) -> Result<(), XlsxFailed> {
    match cell {
        Cell::Number(value) if *value <= LARGEST_NUMBER => {
            page.write_number_with_format(row, col, *value as f64, &look.number)?;
        }
        Cell::Number(value) => write_text(page, (row, col), &value.to_string(), look)?,
        Cell::Date(day) => match excel_day(*day) {
            Some(date) => {
                page.write_datetime_with_format(row, col, &date, &look.date)?;
            }
            None => write_text(page, (row, col), &domain::ground::date::short(*day), look)?,
        },
        Cell::Percent { text, part_column, whole_column } => {
            let number = |at: usize| if let Some(Cell::Number(value)) = cells.get(at) { Some(*value) } else { None };
            let place = |at: usize| row_col_to_cell(row, column(at));
            let quotient = format!("{}/{}", place(*part_column), place(*whole_column));
            let shown = number(*part_column)
                .zip(number(*whole_column))
                .and_then(|(part, whole)| percent::shown(text, part, whole, &quotient));
            match shown {
                Some(shown) => {
                    let formula = Formula::new(format!("={}", shown.formula)).set_result(shown.result);
                    page.write_formula_with_format(row, col, formula, &look.percent(shown.decimals))?;
                }
                None => write_text(page, (row, col), text, look)?,
            }
        }
        Cell::Text(text) => write_text(page, (row, col), text, look)?,
        Cell::Empty => {
            page.write_blank(row, col, &look.text)?;
        }
    }
    Ok(())
}

fn write_text(page: &mut Worksheet, (row, col): (u32, u16), text: &str, look: &ColumnLooks) -> Result<(), XlsxFailed> {
    let format = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '|', '%']) { &look.quoted } else { &look.text };
    page.write_string_with_format(row, col, storable(text), format)?;
    Ok(())
}

/// The heading in one row, or in two where groups stand above columns; gives the first row of the body.
fn heading(page: &mut Worksheet, looks: &Looks, table: &Table, widths: &[u32], top: u32) -> Result<u32, XlsxFailed> {
    let look = &looks.heading;
    let own = table.columns.iter().map(|column| column.heading.as_str());
    let high = width::height(own.zip(widths.iter().copied()), 12.0, true) + 6;
    if table.groups.is_empty() {
        for (at, own) in table.columns.iter().enumerate() {
            page.write_string_with_format(top, column(at), storable(&own.heading), look)?;
        }
        page.set_row_height_pixels(top, high)?;
        return Ok(top + 1);
    }
    for (at, own) in table.columns.iter().enumerate() {
        let own = storable(&own.heading);
        match table.groups.iter().find(|(_, from, to)| (*from..=*to).contains(&at)) {
            None => {
                page.merge_range(top, column(at), top + 1, column(at), &own, look)?;
            }
            Some((text, from, to)) => {
                let to = (*to).min(table.columns.len() - 1);
                if *from == to {
                    page.write_string_with_format(top, column(at), storable(text), look)?;
                } else if *from == at {
                    page.merge_range(top, column(at), top, column(to), &storable(text), look)?;
                }
                page.write_string_with_format(top + 1, column(at), own, look)?;
            }
        }
    }
    page.set_row_height_pixels(top, ONE_LINE + 6)?;
    page.set_row_height_pixels(top + 1, high)?;
    Ok(top + 2)
}

/// One text over the whole width of the table.
fn across(page: &mut Worksheet, row: u32, widths: &[u32], text: &str, look: &Across) -> Result<(), XlsxFailed> {
    let text = storable(text);
    // Other typefaces are a little wider than ours: too high is better than cut off.
    let room = widths.iter().sum::<u32>() * 95 / 100;
    let high = width::height(std::iter::once((text.as_str(), room)), look.points, look.bold);
    if 1 < widths.len() {
        page.merge_range(row, 0, row, column(widths.len() - 1), &text, &look.format)?;
    } else {
        page.write_string_with_format(row, 0, text, &look.format)?;
    }
    page.set_row_height_pixels(row, high.max(ONE_LINE))?;
    Ok(())
}

/// A4, as wide as the page, the heading on every page, "Trang 2/5" below.
fn print_set_up(page: &mut Worksheet, landscape: bool, watermark: &str) {
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    if landscape {
        page.set_landscape();
    }
    // Inches: 25 mm on the left for the binding, 15 mm elsewhere.
    page.set_margins(0.98, 0.59, 0.6, 0.6, 0.3, 0.3);
    page.set_footer("&C&\"Times New Roman,Regular\"&10Trang &P/&N");
    if !watermark.is_empty() {
        page.set_header(format!("&R&\"Times New Roman,Bold\"&10{}", xml::legal(watermark).replace('&', "&&")));
    }
}

/// What a spreadsheet can hold: no forbidden characters, at most 32.767 of the others.
pub(super) fn storable(text: &str) -> String {
    xml::legal(text).chars().take(LONGEST_TEXT).collect()
}

pub(super) fn excel_day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// `Sheet::write` has made sure that all rows fit.
fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Beyond the last column of a spreadsheet the writer refuses.
fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

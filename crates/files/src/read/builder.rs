//! Collects the cells of a sheet within the budget.

use domain::intake::legacy::{Script, detect};
use domain::intake::{Grid, GridRow, Raw, Region};
use jiff::civil::Date;

use super::ReadRefused;
use super::limits::{Budget, MAX_COLUMNS};

/// The longest text that a spreadsheet lets a cell hold, in bytes of UTF-8.
const LONGEST_TEXT: usize = 4 * 32_767;

/// A heading is looked for in no more rows than these.
const HEAD_ROWS: usize = 84;
const MAX_MERGED: usize = 2_000;

#[derive(Debug, Default)]
pub struct SheetBuilder {
    grid: Grid,
    in_order: bool,
}

impl SheetBuilder {
    pub fn new(name: &str, is_hidden: bool) -> Self {
        let grid = Grid { name: name.to_owned(), is_hidden, ..Grid::default() };
        Self { grid, in_order: true }
    }

    /// Puts a value into a cell; `row` and `column` count from zero. Text is kept as it came: it is tidied when the
    /// letters of the whole workbook are known.
    pub fn put(&mut self, row: u32, column: usize, raw: Raw, budget: &mut Budget) -> Result<(), ReadRefused> {
        budget.step()?;
        if raw.is_blank() || MAX_COLUMNS <= column {
            return Ok(());
        }
        if let Raw::Text(text) = &raw {
            if LONGEST_TEXT < text.len() {
                return Err(ReadRefused::TooMuchText);
            }
            budget.spend_text(text.len())?;
        }
        let number = row.saturating_add(1);
        if self.grid.rows.last().is_none_or(|last| last.number != number) {
            budget.spend_row()?;
            self.in_order = self.in_order && self.grid.rows.last().is_none_or(|last| last.number < number);
            self.grid.rows.push(GridRow { number, cells: Vec::new() });
        }
        let Some(last) = self.grid.rows.last_mut() else { return Ok(()) };
        if last.cells.len() <= column {
            budget.spend_cells(column + 1 - last.cells.len())?;
            last.cells.resize(column + 1, Raw::Blank);
        }
        if let Some(cell) = last.cells.get_mut(column) {
            *cell = raw;
        }
        Ok(())
    }

    pub fn merge(&mut self, region: Region) {
        // Only headings are read by merged cells, and they stand in the first rows; a hostile file may list millions.
        let is_near = self.grid.rows.get(HEAD_ROWS).is_none_or(|row| region.rows.0 <= row.number);
        let is_region = region.rows.0 <= region.rows.1 && region.columns.0 <= region.columns.1;
        if is_near && is_region && self.grid.merged.len() < MAX_MERGED {
            self.grid.merged.push(region);
        }
    }

    /// Whether a heading of this sheet may have a second row, so that merged cells are worth looking for.
    pub fn may_have_deep_heading(&self) -> bool {
        self.grid.rows.iter().take(80).zip(self.grid.rows.iter().skip(1)).any(|(top, below)| {
            let first = top.filled().next().map(|(index, _)| index);
            3 <= top.filled().count() && first.is_some_and(|index| below.cell(index).is_blank())
        })
    }

    pub fn finish(mut self) -> Grid {
        self.grid.merged.sort_by_key(|region| (region.rows, region.columns));
        if !self.in_order {
            self.grid.rows.sort_by_key(|row| row.number);
            self.grid.rows.dedup_by(|later, earlier| {
                let is_same = later.number == earlier.number;
                if is_same {
                    for (column, raw) in std::mem::take(&mut later.cells).into_iter().enumerate() {
                        if column < earlier.cells.len() {
                            if !raw.is_blank() {
                                earlier.cells[column] = raw;
                            }
                        } else {
                            earlier.cells.push(raw);
                        }
                    }
                }
                is_same
            });
        }
        self.grid
    }
}

/// Turns old letters into today's over the whole workbook, then tidies every text. Says in which letters it was typed.
pub fn modernise(grids: &mut [Grid]) -> Script {
    let texts = grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells).filter_map(|raw| match raw {
        Raw::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let script = detect(texts);
    for grid in grids {
        if let Some(name) = script.decode(&grid.name) {
            grid.name = domain::ground::text::clean(&name);
        }
        for row in &mut grid.rows {
            for raw in &mut row.cells {
                if let Raw::Text(text) = raw {
                    *raw = match script.modernise(text) {
                        Some(modern) => Raw::from_text(modern),
                        None => Raw::from_text(std::mem::take(text)),
                    };
                    if let Raw::Text(text) = raw
                        && is_neutralised(text)
                    {
                        text.remove(0);
                    }
                }
            }
        }
        grid.rows.retain(|row| row.cells.iter().any(|raw| !raw.is_blank()));
    }
    script
}

/// An apostrophe that keeps a spreadsheet from reading a number or a formula is not part of the text; our own workbooks
/// put it there too.
fn is_neutralised(text: &str) -> bool {
    text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "=+-@".contains(c)))
}

/// The day behind a spreadsheet's day number; a bare time or a wild number stays a number.
pub fn day_of(serial: f64, is_1904: bool) -> Raw {
    let days = serial.floor();
    if !(1.0..2_958_466.0).contains(&days) {
        return Raw::Number(serial);
    }
    // Spreadsheets believe in 29 February 1900; before it their days are one off.
    let epoch = match (is_1904, days < 60.0) {
        (true, _) => Date::constant(1904, 1, 1),
        (false, true) => Date::constant(1899, 12, 31),
        (false, false) => Date::constant(1899, 12, 30),
    };
    match epoch.checked_add(jiff::Span::new().days(days as i64)) {
        Ok(day) => Raw::Day(day),
        Err(_) => Raw::Number(serial),
    }
}

/// "2021-03-28" and "2021-03-28T00:00:00" as sheets write days in ISO 8601.
pub fn iso_day(text: &str) -> Raw {
    match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        Some(day) => Raw::Day(day),
        None => Raw::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_are_days() {
        assert_eq!(day_of(44_283.0, false), Raw::Day(Date::constant(2021, 3, 28)));
        assert_eq!(day_of(44_283.75, false), Raw::Day(Date::constant(2021, 3, 28)));
        assert_eq!(day_of(1.0, false), Raw::Day(Date::constant(1900, 1, 1)));
        assert_eq!(day_of(42_821.0, true), Raw::Day(Date::constant(2021, 3, 28)));
        for wild in [0.5, -1.0, 1e18, f64::NAN, f64::INFINITY] {
            assert!(matches!(day_of(wild, false), Raw::Number(_)), "{wild}");
        }
    }

    #[test]
    fn rows_out_of_order_are_put_in_order() {
        let mut budget = Budget::new();
        let mut sheet = SheetBuilder::new("A", false);
        for (row, column, text) in [(2, 0, "c"), (0, 0, "a"), (2, 1, "d"), (0, 2, "b")] {
            sheet.put(row, column, Raw::Text(text.to_owned()), &mut budget).unwrap();
        }
        let grid = sheet.finish();
        assert_eq!(
            grid.rows.iter().map(|row| (row.number, row.joined())).collect::<Vec<_>>(),
            vec![(1, "a b".to_owned()), (3, "c d".to_owned())]
        );
    }

    #[test]
    fn a_long_text_in_a_million_cells_is_refused() {
        let mut budget = Budget::new();
        let mut sheet = SheetBuilder::new("A", false);
        let long = "a".repeat(32_000);
        let refused = (0..10_000).find_map(|row| sheet.put(row, 0, Raw::Text(long.clone()), &mut budget).err());
        assert_eq!(refused, Some(ReadRefused::TooMuchText));
    }
}

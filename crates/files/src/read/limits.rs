//! How much of a file is read, and for how long.

use std::time::{Duration, Instant};

use super::ReadRefused;

pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// Rows that hold something, over all sheets.
pub const MAX_ROWS: usize = 200_000;
pub const MAX_SECONDS: u64 = 10;
/// Cells, blank ones between filled ones included: they take memory too.
pub(super) const MAX_CELLS: usize = 4_000_000;
/// Bytes of text in all cells: one long shared string may stand in millions of them.
pub(super) const MAX_TEXT: usize = 160 * 1024 * 1024;
/// Lists of wards are narrow; what stands right of column IV is not read.
pub(super) const MAX_COLUMNS: usize = 256;
pub(super) const MAX_SHEETS: usize = 500;
/// Bytes of all the parts that are unpacked from one archive.
pub(super) const MAX_UNPACKED: u64 = 300 * 1024 * 1024;
/// Entries in the table of shared strings; each takes memory even when it is empty.
pub(super) const MAX_STRINGS: usize = 2_000_000;
/// Strings, styles and the like are held in memory as a whole; sheets are not.
pub(super) const MAX_PART: u64 = 100 * 1024 * 1024;

/// What may still be read of one file.
#[derive(Debug)]
pub struct Budget {
    until: Instant,
    rows: usize,
    cells: usize,
    text: usize,
    steps: u32,
}

impl Budget {
    pub fn new() -> Self {
        Self {
            until: Instant::now() + Duration::from_secs(MAX_SECONDS),
            rows: MAX_ROWS,
            cells: MAX_CELLS,
            text: MAX_TEXT,
            steps: 0,
        }
    }

    pub fn spend_row(&mut self) -> Result<(), ReadRefused> {
        self.rows = self.rows.checked_sub(1).ok_or(ReadRefused::TooManyRows)?;
        Ok(())
    }

    pub fn spend_cells(&mut self, cells: usize) -> Result<(), ReadRefused> {
        self.cells = self.cells.checked_sub(cells).ok_or(ReadRefused::TooManyCells)?;
        Ok(())
    }

    pub fn spend_text(&mut self, bytes: usize) -> Result<(), ReadRefused> {
        self.text = self.text.checked_sub(bytes).ok_or(ReadRefused::TooMuchText)?;
        Ok(())
    }

    /// To be called at every small step of work; looks at the clock once in a while.
    pub fn step(&mut self) -> Result<(), ReadRefused> {
        self.steps = self.steps.wrapping_add(1);
        if self.steps.is_multiple_of(1024) { self.check_time() } else { Ok(()) }
    }

    pub fn check_time(&self) -> Result<(), ReadRefused> {
        if self.until < Instant::now() { Err(ReadRefused::TooLong) } else { Ok(()) }
    }
}

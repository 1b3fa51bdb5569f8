use super::Raw;

/// One sheet of a workbook as its reader found it: only rows that hold something, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub name: String,
    pub rows: Vec<GridRow>,
    /// Merged cells, where the file says so, by their first row. Only headings are read by them.
    pub merged: Vec<Region>,
    /// Hidden in the workbook: read only when asked for by name.
    pub is_hidden: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridRow {
    /// 1-based, as the spreadsheet shows it.
    pub number: u32,
    /// From column A on; shorter rows are blank to the right.
    pub cells: Vec<Raw>,
}

/// Cells merged into one: rows 1-based, columns 0-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// Rows of the highest heading.
const HIGHEST: u32 = 4;

const BLANK: &Raw = &Raw::Blank;

impl GridRow {
    pub fn cell(&self, column: usize) -> &Raw {
        self.cells.get(column).unwrap_or(BLANK)
    }

    /// Cells that hold something, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Raw)> {
        self.cells.iter().enumerate().filter(|(_, raw)| !raw.is_blank())
    }

    /// All that the row says, left to right.
    pub fn joined(&self) -> String {
        self.filled().map(|(_, raw)| raw.shown()).collect::<Vec<_>>().join(" ")
    }
}

impl Grid {
    /// The row of this 1-based number, if it holds anything.
    pub fn row(&self, number: u32) -> Option<&GridRow> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }

    /// The merged region that covers this cell, of those that are as high as a heading may be.
    pub fn region(&self, row: u32, column: usize) -> Option<&Region> {
        let from = self.merged.partition_point(|region| region.rows.0.saturating_add(HIGHEST) <= row);
        let near = self.merged[from..].iter().take_while(|region| region.rows.0 <= row);
        near.into_iter().find(|region| {
            (region.rows.0..=region.rows.1).contains(&row) && (region.columns.0..=region.columns.1).contains(&column)
        })
    }
}

/// "C17"
pub fn cell_name(column: usize, row: u32) -> String {
    format!("{}{row}", column_letters(column))
}

/// 0 → "A", 26 → "AA".
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest != 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 fits a byte");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_the_spreadsheet_names_them() {
        for (column, row, name) in [(0, 1, "A1"), (2, 17, "C17"), (25, 9, "Z9"), (26, 9, "AA9"), (701, 2, "ZZ2")] {
            assert_eq!(cell_name(column, row), name);
        }
    }
}

use serde::{Deserialize, Serialize};

use super::{Grid, GridRow, Raw};
use crate::ground::refusal::Refusal;

/// What somebody changed of a file before it is taken in, and the rows that they left out. The file stays as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mends {
    pub cells: Vec<Mend>,
    pub left_out: Vec<LeftOut>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    #[serde(flatten)]
    pub place: CellPlace,
    /// None where the cell was put back as the file has it.
    pub text: Option<String>,
    /// How often this cell was changed: whoever changes it says which state they saw.
    pub turn: u32,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellPlace {
    pub sheet: String,
    /// 1-based, as the spreadsheet shows it.
    pub row: u32,
    /// 0-based.
    pub column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub sheet: String,
    pub row: u32,
}

/// So many cells are mended by hand; whoever has more mends the file.
const MOST: usize = 5_000;
const LONGEST: usize = 1_000;
/// What stands right of column IV is not read.
const COLUMNS: usize = 256;
const ROWS: u32 = 1_048_576;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MendRefused {
    #[error("{by} vừa sửa ô này thành «{theirs}»; hãy xem lại rồi sửa tiếp nếu cần")]
    Changed { by: String, theirs: String },
    #[error("nội dung dài quá {LONGEST} chữ")]
    TooLong,
    #[error("đã sửa quá {MOST} ô; hãy sửa ngay trong tệp rồi gửi lại")]
    TooMany,
    #[error("không có ô này trong tệp")]
    NoCell,
}

impl Refusal for MendRefused {
    fn english(&self) -> String {
        match self {
            Self::Changed { by, theirs } => format!("{by} has just changed this cell to «{theirs}»; look at it again"),
            Self::TooLong => format!("longer than {LONGEST} letters"),
            Self::TooMany => format!("more than {MOST} cells were changed; mend the file itself and send it again"),
            Self::NoCell => "there is no such cell in the file".to_owned(),
        }
    }
}

impl Mends {
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|mend| mend.text.is_none()) && self.left_out.is_empty()
    }

    pub fn of(&self, place: &CellPlace) -> Option<&Mend> {
        self.cells.iter().find(|mend| mend.place == *place)
    }

    /// How often a cell was changed.
    pub fn turn(&self, place: &CellPlace) -> u32 {
        self.of(place).map_or(0, |mend| mend.turn)
    }

    /// Puts another text into a cell, or with none the file's own back; `seen` is the turn of the cell that was looked at.
    pub fn put(&mut self, place: CellPlace, text: Option<&str>, seen: u32, by: &str) -> Result<(), MendRefused> {
        if COLUMNS <= place.column || !(1..=ROWS).contains(&place.row) {
            return Err(MendRefused::NoCell);
        }
        if text.is_some_and(|text| LONGEST < text.chars().count()) {
            return Err(MendRefused::TooLong);
        }
        if let Some(mend) = self.cells.iter_mut().find(|mend| mend.place == place) {
            if mend.turn != seen {
                return Err(MendRefused::Changed {
                    by: mend.by.clone(),
                    theirs: mend.text.clone().unwrap_or_else(|| "…".to_owned()),
                });
            }
            (mend.text, mend.turn, mend.by) = (text.map(str::to_owned), seen + 1, by.to_owned());
            return Ok(());
        }
        if MOST <= self.cells.len() {
            return Err(MendRefused::TooMany);
        }
        self.cells.push(Mend { place, text: text.map(str::to_owned), turn: 1, by: by.to_owned() });
        Ok(())
    }

    /// Leaves a row out, or takes it in again.
    pub fn leave_out(&mut self, row: LeftOut, is_out: bool) {
        self.left_out.retain(|known| *known != row);
        if is_out {
            self.left_out.push(row);
        }
    }

    /// The sheets as they are to be read.
    pub(super) fn apply(&self, grids: &mut [Grid]) {
        for grid in grids {
            let name = grid.name.clone();
            for mend in self.cells.iter().filter(|mend| mend.place.sheet == name) {
                if let Some(text) = &mend.text {
                    put(grid, &mend.place, Raw::text(text));
                }
            }
            grid.rows.retain(|row| {
                let is_out = |out: &LeftOut| out.row == row.number && out.sheet == name;
                !self.left_out.iter().any(is_out)
            });
        }
    }
}

fn put(grid: &mut Grid, place: &CellPlace, raw: Raw) {
    let at = match grid.rows.binary_search_by_key(&place.row, |row| row.number) {
        Ok(at) => at,
        Err(at) => {
            grid.rows.insert(at, GridRow { number: place.row, cells: Vec::new() });
            at
        }
    };
    let Some(row) = grid.rows.get_mut(at) else { return };
    if row.cells.len() <= place.column {
        row.cells.resize(place.column + 1, Raw::Blank);
    }
    if let Some(cell) = row.cells.get_mut(place.column) {
        *cell = raw;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[(u32, &[&str])]) -> Grid {
        let row = |(number, cells): &(u32, &[&str])| GridRow {
            number: *number,
            cells: cells.iter().map(|text| Raw::text(text)).collect(),
        };
        Grid { name: "TDP1".to_owned(), rows: rows.iter().map(row).collect(), ..Grid::default() }
    }

    fn place(row: u32, column: usize) -> CellPlace {
        CellPlace { sheet: "TDP1".to_owned(), row, column }
    }

    #[test]
    fn mended_cells_are_read_and_left_out_rows_are_not() {
        let mut mends = Mends::default();
        mends.put(place(2, 1), Some(" 1983 "), 0, "a").unwrap();
        mends.put(place(5, 2), Some("x"), 0, "a").unwrap();
        mends.put(CellPlace { sheet: "TDP2".to_owned(), ..place(2, 0) }, Some("no"), 0, "a").unwrap();
        mends.leave_out(LeftOut { sheet: "TDP1".to_owned(), row: 3 }, true);
        let mut grids = [grid(&[(2, &["A", "19833"]), (3, &["B"])])];
        mends.apply(&mut grids);
        assert_eq!(grids[0], grid(&[(2, &["A", "1983"]), (5, &["", "", "x"])]));
        mends.put(place(2, 1), None, 1, "a").unwrap();
        mends.leave_out(LeftOut { sheet: "TDP1".to_owned(), row: 3 }, false);
        let mut grids = [grid(&[(2, &["A", "19833"]), (3, &["B"])])];
        mends.apply(&mut grids);
        assert_eq!(grids[0].row(2), grid(&[(2, &["A", "19833"])]).row(2));
        assert!(grids[0].row(3).is_some());
    }

    #[test]
    fn who_did_not_see_the_last_change_of_a_cell_is_told_of_it() {
        let mut mends = Mends::default();
        mends.put(place(2, 1), Some("1983"), 0, "lan").unwrap();
        let refused = mends.put(place(2, 1), Some("1985"), 0, "mai").unwrap_err();
        assert_eq!(refused, MendRefused::Changed { by: "lan".to_owned(), theirs: "1983".to_owned() });
        assert_eq!(mends.turn(&place(2, 1)), 1);
        mends.put(place(2, 1), Some("1985"), 1, "mai").unwrap();
        mends.put(place(2, 2), Some("1985"), 0, "lan").unwrap();
        assert_eq!(mends.of(&place(2, 1)).unwrap().text.as_deref(), Some("1985"));
    }

    #[test]
    fn mends_have_bounds() {
        let mut mends = Mends::default();
        assert_eq!(mends.put(place(2, 256), Some("a"), 0, "a"), Err(MendRefused::NoCell));
        assert_eq!(mends.put(place(0, 0), Some("a"), 0, "a"), Err(MendRefused::NoCell));
        assert_eq!(mends.put(place(2, 0), Some(&"a".repeat(LONGEST + 1)), 0, "a"), Err(MendRefused::TooLong));
    }
}

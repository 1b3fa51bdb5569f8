use std::collections::{BTreeMap, HashMap};

use actions::intake::Taken;
use domain::intake::{CellPlace, Line, Mends, Problem, Reading, Severity, Shape, catalogue};
use serde::Serialize;

use super::words;
use crate::access::seat::Seat;

/// One line of the list with what is wrong in its cells.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    pub sheet: String,
    pub row: u32,
    /// Of the row on the page.
    pub anchor: String,
    pub held: bool,
    pub cells: Vec<CellView>,
    /// What is wrong with the row as a whole.
    pub doubts: Vec<DoubtView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// "C17"; empty where the sheet has no such column.
    pub cell: String,
    pub column: usize,
    pub label: String,
    pub value: String,
    /// What stands in the field to be mended: empty for numbers of persons, which are never shown whole.
    pub typed: String,
    pub doubts: Vec<DoubtView>,
    pub is_held: bool,
    /// Somebody typed this value.
    pub is_mended: bool,
    pub turn: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct DoubtView {
    /// `held`, `repaired`, `warning`.
    pub severity: String,
    pub problem: String,
    pub proposal: String,
}

/// A problem above the table, or of a sheet that could not be read.
#[derive(Clone, Debug, Serialize)]
pub struct WholeView {
    pub sheet: String,
    pub cell: String,
    pub row: u32,
    pub column: usize,
    pub value: String,
    pub doubt: DoubtView,
    /// Lines of the table may be mended by typing here; a sheet that is not read may not.
    pub may_mend: bool,
    pub turn: u32,
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Held,
    Doubted,
    Mended,
    All,
}

impl Show {
    pub const ALL: [Self; 4] = [Self::Held, Self::Doubted, Self::Mended, Self::All];

    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Doubted => "doubted",
            Self::Mended => "mended",
            Self::All => "all",
        }
    }

    pub fn label(self, seat: &Seat) -> &'static str {
        match self {
            Self::Held => seat.say("Cần sửa", "To be mended"),
            Self::Doubted => seat.say("Cần xem lại", "To be looked at"),
            Self::Mended => seat.say("Đã sửa tay", "Mended by hand"),
            Self::All => seat.say("Tất cả", "All"),
        }
    }
}

/// The lines of a reading in groups, each found quickly.
pub struct Preview<'t> {
    reading: &'t Reading,
    mends: &'t Mends,
    problems: HashMap<(&'t str, u32), Vec<&'t Problem>>,
    /// The columns of the page: fields in their order, with their labels.
    fields: Vec<(String, String)>,
}

impl<'t> Preview<'t> {
    pub fn of(taken: &'t Taken, mends: &'t Mends) -> Self {
        let reading = &taken.reading;
        let mut problems: HashMap<(&str, u32), Vec<&Problem>> = HashMap::new();
        for problem in &taken.imported.problems {
            problems.entry((problem.sheet.as_str(), row_of(&problem.cell))).or_default().push(problem);
        }
        Self { reading, mends, problems, fields: fields(reading) }
    }

    pub fn labels(&self) -> Vec<String> {
        self.fields.iter().map(|(_, label)| label.clone()).collect()
    }

    /// The places of the lines to be shown, those with problems first.
    pub fn lines(&self, show: Show) -> Vec<usize> {
        let mut lines: Vec<usize> = (0..self.reading.lines.len()).filter(|at| self.is_in(*at, show)).collect();
        lines.sort_by_key(|at| match &self.reading.lines[*at] {
            line if line.held => 0,
            line if self.of_line(line).is_some() => 1,
            _ => 2,
        });
        lines
    }

    fn is_in(&self, at: usize, show: Show) -> bool {
        let line = &self.reading.lines[at];
        match show {
            Show::All => true,
            Show::Held => line.held,
            Show::Doubted => !line.held && self.of_line(line).is_some(),
            Show::Mended => {
                let sheet = self.reading.sheet_name(at);
                let is_here = |mend: &domain::intake::Mend| mend.place.sheet == sheet && mend.place.row == line.row;
                self.mends.cells.iter().any(|mend| mend.text.is_some() && is_here(mend))
            }
        }
    }

    /// The place of the line in this row.
    pub fn find(&self, sheet: &str, row: u32) -> Option<usize> {
        (0..self.reading.lines.len())
            .find(|at| self.reading.lines[*at].row == row && self.reading.sheet_name(*at) == sheet)
    }

    fn of_line(&self, line: &Line) -> Option<&Vec<&'t Problem>> {
        let sheet = self.reading.sheets.get(line.sheet)?;
        self.problems.get(&(sheet.grid.name.as_str(), line.row))
    }

    pub fn row(&self, at: usize) -> RowView {
        let line = &self.reading.lines[at];
        let nothing = Vec::new();
        let all = self.of_line(line).unwrap_or(&nothing);
        let mapping = self.reading.sheets.get(line.sheet).map(|sheet| &sheet.mapping);
        let has_column = |field: &str| mapping.is_some_and(|mapping| mapping.has(field));
        let cell = |(field, label): &(String, String)| {
            let Some(column) = mapping.and_then(|mapping| mapping.column(field)) else {
                return CellView::absent(label);
            };
            let sheet = self.reading.sheet_name(at).to_owned();
            let place = CellPlace { sheet, row: line.row, column: column.index };
            let mine: Vec<_> = all.iter().filter(|problem| problem.field == *field).collect();
            let value = self.reading.value(at, field);
            let shape = catalogue::field(self.reading.kind, field).map(|field| field.shape);
            CellView {
                cell: self.reading.cell(at, field),
                column: column.index,
                label: label.clone(),
                typed: if shape == Some(Shape::Secret) { String::new() } else { value.clone() },
                value,
                is_held: mine.iter().any(|problem| problem.severity == Severity::Held),
                doubts: mine.into_iter().map(|problem| doubt(problem)).collect(),
                is_mended: self.mends.of(&place).is_some_and(|mend| mend.text.is_some()),
                turn: self.mends.turn(&place),
            }
        };
        RowView {
            sheet: self.reading.sheet_name(at).to_owned(),
            row: line.row,
            anchor: format!("r{}-{}", line.sheet, line.row),
            held: line.held,
            cells: self.fields.iter().map(cell).collect(),
            doubts: all.iter().filter(|problem| !has_column(&problem.field)).map(|problem| doubt(problem)).collect(),
        }
    }

    /// What is wrong outside the lines.
    pub fn whole(&self) -> Vec<WholeView> {
        let mut lines: HashMap<(&str, u32), ()> = HashMap::new();
        for (at, line) in self.reading.lines.iter().enumerate() {
            lines.insert((self.reading.sheet_name(at), line.row), ());
        }
        let mut outside: BTreeMap<(String, u32, String), WholeView> = BTreeMap::new();
        for ((sheet, row), problems) in &self.problems {
            if lines.contains_key(&(*sheet, *row)) {
                continue;
            }
            for problem in problems {
                let column = column_of(&problem.cell);
                let place = CellPlace { sheet: (*sheet).to_owned(), row: *row, column };
                let view = WholeView {
                    sheet: (*sheet).to_owned(),
                    cell: problem.cell.clone(),
                    row: *row,
                    column,
                    value: problem.value.clone(),
                    doubt: doubt(problem),
                    may_mend: self.reading.sheets.iter().any(|known| known.grid.name == *sheet),
                    turn: self.mends.turn(&place),
                };
                outside.insert(((*sheet).to_owned(), *row, problem.problem.clone()), view);
            }
        }
        outside.into_values().collect()
    }
}

impl CellView {
    fn absent(label: &str) -> Self {
        Self {
            cell: String::new(),
            column: 0,
            label: label.to_owned(),
            value: String::new(),
            typed: String::new(),
            doubts: Vec::new(),
            is_held: false,
            is_mended: false,
            turn: 0,
        }
    }
}

/// The columns that any sheet of the reading has, in the order in which they are met.
fn fields(reading: &Reading) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for sheet in &reading.sheets {
        let mut columns: Vec<_> = sheet.mapping.columns.iter().chain(&sheet.mapping.marks).collect();
        columns.sort_by_key(|column| column.index);
        for column in columns {
            if fields.iter().all(|(known, _)| *known != column.field) {
                let known = catalogue::field(reading.kind, &column.field);
                let label = known.map_or(column.field.as_str(), |field| field.label);
                fields.push((column.field.clone(), label.to_owned()));
            }
        }
    }
    fields
}

fn doubt(problem: &Problem) -> DoubtView {
    DoubtView {
        severity: problem.severity.to_string(),
        problem: problem.problem.clone(),
        proposal: words::proposal(&problem.proposal),
    }
}

/// 17 of "C17".
pub fn row_of(cell: &str) -> u32 {
    cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(0)
}

/// 2 of "C17".
pub fn column_of(cell: &str) -> usize {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase).take(3);
    letters.fold(0_usize, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_known_by_its_name() {
        for (cell, row, column) in [("A1", 1, 0), ("C17", 17, 2), ("AA9", 9, 26), ("IV20", 20, 255)] {
            assert_eq!((row_of(cell), column_of(cell)), (row, column), "{cell}");
        }
    }
}

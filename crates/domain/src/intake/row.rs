use std::borrow::Cow;

use super::area_name::numbered_area;
use super::masked::mask_numbers;
use super::value::{Doubt, Said, count, text};
use super::{GridRow, ImportKind, Mapping, Problem, Raw, Severity, Shape, catalogue, cell_name};
use crate::ground::text::search_key;
use crate::meeting::Marks;
use crate::register::mask;

/// One row being read: hands out cells by field and collects what is wrong with them.
pub struct RowReader<'a> {
    pub kind: ImportKind,
    pub mapping: &'a Mapping,
    pub sheet: &'a str,
    pub row: &'a GridRow,
    pub problems: &'a mut Vec<Problem>,
    pub is_held: bool,
}

const BLANK: &Raw = &Raw::Blank;

impl<'a> RowReader<'a> {
    pub fn raw(&self, field: &str) -> &'a Raw {
        self.mapping.column(field).map_or(BLANK, |column| self.row.cell(column.index))
    }

    pub fn is_blank(&self, field: &str) -> bool {
        self.raw(field).is_blank()
    }

    /// The field's value; a doubt is recorded and holds the row.
    pub fn take<T>(&mut self, field: &str, read: impl Fn(&Raw) -> Said<T>) -> Option<T> {
        let said = read(self.raw(field));
        self.accept(field, said)
    }

    pub fn accept<T>(&mut self, field: &str, said: Said<T>) -> Option<T> {
        match said {
            Said::Nothing => None,
            Said::This(value) => Some(value),
            Said::Repaired(value, doubt) => {
                self.tell(field, doubt, Severity::Repaired);
                Some(value)
            }
            Said::Doubtful(doubt) => {
                self.hold(field, doubt);
                None
            }
        }
    }

    /// A value without which the line is no line. A cell that was doubted already is not complained about twice.
    pub fn need<T>(&mut self, field: &str, read: impl Fn(&Raw) -> Said<T>, proposal: &str) -> Option<T> {
        if self.is_blank(field) {
            let label = catalogue::field(self.kind, field).map_or(field, |field| field.label);
            self.hold(field, Doubt::new(format!("thiếu «{label}»"), proposal));
            return None;
        }
        let found = self.take(field, read);
        if found.is_none() && !self.is_held {
            let label = catalogue::field(self.kind, field).map_or(field, |field| field.label);
            self.hold(field, Doubt::new(format!("thiếu «{label}»"), proposal));
        }
        found
    }

    /// The area that the row names; a bare number is completed by its heading.
    pub fn area(&mut self) -> Option<String> {
        let named = self.take("area", text)?;
        let heading = self.mapping.column("area").map_or("", |column| column.heading.as_str());
        Some(numbered_area(&named, heading).unwrap_or(named))
    }

    pub fn count(&mut self, field: &str) -> Option<u32> {
        self.take(field, count)
    }

    pub fn hold(&mut self, field: &str, doubt: Doubt) {
        self.is_held = true;
        self.tell(field, doubt, Severity::Held);
    }

    fn tell(&mut self, field: &str, doubt: Doubt, severity: Severity) {
        // A field without a column (an area that no sheet names) is told at the start of the row.
        let index = self.mapping.column(field).map_or(0, |column| column.index);
        let problem = Problem {
            sheet: self.sheet.to_owned(),
            cell: cell_name(index, self.row.number),
            field: field.to_owned(),
            value: shown(self.kind, field, self.raw(field)),
            problem: doubt.problem,
            proposal: doubt.proposal,
            severity,
        };
        self.problems.push(problem.masked());
    }

    /// All marks of the row, by criterion.
    pub fn marks(&mut self) -> Marks {
        use super::value::{Mark, mark};
        let mut marks = Marks::default();
        for column in &self.mapping.marks {
            match self.take(&column.field, mark) {
                Some(Mark::NotApplicable) => marks.not_applicable.push(column.field.clone()),
                Some(found) => {
                    marks.found.insert(column.field.clone(), found == Mark::Met);
                }
                None => {}
            }
        }
        marks
    }

    /// Whether the column is headed as the old identity card's.
    pub fn is_old_card(&self, field: &str) -> bool {
        self.mapping.column(field).is_some_and(|column| {
            let key = search_key(&column.heading);
            ["cmnd", "cmt", "chung minh"].iter().any(|word| key.contains(word))
        })
    }
}

/// The cell as a problem may show it: identity and phone numbers masked wherever they stand, long texts cut. Only a code
/// may be a long number.
pub fn shown(kind: ImportKind, field: &str, raw: &Raw) -> String {
    let shown = raw.shown();
    let shown = match catalogue::field(kind, field).map(|field| field.shape) {
        Some(Shape::Secret) => return mask(&shown),
        Some(Shape::Code) => shown,
        _ => Cow::Owned(mask_numbers(&shown).into_owned()),
    };
    match shown.char_indices().nth(120) {
        Some((at, _)) => format!("{}…", &shown[..at]),
        None => shown.into_owned(),
    }
}

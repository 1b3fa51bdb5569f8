use domain::intake::value::Doubt;
use domain::intake::{Reading, Severity};

use super::journal::Journal;
use super::known::Known;
use super::outcome::Missing;
use crate::cx::Cx;
use crate::error::ActionResult;
use crate::frozen::{Frozen, Late};

/// One file on its way in: its lines, the register they are held against, and what they change.
pub struct Work<'c, 'd> {
    pub cx: &'c mut Cx<'d>,
    pub reading: Reading,
    /// The year of the list: as ordered, or as the file says it once it is read.
    pub year: Option<i16>,
    pub known: Known,
    pub journal: Journal,
    pub counts: Counts,
    /// Who stands in the register, but not on the list.
    pub missing: Vec<Missing>,
    frozen: Frozen<'d>,
}

/// Of the accepted lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub inserted: usize,
    pub updated: usize,
    pub unchanged: usize,
}

impl<'c, 'd> Work<'c, 'd> {
    pub async fn new(cx: &'c mut Cx<'d>, reading: Reading, year: Option<i16>, journal: Journal) -> ActionResult<Self> {
        let known = Known::load(cx).await?;
        let frozen = Frozen::load(cx).await?;
        Ok(Self { cx, reading, year, known, journal, counts: Counts::default(), missing: Vec::new(), frozen })
    }

    pub fn hold(&mut self, line: usize, field: &str, problem: impl Into<String>, proposal: impl Into<String>) {
        self.reading.add_problem(line, field, Doubt::new(problem, proposal), Severity::Held);
    }

    pub fn note(&mut self, line: usize, field: &str, problem: impl Into<String>, proposal: impl Into<String>) {
        self.reading.add_problem(line, field, Doubt::new(problem, proposal), Severity::Repaired);
    }

    /// What somebody should look at; the row is accepted as it is.
    pub fn warn(&mut self, line: usize, field: &str, problem: impl Into<String>, proposal: impl Into<String>) {
        self.reading.add_problem(line, field, Doubt::new(problem, proposal), Severity::Warning);
    }

    /// Holds the line back where its fact comes after the facts froze.
    pub fn is_late(&mut self, line: usize, field: &str, fact: Late<'_>) -> bool {
        match self.frozen.refuses(fact) {
            Some(doubt) => {
                self.reading.add_problem(line, field, doubt, Severity::Held);
                true
            }
            None => false,
        }
    }

    /// Places of the lines that nothing holds back so far.
    pub fn open_lines(&self) -> Vec<usize> {
        (0..self.reading.lines.len()).filter(|at| !self.reading.lines[*at].held).collect()
    }
}

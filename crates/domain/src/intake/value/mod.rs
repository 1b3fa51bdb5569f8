//! What one cell says, kind by kind of value: read, repaired, or doubted with a proposal. Never a guess without a word.

mod choice;
mod day;
mod identity;
mod mark;
mod number;
mod person;
mod phone;
mod words;
mod year;

/// What a cell turned out to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Said<T> {
    Nothing,
    This(T),
    /// Read as this, which is not what stands there.
    Repaired(T, Doubt),
    /// Somebody has to decide.
    Doubtful(Doubt),
}

/// What is wrong and what is proposed, in sentences for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub problem: String,
    pub proposal: String,
}

impl Doubt {
    pub fn new(problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self { problem: problem.into(), proposal: proposal.into() }
    }
}

impl<T> Said<T> {
    pub fn doubtful(problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self::Doubtful(Doubt::new(problem, proposal))
    }

    pub fn repaired(value: T, problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self::Repaired(value, Doubt::new(problem, proposal))
    }
}

pub use choice::{
    case_state, class, honoured, level, organisation_kind, role, scale, severity, sex, title, vote_way, yes_or_no,
};
pub use day::{day, day_in_text};
pub use identity::identity;
pub use mark::{Mark, mark};
pub use number::{count, number_in_text};
pub use person::{address, person};
pub use phone::phone;
pub use words::{code, codes, long_text, text};
pub use year::{birth_year, year};

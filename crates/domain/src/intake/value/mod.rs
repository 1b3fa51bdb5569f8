//! What one cell says, kind by kind of value: read, repaired, or doubted with a proposal. Never a guess without a word.

mod choice;
mod day;
mod identity;
mod mark;
mod number;
mod person;
mod phone;
mod said;
mod words;
mod year;

pub use choice::{
    case_state, class, honoured, level, organisation_kind, role, scale, severity, sex, title, vote_way, yes_or_no,
};
pub use day::{day, day_in_text};
pub use identity::identity;
pub use mark::{Mark, mark};
pub use number::{count, number_in_text};
pub use person::{address, person};
pub use phone::phone;
pub use said::{Doubt, Said};
pub use words::{code, codes, long_text, text};
pub use year::{birth_year, year};

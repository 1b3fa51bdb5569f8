//! Where the data is and in which language to speak.

mod language;
mod target;

pub use language::Language;
pub use target::Place;

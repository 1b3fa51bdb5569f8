//! Which column holds which field. A heading that could mean two things is never guessed.

mod assign;
mod mapping;
mod meaning;

pub(in crate::intake) use assign::listed;
pub use assign::recognise;
pub use mapping::{Column, Mapping, header_key};
pub use meaning::{Meaning, meaning};

//! From the texts of criteria files to rules, sets and programmes. The first wrong line refuses them all, with file, line
//! and reason: a year must never be judged by half a set.

mod check;
mod file;
mod folder;
mod period;
mod programme;
mod rules;
mod said;
mod set;
mod title;

pub use file::{BadCriteria, tidy};
pub use folder::read;
pub use said::Said;

#[cfg(test)]
mod tests;

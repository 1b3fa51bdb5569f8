//! Lines of workbooks as data: which columns a kind has, what a cell may say, what is wrong with it, what is proposed.

mod kind;
mod problem;

pub use kind::ImportKind;
pub use problem::{Problem, Severity};

//! Workbooks on their way out: the tables of a paper as sheets, and lists for download.
//! Reading workbooks is `read`; nothing here evaluates a formula.

pub mod held;
pub mod template;

mod book;
mod failed;
mod look;
mod name;
mod paper;
mod percent;
mod safe;
mod sheet;
#[cfg(test)]
mod tests;
mod width;

pub use book::{Book, book};
pub use failed::XlsxFailed;
pub use paper::paper;
pub use sheet::{Emphasis, Line, Sheet};

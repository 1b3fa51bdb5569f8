//! Workbooks of strangers: bytes to sheets to lines, within fixed limits of size, time and memory.
//!
//! No formula is ever executed and no macro ever looked at. Every refusal is one sentence; nothing here panics for what
//! a file says.

mod limits;
mod refused;

mod markup;
mod meter;

mod archive;
mod content;
mod guard;

mod builder;
mod csv;
mod encoding;
mod ods;
mod xls;
mod xlsx;

mod open;

#[cfg(test)]
mod tests;

pub use limits::{MAX_BYTES, MAX_ROWS, MAX_SECONDS};
pub use open::{outline, read, signatures};
pub use refused::ReadRefused;

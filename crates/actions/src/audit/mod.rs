//! The record of everyone's every change, read: searched, told in words, verified. Nothing here adds to it or takes from it.

mod find;
mod tell;
mod verify;
mod words;
mod workbook;

pub use find::{Asked, Found, actors, find, list};
pub use tell::{About, Kind, Told};
pub use verify::{Chain, verify};
pub use words::KINDS;
pub use workbook::workbook;

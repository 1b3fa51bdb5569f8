//! Floor 2: domain data to files and back. The only crate that knows Typst, WordprocessingML and spreadsheets.

pub mod archive;
pub mod chart;
pub mod docx;
pub mod evidence;
pub mod kind;
pub mod pdf;
pub mod read;
pub mod xlsx;

mod margins;
mod measure;
mod xml;

#[cfg(test)]
mod samples;

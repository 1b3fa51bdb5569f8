//! The sets a ward judges by: the shipped ones, and its own files in `criteria/` of its folder.

mod library;

pub use library::library;

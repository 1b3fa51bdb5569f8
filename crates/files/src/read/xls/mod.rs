//! .xls (BIFF5 and BIFF8), read here and not by calamine, which takes memory for whatever rectangle, formula text or
//! chain of sectors a file claims to have. Only what a cell last showed is read; formulas are stepped over.

mod book;
mod cells;
mod compound;
mod format;
mod globals;
mod records;
mod strings;

pub use book::sheets;

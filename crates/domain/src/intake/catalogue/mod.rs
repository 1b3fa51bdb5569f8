//! The columns of each kind of list, with the headings under which wards write them.

mod ledger;
mod lists;
mod people;
mod places;
mod results;

pub use lists::{NUMBERING, field, fields, has_marks, list_name};

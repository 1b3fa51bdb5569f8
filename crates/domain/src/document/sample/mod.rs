//! Invented records, the papers made of them, and a plain-text picture of a paper: for the tests of this step and of the
//! report.

mod papers;
mod picture;
mod records;

pub use papers::{commended, invitation, listing, open_papers, proposal, recognition};
pub use picture::{cell, picture, table_text, tables};
pub use records::{NOT_RECOGNISED, REASON, area_review, award, decision, households, issue, recognised};

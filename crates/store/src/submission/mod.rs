//! Self-assessments: what a unit claims, each move that it made, what appraisers found, and the evidence beside it.

pub mod evidence;
mod mark;
mod moves;
mod row;

pub use mark::{marks, put_mark};
pub use moves::{MoveMade, insert_move, list_moves};
pub use row::{find, find_of, insert, list, update};

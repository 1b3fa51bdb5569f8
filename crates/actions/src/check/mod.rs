//! The year checked against itself: every title judged anew from its facts, held against what was decided and printed.

mod compare;
mod papers;
mod run;

pub use run::{Checked, Difference, check};

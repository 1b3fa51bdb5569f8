//! The year checked against itself: every title judged anew from its facts, held against what was decided and printed.

mod compare;
mod decisions;
mod papers;
mod run;
mod since;

pub use run::{Checked, Difference, Notice, check};

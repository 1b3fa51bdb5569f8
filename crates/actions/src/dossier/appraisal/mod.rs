//! Appraising what units and the ward claim: side by side with what the ledger and the registers know.

mod compare;
mod list;
mod mark;
mod own;
mod step;

pub use compare::{Compared, ComparedLine, compare};
pub use list::{Listed, list};
pub use mark::{Marked, Typed, mark};
pub use own::{OwnView, declare_own, lift_own, own_links};
pub use step::{accept, return_it};

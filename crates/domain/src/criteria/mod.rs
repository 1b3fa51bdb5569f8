//! Criteria as data: every set with its clauses, windows, thresholds and authorities per period.

mod programme;
mod set;

pub use programme::{Authority, Calendar, Programme, TitleRule, WindowRule};
pub use set::{Check, Covers, CriteriaSet, Criterion, DocumentKind, Escape, ShareBase, VoteBase, VoteRule};

//! Criteria as data: every set with its clauses, windows, thresholds and authorities per period, read from `criteria/`.
//! What the law says stands in those files; only how a file is read and what it may say stands here.

mod builtin;
mod calendar;
mod check;
mod compare;
mod judge;
mod library;
mod load;
mod programme;
mod set;
mod words;

pub use calendar::{Calendar, DayOfYear, WindowRule};
pub use check::{Check, DocumentKind, Escape, ShareBase, Threshold, VoteBase, VoteRule};
pub use compare::{Change, Compared};
pub use judge::{Judged, NotJudged, YearRules};
pub use library::Library;
pub use load::{BadCriteria, Said};
pub use programme::{Authority, Level, Listing, Programme, TitleRule};
pub use set::{Covers, CriteriaSet, Criterion, Rule};

//! From facts to findings to outcomes, each with its reason. Pure: the same facts give the same outcomes in any order.

mod basis;
mod cases;
mod check;
mod children;
mod facts;
mod finding;
mod ledger;
mod missing;
mod outcome;
mod part;
mod people;
mod reason;
mod run;
mod scope;
mod settlements;
mod summary;
mod vote;
mod year;

pub use check::registered_on;
pub use facts::{Facts, HouseholdFacts, Settlement, SubjectFacts, UnitFacts, VoteFacts};
pub use missing::{Missing, missing};
pub use outcome::{Assessment, Finding, Outcome, SCOPE, Source, Summary, VOTE};
pub use settlements::{SettleRefused, may_settle};
pub use summary::summarise;
pub use year::{YearAssessment, assess, assess_year};

#[cfg(test)]
mod tests;

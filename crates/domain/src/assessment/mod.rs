//! From facts to findings to outcomes, each with its reason. Pure: the same facts give the same outcomes in any order.

mod cases;
mod check;
mod children;
mod facts;
mod finding;
mod ledger;
mod missing;
mod outcome;
mod part;
mod reason;
mod run;
mod scope;
mod summary;
mod vote;
mod year;

pub use facts::{Facts, HouseholdFacts, Settlement, SubjectFacts, UnitFacts, VoteFacts};
pub use missing::{Missing, missing};
pub use outcome::{Assessment, Finding, Outcome, SCOPE, Source, Summary, VOTE};
pub use summary::summarise;
pub use year::{YearAssessment, assess, assess_year};

#[cfg(test)]
mod tests;

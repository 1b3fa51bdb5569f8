//! From facts to findings to outcomes, each with its reason. Pure: the same facts give the same outcomes in any order.

mod check;
mod children;
mod facts;
mod finding;
mod ledger;
mod missing;
mod outcome;
mod reason;
mod run;
mod scope;
mod summary;
mod vote;
mod year;

pub use facts::{Facts, HouseholdFacts, Settlement, SubjectFacts, UnitFacts, VoteFacts};
pub use missing::{Missing, missing};
pub use outcome::{Assessment, Finding, Outcome, Source, Summary};
pub use summary::summarise;
pub use year::{YearAssessment, assess, assess_year};

/// The id under which the vote of the area stands among the findings.
pub const VOTE: &str = "VOTE";

/// The id under which "the rule does not cover this unit" (or "nobody knows") stands among the findings.
pub const SCOPE: &str = "SCOPE";

//! From facts to findings to outcomes, each with its reason. Pure: the same facts give the same outcomes in any order.

mod facts;
mod outcome;

pub use facts::{Facts, HouseholdFacts, Settlement, SubjectFacts, UnitFacts, VoteFacts};
pub use outcome::{Assessment, Finding, Outcome, Source, Summary};

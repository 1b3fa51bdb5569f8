//! A review meeting while it is being held: what was typed so far, what its counts say, what is missing to end it.

mod ballot;
mod holding;
mod missing;
mod needs;
mod outcome;
mod progress;
mod refused;

#[cfg(test)]
mod tests;

pub use ballot::{Ballot, Count, Settled, Tallied, Turn, is_same_person};
pub use holding::{Call, Exception, Found, MeetingDraft, Objection, Officers};
pub use missing::{Missing, Part};
pub use needs::{Gathering, Needs, Voter};
pub use progress::{Progress, Step, StepState};
pub use refused::DraftRefused;

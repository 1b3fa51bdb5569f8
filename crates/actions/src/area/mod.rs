//! What the head of a residential area does: the year of the own area, and of no other. No action here is told which area
//! is meant; it follows from who acts.

mod draft;
mod finish;
mod home;
mod households;
mod outcomes;
mod own;
mod papers;
mod registration;

pub use draft::{Held, Section, Written, add, change, held};
pub use finish::{finish, hand_in, sign, take_back};
pub use home::{AreaHome, home};
pub use households::{HouseholdLine, households};
pub use outcomes::{HouseholdOutcome, OwnOutcomes, outcomes};
pub use own::{OwnYear, own_year, years};
pub use papers::{annex, invitation, minutes, registration_sheet};
pub use registration::{Registered, register, withdraw};

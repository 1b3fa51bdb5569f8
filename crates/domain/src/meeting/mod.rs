//! What people found: the area's review meeting with its marks and votes, and the dossiers of areas, units and the ward.

mod dossier;
mod session;

pub use dossier::Dossier;
pub use session::{HouseholdReview, Marks, Meeting, VoteWay};

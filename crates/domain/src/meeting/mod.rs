//! What people found: the area's review meeting with its marks and votes, and the dossiers of areas, units and the ward.

mod appraiser;
mod claim;
mod dossier;
pub mod draft;
pub mod evidence;
mod needs;
mod session;
mod submission;

pub use appraiser::{AppraiseRefused, OwnLink, may_appraise, may_mark};
pub use claim::{Answer, Claim, ClaimRefused, Lack, Missing, Says};
pub use dossier::Dossier;
pub use evidence::{Evidence, EvidenceKind};
pub use needs::Needs;
pub use session::{HouseholdReview, Marks, Meeting, VoteWay};
pub use submission::{Found, Replaced, Submission, SubmissionRefused, SubmissionState, SubmissionStep};

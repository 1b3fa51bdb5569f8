//! One year of one programme: opened, advanced title by title, reopened with a reason.

mod advance;
mod find;
mod objection;
mod open;
mod reopen;
mod seen;
mod show;
mod step;

pub use advance::{advance, named};
pub use find::{USUAL, campaign, flag, reopening, rules};
pub(crate) use objection::all_answered;
pub use objection::{Filing, answer, appeal_until, find as find_objection, object, objections};
pub use open::open;
pub use reopen::reopen;
pub use seen::{seen, still};
pub use show::{CampaignView, MoveView, TitleView, show};
pub use step::{Moved, StepOrder};

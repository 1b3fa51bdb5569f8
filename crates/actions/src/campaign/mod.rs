//! One year of one programme: opened, advanced title by title, reopened with a reason.

mod advance;
mod find;
mod open;
mod reopen;
mod show;

pub use advance::advance;
pub use find::{campaign, flag, rules};
pub use open::open;
pub use reopen::reopen;
pub use show::{CampaignView, MoveView, TitleView, show};

//! Residential areas that are added, renamed, merged and split, with their days; households and organisations that leave.

mod add;
mod end;
mod find;
pub mod household;
mod merge;
mod rename;
mod split;

pub(crate) use add::AreaCodes;
pub use add::add;
pub use end::{end_household, end_organisation};
pub use find::{area, areas};
pub use merge::merge;
pub use rename::rename;
pub use split::split;

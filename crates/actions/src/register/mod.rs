//! Residential areas that are added, renamed, merged and split, with their days.

mod add;
mod find;
mod merge;
mod rename;
mod split;

pub use add::add;
pub(crate) use add::next_code;
pub use find::{area, areas};
pub use merge::merge;
pub use rename::rename;
pub use split::split;

//! Residential areas: their list, one area with its line of descent, and every change with its day.

mod change;
mod list;
mod merge;
mod page;
mod split;

pub use change::{add, added, end, ended, rename, renamed};
pub use list::{download, index};
pub use merge::{merge, merged};
pub use page::show;
pub use split::{divided, split};

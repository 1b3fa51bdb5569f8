//! Long work behind the pages: what runs, how far it is, what it left; stopped with one press.

mod list;
mod show;
mod words;

pub use list::index;
pub use show::{made, show, stop};

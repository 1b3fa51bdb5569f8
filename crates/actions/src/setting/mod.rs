//! Settings with their days.

mod change;
mod import;
mod load;

pub use change::{NotPut, export, mark, own, put, remove};
pub use import::import;
pub use load::load;

//! Settings with their days.

mod import;
mod load;

pub use import::import;
pub use load::load;

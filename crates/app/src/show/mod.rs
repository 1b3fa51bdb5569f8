//! Results as text for people; JSON is the same data as it is.

mod assessed;
mod campaign;
mod imported;
mod table;

pub use assessed::{assessed, conflicts};
pub use campaign::campaign;
pub use imported::imported;
pub use table::decade;

//! Results as text for people; JSON is the same data as it is.

mod assessed;
mod campaign;
mod conflicts;
mod decided;
mod imported;
mod settings;
mod table;
mod words;

pub use assessed::assessed;
pub use campaign::{campaign, moved, notes};
pub use conflicts::conflicts;
pub use decided::{decided, decisions};
pub use imported::imported;
pub use settings::settings;
pub use table::decade;
pub use words::outcome;

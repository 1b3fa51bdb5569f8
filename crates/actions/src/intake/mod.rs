//! Taking in workbooks: previewed, accepted in one transaction, undone while nothing stands on them.

mod areas;
mod commendations;
mod dossiers;
mod frozen;
mod groups;
mod households;
mod import;
mod incidents;
mod journal;
mod known;
mod meetings;
mod organisations;
mod outcome;
mod totals;
mod undo;
mod work;

pub use import::{ImportOrder, Taken, import};
pub use outcome::{Imported, PreviewRow};
pub use undo::{Undone, undo};

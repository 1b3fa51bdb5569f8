//! Taking in workbooks: previewed, accepted in one transaction, undone while nothing stands on them.

mod areas;
mod commendations;
mod dossiers;
pub mod draft;
mod groups;
mod households;
mod import;
mod incidents;
mod journal;
mod known;
mod meetings;
mod organisations;
mod outcome;
mod places;
mod template;
mod totals;
mod undo;
mod work;

pub use import::{ImportOrder, Taken, import, read};
pub use outcome::{Imported, Missing, PreviewRow};
pub use template::template;
pub use undo::{Undone, batches, undo};

//! Self-assessments of units and of the ward: filled in by those whose they are, appraised by others, and taken into the
//! dossiers that the year is judged from.

mod evidence;
mod registration;
mod result;
mod save;
mod sheet;
mod step;
mod whose;
mod write;

pub mod appraisal;

pub use evidence::{add_evidence, open_evidence, remove_evidence};
pub use registration::{Registered, register};
pub use result::{UnitResult, result};
pub use save::save;
pub use sheet::{Line, Sheet, sheet, years};
pub use step::{submit, withdraw};
pub use whose::Whose;
pub use write::{Written, write};

//! One programme × one ward × one year. Each title in it has its own state, dates and listing.

mod guard;
mod objection;
mod state;
mod title;

pub use guard::{Circumstances, Guard, Need};
pub use objection::{Answer, Channel, Objection, ObjectionKind, ObjectionRefused, Verdict};
pub use state::{MoveRefused, State, last_listed_day};
pub use title::{Campaign, Move, TitleRun};

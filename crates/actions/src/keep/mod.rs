//! Backups: one file with the database and the ward's files, without the key unless it is asked for.

mod archive;
mod backup;
mod restore;
mod schedule;
mod stage;
mod stored;

pub use backup::{Kept, backup};
pub use restore::restore;
pub use schedule::{order_due, plan, schedule};
pub use stored::{Stored, allowed, delete, find, hand_out, store, stored};

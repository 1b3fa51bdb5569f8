//! Backups: one file with the database and the ward's files, without the key unless it is asked for.

mod archive;
mod backup;
mod restore;
mod stage;

pub use backup::{Kept, backup};
pub use restore::restore;

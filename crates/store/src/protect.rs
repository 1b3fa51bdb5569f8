//! Protected fields: encrypted at rest, found by a keyed blind index. The key is a file of its own, outside the database.

mod file;
mod keys;
mod unlock;

pub use keys::Keys;
pub(crate) use keys::Place;
pub(crate) use unlock::{fits, unlock};

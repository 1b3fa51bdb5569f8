//! Who did what, when and to whom: read and verified, never changed.

mod entry;
mod list;
mod routes;
mod words;

use entry::show;
use list::{download, index};
pub use routes::routes;

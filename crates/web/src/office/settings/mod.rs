//! What the office sets for itself: who signs, what papers begin with and rest on, what is paid, each with its days.

mod file;
mod form;
mod list;
mod removal;
mod routes;
mod words;

use file::{download, take_in};
use form::{create, edit, new, update};
use list::index;
use removal::{ask, remove};
pub use routes::routes;

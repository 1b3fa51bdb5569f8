//! Long work behind the pages: what runs, how far it is, what it left; stopped with one press.

mod list;
mod routes;
mod show;
mod words;

use list::index;
pub use routes::routes;
use show::{made, show, stop};
pub use words::english;

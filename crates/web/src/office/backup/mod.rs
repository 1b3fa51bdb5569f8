//! Backups of the ward: made now or every night, carried away, cleared.

mod list;
mod make;
mod routes;
mod stored;

use list::index;
use make::{create, plan};
pub use routes::routes;
use stored::{ask, delete, download};

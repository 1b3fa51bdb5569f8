//! What is asked for: every set with its clauses, readable for everyone in the office, and two of them side by side.

mod comparison;
mod list;
mod routes;
mod show;

use comparison::compare;
use list::index;
pub use routes::routes;
use show::show;

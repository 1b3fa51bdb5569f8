//! Where two sources disagree: the open conflicts of a year, and settling one with a reason.

mod list;
mod routes;
mod settlement;

pub use routes::routes;

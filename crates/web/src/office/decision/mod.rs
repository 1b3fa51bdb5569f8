//! Decisions: read as a list, signed from their draft, corrected and revoked.

mod amend;
mod detail;
mod index;
mod matter;
mod routes;
mod sign;

pub use routes::routes;

//! What officers of the ward see and do, in the order of the work.

mod accounts;
mod appraisal;
mod conflicts;
mod decision;
mod import;
mod jobs;
mod register;
mod routes;
mod year;

pub use routes::routes;

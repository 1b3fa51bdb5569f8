//! What officers of the ward see and do, in the order of the work.

mod accounts;
mod appraisal;
mod audit;
mod backup;
mod conflicts;
mod criteria;
mod decision;
mod import;
mod jobs;
mod papers;
mod register;
mod routes;
mod settings;
mod year;

pub use routes::routes;

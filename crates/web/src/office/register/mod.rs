//! The register: households, areas and units, as officers keep them.

mod address;
mod areas;
mod choice;
mod households;
mod routes;
mod told;
mod units;

pub use routes::routes;

//! The register: households, areas and units, as officers keep them.

mod address;
mod households;
mod routes;
mod told;

pub use routes::routes;

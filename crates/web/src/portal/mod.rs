//! What everyone may read: totals of decided years, without names.

mod results;
mod routes;

pub use routes::routes;

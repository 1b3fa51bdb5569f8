//! Papers of a year: made by a job, read from their register, taken home one by one or all together.

mod index;
mod order;
mod routes;
mod take;
mod words;

pub use index::address;
pub use routes::routes;

//! Appraising what units and the ward claim: the list, side by side, giving back and accepting.

mod compare;
mod list;
mod own;
mod routes;
mod step;

pub use routes::routes;

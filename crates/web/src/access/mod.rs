//! Who is at the door: the gate in front of every route, signing in, the second step, invitations, the first set-up.

pub mod code;
pub mod cookie;
pub mod fields;
pub mod gate;
pub mod invitation;
mod routes;
pub mod seat;
pub mod session;
pub mod setup;
pub mod upload;

pub use routes::routes;

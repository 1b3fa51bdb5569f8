//! One's own account: password, second step, sessions.

mod own;
mod password;
mod routes;
mod second_step;

pub use routes::routes;

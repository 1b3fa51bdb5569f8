//! For tests only: both databases, fresh for every test, and one small ward to fill them with.
//!
//! PostgreSQL is a throw-away server of its own, shared by the tests of a process, or the one that `cargo xtask test`
//! started for all of them. Where it cannot start, tests fail and say what to install: none is skipped.

mod database;
mod server;
mod ward;

pub use database::{Place, each_database, each_place, execute, fresh_like, postgres, sqlite};
pub use ward::{SmallWard, commune, day, id, instant};

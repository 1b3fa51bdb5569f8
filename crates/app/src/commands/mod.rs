//! One file per group of commands: each opens a desk, calls one action, commits, and says what came of it.

mod amend;
mod area;
mod assess;
mod campaign;
mod cli;
mod decision;
mod demo;
mod end;
mod english;
pub mod failure;
mod help;
mod import;
mod init;
mod keep;
mod papers;
mod run;
mod serve;
mod session;
mod settings;
pub mod usage;
mod user;
mod value;

pub use cli::Cli;
pub use help::command;
pub use run::{Answer, run};
pub use session::{Session, language_of};

//! What a person can do: one function each, in the order in which data reaches the steps.
//!
//! Every action has one shape: load, permission, rule, save, record. It begins no transaction; its caller does.

mod cx;
mod desk;
mod error;

pub mod assessment;
pub mod campaign;
pub mod check;
pub mod criteria;
pub mod decision;
pub mod document;
pub mod intake;
pub mod keep;
pub mod place;
pub mod register;
pub mod report;
pub mod setting;

pub use cx::Cx;
pub use desk::{Desk, key_file};
pub use error::{ActionError, ActionResult, Sentence};

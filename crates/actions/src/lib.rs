//! What a person can do: one function each, in the order in which data reaches the steps.
//!
//! Every action has one shape: load, permission, rule, save, record. Its caller begins the
//! transaction; only where work must not hold one (drawing papers, looking at a password) the action begins its own.

mod cx;
mod desk;
mod error;
mod frozen;

pub mod shelf;

pub mod above;
pub mod area;
pub mod assessment;
pub mod audit;
pub mod campaign;
pub mod check;
pub mod criteria;
pub mod decision;
pub mod document;
pub mod dossier;
pub mod intake;
pub mod job;
pub mod keep;
pub mod meeting;
pub mod people;
pub mod place;
pub mod register;
pub mod report;
pub mod setting;

pub use cx::Cx;
pub use desk::{Desk, key_file};
pub use error::{ActionError, ActionResult, Sentence};

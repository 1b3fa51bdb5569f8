//! What a ward knows, kept in SQLite or PostgreSQL. The only floor that knows SQL and that there are two databases.
//!
//! Functions take a transaction (`&mut Tx`) that somebody above opened; a lookup gives an `Option`.

pub mod db;
pub mod digest;
pub mod protect;

mod json;

pub use db::{StoreError, StoreResult};

pub mod audit;
pub mod people;
pub mod setting;
pub mod ward;

pub mod area;
pub mod group;
pub mod history;
pub mod household;
pub mod organisation;

pub mod campaign;
pub mod commitment;
pub mod dossier;
pub mod incident;
pub mod meeting;
pub mod objection;
pub mod submission;
pub mod totals;

pub mod assessment;
pub mod settlement;

pub mod commendation;
pub mod decision;
pub mod paper;

pub mod import;

pub mod job;
pub mod schedule;
pub mod sealed;

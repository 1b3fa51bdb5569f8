//! The rules of the "5 nhất về an ninh trật tự" movement: pure, without I/O, SQL, HTML, clock or chance.
//!
//! Modules stand in the order in which data reaches them; each imports only modules above it.

pub mod ground;

pub mod assessment;
pub mod campaign;
pub mod commendation;
pub mod commitment;
pub mod criteria;
pub mod decision;
pub mod document;
pub mod incident;
pub mod intake;
pub mod meeting;
pub mod people;
pub mod place;
pub mod register;
pub mod report;
pub mod setting;

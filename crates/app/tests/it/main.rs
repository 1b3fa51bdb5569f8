//! The one integration binary: everything that a crate cannot test alone.

mod amended;
mod backups;
mod cascade;
mod dossiers;
mod house;
mod import;
mod killed;
mod program;
mod refusals;
mod register;
mod reported;
mod small;
mod steady;
mod story;
mod tampered;

//! The one integration binary: everything that a crate cannot test alone.

mod house;
mod import;
mod killed;
mod program;
mod refusals;
mod small;
mod steady;
mod story;

//! The one integration binary: everything that a crate cannot test alone.

mod house;
mod program;
mod refusals;
mod small;
mod story;

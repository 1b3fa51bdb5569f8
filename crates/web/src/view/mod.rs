//! How pages are drawn: templates beside their pages, one frame around them, files that browsers keep.

pub mod assets;
pub mod download;
mod engine;
mod frame;
mod moment;
pub mod troubles;

pub use engine::render;
#[cfg(test)]
pub use engine::sample;
pub use frame::{Frame, nav, rooms};
pub use moment::moment;

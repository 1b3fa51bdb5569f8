//! Giấy khen of the Chairman of the ward People's Committee, and the bonus that goes with it.

mod bonus;
mod proposal;

pub use bonus::bonus;
pub use proposal::Commendation;

//! The sample ward's workbooks and the commands of its years, as the program carries them.

mod accounts;
mod scenario;

pub use accounts::{Made, make};
pub use scenario::{samples, scenario};

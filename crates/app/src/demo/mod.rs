//! The sample ward's workbooks and the commands of its years, as the program carries them.

mod scenario;

pub use scenario::{samples, scenario};

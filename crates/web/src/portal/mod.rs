//! What residents may read: totals, never names.

mod results;

pub use results::{show, style};

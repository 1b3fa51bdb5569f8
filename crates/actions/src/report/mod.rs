//! One year or any span of years: figures from subjects where there are subjects, from totals where there are only totals.

mod decade;
mod extras;
mod write;
mod years;

pub(crate) use decade::lines_of_all;
pub use decade::{Decade, DecadeLine, decade};
pub use write::{ReportOrder, Reported, write};
pub use years::years;

//! One year, or any span of years, under each year's own rules.

mod year;

pub use year::{TotalsLine, YearFigures, YearLine};

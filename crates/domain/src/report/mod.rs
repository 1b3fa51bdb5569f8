//! One year, or any span of years, under each year's own rules.

mod figures;
mod input;
mod year;

pub use figures::{Disagreement, Figures, Span, SpanRefused, figures};
pub use input::{AreaChangeLine, CommendationLine, ModelLine, ReportInput};
pub use year::{TotalsLine, YearFigures, YearLine};

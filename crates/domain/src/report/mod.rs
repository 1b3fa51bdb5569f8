//! One year, or any span of years, under each year's own rules: figures, then the sentences, tables and charts drawn
//! from them. Nothing enters that no record holds.

mod charts;
mod compose;
mod figures;
mod honours;
mod input;
mod judgement;
mod narrative;
mod phrase;
mod series;
mod situation;
mod tables;
#[cfg(test)]
mod tests;
mod year;

pub use compose::compose;
pub use figures::{Disagreement, Figures, Span, SpanRefused, figures};
pub use input::{AreaChangeLine, CommendationLine, ModelLine, ReportInput};
pub use year::{TitleFigures, TotalsLine, YearFigures, YearLine};

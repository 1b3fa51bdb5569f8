//! Charts of the reports: drawn once as SVG, for pages and PDF as it is, for DOCX rasterised from that same drawing.
//! No figure is computed here; the report has done that.

mod bars;
mod canvas;
mod frame;
mod label;
mod line;
mod raster;
mod scale;
mod svg;
#[cfg(test)]
mod tests;

pub use raster::{ChartFailed, png};
pub use svg::svg;

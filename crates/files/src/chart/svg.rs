use domain::document::{Chart, ChartKind};

use super::{bars, line};
use crate::xml;

/// The chart as a self-contained SVG drawing, 160 mm wide in print; the same chart gives the same text.
pub fn svg(chart: &Chart) -> String {
    let mut out = String::new();
    let drawn = match chart.kind {
        ChartKind::Bars => bars::draw(&mut out, chart),
        ChartKind::Line => line::draw(&mut out, chart),
    };
    drawn.expect("strokes into a string meet no device that could fail");
    named(out, chart)
}

/// Gives the drawing its name and its words for those who cannot see it.
fn named(drawing: String, chart: &Chart) -> String {
    let Some((opening, rest)) = drawing.split_once('>') else { return drawing };
    let (title, words) = (xml::escaped(&chart.caption), xml::escaped(&chart.alternative));
    format!("{opening} role=\"img\">\n<title>{title}</title>\n<desc>{words}</desc>{rest}")
}

//! Grouped bars: one slot for each label, one bar for each series, its figure above it.

use domain::document::Chart;
use plotters::style::text_anchor::{HPos, VPos};

use super::{
    canvas::{Canvas, DrawResult, count, slot_middle, whole},
    frame::Frame,
    label,
};
use crate::measure;

const WIDEST_BAR: i32 = 150;
const BETWEEN_BARS: i32 = 4;

/// How the figures stand above the bars; all alike in one chart.
#[derive(Clone, Copy, PartialEq)]
enum Figures {
    Level(f64),
    Upward(f64),
}

pub(super) fn draw(out: &mut String, chart: &Chart) -> DrawResult {
    let first = Frame::of(chart, 0);
    let pitch = pitch(chart, &first);
    let figures = figures(chart, pitch);
    let frame = Frame::of(chart, headroom(chart, figures));
    let canvas = Canvas::new(out, frame.height)?;
    frame.draw_back(&canvas, chart)?;
    let shown = count(chart.series.len());
    for (index, series) in chart.series.iter().enumerate() {
        for (slot, value) in series.values.iter().enumerate().take(chart.labels.len()) {
            let Some(value) = *value else { continue };
            let left = slot_middle(chart, slot, frame.left, frame.right) - pitch * shown / 2 + pitch * count(index);
            let right = left + pitch - BETWEEN_BARS;
            let top = frame.place(value);
            if top < frame.bottom {
                canvas.block((left, top), (right, frame.bottom), index)?;
            }
            let text = label::value(chart, value);
            let middle = (left + right) / 2;
            match figures {
                Figures::Level(size) => {
                    canvas.text(&text, (middle, top - 4), size, (HPos::Center, VPos::Bottom))?;
                }
                Figures::Upward(size) => canvas.upward(&text, (middle, top - 10), size, HPos::Left)?,
            }
        }
    }
    frame.draw_front(&canvas, chart)?;
    canvas.finish()
}

/// From one bar of a group to the next.
fn pitch(chart: &Chart, frame: &Frame) -> i32 {
    let slot = frame.slot(chart);
    (slot * 84 / 100 / count(chart.series.len().max(1))).clamp(8, WIDEST_BAR + BETWEEN_BARS)
}

/// Level while every figure is narrower than its bar, so that none runs into a taller neighbour; otherwise upwards.
fn figures(chart: &Chart, pitch: i32) -> Figures {
    for size in [34.0, 30.0, 27.0] {
        if widest(chart, size) + 6 <= pitch {
            return Figures::Level(size);
        }
    }
    Figures::Upward(f64::from(pitch - 2).clamp(14.0, 30.0))
}

fn headroom(chart: &Chart, figures: Figures) -> i32 {
    match figures {
        Figures::Level(size) => whole(size) + 8,
        Figures::Upward(size) => widest(chart, size) + 16,
    }
}

fn widest(chart: &Chart, size: f64) -> i32 {
    let values = chart.series.iter().flat_map(|series| series.values.iter().flatten());
    whole(values.map(|value| measure::width(&label::value(chart, *value), size, false)).fold(0.0, f64::max))
}

//! Lines over the slots: a gap stays a gap, every point carries its figure where it covers nothing.

use domain::document::Chart;
use plotters::style::text_anchor::{HPos, VPos};

use super::{
    canvas::{Canvas, DrawResult, Point, slot_middle, whole},
    frame::Frame,
    label,
};
use crate::measure;

const SIZE: f64 = 32.0;
/// Half the height of a figure, and from a point's middle to the middle of its figure.
const HALF: i32 = 17;
const AWAY: i32 = 40;

pub(super) fn draw(out: &mut String, chart: &Chart) -> DrawResult {
    let frame = Frame::of(chart, AWAY + HALF);
    let canvas = Canvas::new(out, frame.height)?;
    frame.draw_back(&canvas, chart)?;
    for (index, series) in chart.series.iter().enumerate() {
        let points: Vec<Option<Point>> = (0..chart.labels.len())
            .map(|slot| {
                let value = (*series.values.get(slot)?)?;
                Some((slot_middle(chart, slot, frame.left, frame.right), frame.place(value)))
            })
            .collect();
        for stretch in points.split(Option::is_none) {
            let stretch: Vec<Point> = stretch.iter().flatten().copied().collect();
            if 1 < stretch.len() {
                canvas.polyline(&stretch, index)?;
            }
        }
        for point in points.into_iter().flatten() {
            canvas.marker(point, index)?;
        }
    }
    for slot in 0..chart.labels.len() {
        let x = slot_middle(chart, slot, frame.left, frame.right);
        for (y, text) in figures(chart, &frame, slot) {
            let half = whole(measure::width(&text, SIZE, false)) / 2 + 3;
            canvas.clear((x - half, y - HALF + 3), (x + half, y + HALF - 3))?;
            canvas.text(&text, (x, y), SIZE, (HPos::Center, VPos::Center))?;
        }
    }
    frame.draw_front(&canvas, chart)?;
    canvas.finish()
}

/// The figures of one slot: above their point, else below, else further off; equal values share one figure, and a figure
/// that finds no room is left to the table beside the chart.
fn figures(chart: &Chart, frame: &Frame, slot: usize) -> Vec<(i32, String)> {
    let mut values: Vec<u64> =
        chart.series.iter().filter_map(|series| series.values.get(slot).copied().flatten()).collect();
    values.sort_unstable();
    values.dedup();
    values.reverse();
    let points: Vec<i32> = values.iter().map(|value| frame.place(*value)).collect();
    let mut placed: Vec<(i32, String)> = Vec::new();
    for (value, point) in values.iter().zip(&points) {
        let text = label::value(chart, *value);
        if frame.slot(chart) < whole(measure::width(&text, SIZE, false)) {
            continue;
        }
        let free = |y: &i32| {
            let inside = frame.top - AWAY - HALF <= *y && y + HALF <= frame.bottom;
            let clear_of_points = points.iter().all(|other| HALF + 14 <= (other - y).abs());
            inside && clear_of_points && placed.iter().all(|(other, _)| 2 * HALF <= (other - y).abs())
        };
        let tries = [point - AWAY, point + AWAY, point - 2 * AWAY, point + 2 * AWAY];
        if let Some(y) = tries.iter().copied().find(free) {
            placed.push((y, text));
        }
    }
    placed
}

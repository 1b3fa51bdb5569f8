//! Figures and names beside bars, lines and slots.

use domain::{document::Chart, ground::number};

use crate::measure;

/// "1.215"; "94,7" when values are tenths.
pub(super) fn value(chart: &Chart, value: u64) -> String {
    if chart.tenths { format!("{},{}", number::grouped(value / 10), value % 10) } else { number::grouped(value) }
}

/// As `value`, without a decimal that all steps of the axis would carry as a zero.
pub(super) fn tick(chart: &Chart, tick: u64, step: u64) -> String {
    if chart.tenths && step.is_multiple_of(10) { number::grouped(tick / 10) } else { value(chart, tick) }
}

/// The names under the slots, all in one size and all in one direction.
pub(super) struct SlotNames {
    pub lines: Vec<Vec<String>>,
    pub size: f64,
    pub upward: bool,
    /// The room that they take below the axis.
    pub depth: i32,
}

const LONGEST_UPWARD: f64 = 330.0;

impl SlotNames {
    /// Level in up to three lines if every word fits its slot, in smaller print if need be; otherwise upwards.
    pub(super) fn of(chart: &Chart, slot: i32) -> Self {
        let limit = f64::from(slot) - 14.0;
        for size in [36.0, 32.0, 28.0] {
            let lines: Vec<Vec<String>> =
                chart.labels.iter().map(|name| measure::balanced(name, size, false, limit)).collect();
            let fits = |line: &String| measure::width(line, size, false) <= limit;
            if lines.iter().all(|name| name.len() <= 3 && name.iter().all(fits)) {
                let most = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
                let depth = super::canvas::whole(size * 1.15 * most as f64) + 12;
                return Self { lines, size, upward: false, depth };
            }
        }
        let size = 28.0;
        let lines: Vec<Vec<String>> = chart.labels.iter().map(|name| vec![cut(name, size)]).collect();
        let longest = lines.iter().flatten().map(|name| measure::width(name, size, false)).fold(0.0, f64::max);
        Self { lines, size, upward: true, depth: super::canvas::whole(longest) + 24 }
    }
}

/// A name that would eat the chart ends in "…"; the table beside the chart has it in full.
fn cut(name: &str, size: f64) -> String {
    let mut name = name.to_owned();
    if measure::width(&name, size, false) <= LONGEST_UPWARD {
        return name;
    }
    while !name.is_empty() && LONGEST_UPWARD < measure::width(&format!("{name}…"), size, false) {
        name.pop();
    }
    format!("{}…", name.trim_end())
}

/// Series names and their places below the axis, centred row by row: (series, left edge, row).
pub(super) fn legend(chart: &Chart, width: i32) -> Vec<(usize, i32, i32)> {
    let mut rows: Vec<Vec<(usize, i32)>> = Vec::new();
    let mut used = i32::MAX;
    for (index, series) in chart.series.iter().enumerate() {
        if series.name.is_empty() {
            continue;
        }
        let item = LEGEND_SWATCH + super::canvas::whole(measure::width(&series.name, LEGEND_SIZE, false)) + LEGEND_GAP;
        if width < used.saturating_add(item) {
            rows.push(Vec::new());
            used = 0;
        }
        used += item;
        if let Some(row) = rows.last_mut() {
            row.push((index, item));
        }
    }
    let mut places = Vec::new();
    for (row, items) in rows.iter().enumerate() {
        let total: i32 = items.iter().map(|(_, item)| item).sum();
        let mut left = (width - total + LEGEND_GAP) / 2;
        for (index, item) in items {
            places.push((*index, left.max(0), super::canvas::count(row)));
            left += item;
        }
    }
    places
}

pub(super) const LEGEND_SIZE: f64 = 36.0;
pub(super) const LEGEND_SWATCH: i32 = 78;
const LEGEND_GAP: i32 = 56;

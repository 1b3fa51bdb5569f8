//! Widths of columns in pixels, from what stands in them.

use domain::{
    document::{Cell, Table},
    ground::number,
};

use crate::measure;

/// 12 points on a screen of 96 dots per inch.
const SIZE: f64 = 16.0;
const PADDING: f64 = 20.0;
/// The button of a filter.
const BUTTON: f64 = 20.0;
const NARROWEST: f64 = 44.0;
/// Longer texts go over several lines.
const WIDEST: f64 = 300.0;
const HEADING_LINES: f64 = 3.0;
const WHOLE: f64 = 560.0;

pub(super) fn columns(table: &Table, has_filter: bool) -> Vec<u32> {
    let mut widths: Vec<f64> = table.columns.iter().map(|column| heading(&column.heading, has_filter)).collect();
    for row in &table.rows {
        for (cell, width) in row.iter().zip(&mut widths) {
            if *width < WIDEST {
                *width = width.max(content(cell).min(WIDEST));
            }
        }
    }
    // A heading above several columns needs their sum.
    for (text, from, to) in &table.groups {
        let Some(group) = widths.get_mut(*from..=*to.min(&(table.columns.len() - 1))) else { continue };
        let lacks = heading(text, false) - group.iter().sum::<f64>();
        let share = lacks.max(0.0) / group.len() as f64;
        group.iter_mut().for_each(|width| *width += share);
    }
    // A short table still carries the title of its paper above it.
    let all: f64 = widths.iter().sum();
    let stretch = (WHOLE / all).clamp(1.0, 2.0);
    widths.into_iter().map(|width| (width * stretch).ceil() as u32).collect()
}

fn heading(text: &str, has_filter: bool) -> f64 {
    let word = text.split_whitespace().map(|word| measure::width(word, SIZE, true)).fold(0.0, f64::max);
    let even = measure::width(text, SIZE, true) / HEADING_LINES * 1.2;
    let button = if has_filter { BUTTON } else { 0.0 };
    (word.max(even) + PADDING + button).max(NARROWEST)
}

fn content(cell: &Cell) -> f64 {
    let of = |text: &str| measure::width(text, SIZE, true) + PADDING;
    match cell {
        Cell::Text(text) => text.lines().map(of).fold(0.0, f64::max),
        Cell::Number(value) => of(&number::grouped(*value)),
        Cell::Percent { text, .. } => of(text),
        Cell::Date(_) => of("00/00/0000"),
        Cell::Empty => 0.0,
    }
}

/// How high a row must be for its longest text, in pixels: in a file whose rows have a height of their own, spreadsheets
/// do not find that out themselves.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, u32)>, points: f64, bold: bool) -> u32 {
    let size = points * SIZE / 12.0;
    let lines = |(text, width): (&str, u32)| -> usize {
        let limit = f64::from(width) - PADDING;
        let of = |line| {
            if measure::width(line, size, bold) <= limit { 1 } else { measure::wrapped(line, size, bold, limit).len() }
        };
        text.lines().map(of).sum()
    };
    let most = texts.map(lines).max().unwrap_or(1).max(1);
    // Excel allows 409 points.
    ((most as f64 * points * 1.75).ceil() as u32).min(540)
}

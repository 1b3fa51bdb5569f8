//! What bars and lines share: axis, grid, names of the slots, legend.

use domain::document::{Chart, ChartKind};
use plotters::style::text_anchor::{HPos, VPos};

use super::{
    canvas::{Canvas, DrawResult, GRID, INK, WIDTH, count, slot_middle, whole},
    label::{self, LEGEND_SIZE, LEGEND_SWATCH, SlotNames},
    scale::Scale,
};
use crate::measure;

const AXIS_SIZE: f64 = 32.0;
const LEGEND_ROW: i32 = 50;
const PLOT_HEIGHT: i32 = 560;

/// Where everything stands on the sheet.
pub(super) struct Frame {
    pub scale: Scale,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    pub height: i32,
    names: SlotNames,
    legend: Vec<(usize, i32, i32)>,
}

impl Frame {
    /// `headroom` is what the figures above the highest value need.
    pub(super) fn of(chart: &Chart, headroom: i32) -> Self {
        let scale = Scale::of(chart);
        let widest = scale
            .ticks()
            .map(|tick| measure::width(&label::tick(chart, tick, scale.step), AXIS_SIZE, false))
            .fold(0.0, f64::max);
        let (left, right) = (whole(widest) + 30, WIDTH - 16);
        let names = SlotNames::of(chart, (right - left) / count(chart.labels.len().max(1)));
        let legend = label::legend(chart, WIDTH);
        let rows = legend.last().map_or(0, |(_, _, row)| row + 1);
        let top = 64 + headroom;
        let bottom = top + PLOT_HEIGHT;
        let height = bottom + 14 + names.depth + rows * LEGEND_ROW + 12;
        Self { scale, left, right, top, bottom, height, names, legend }
    }

    pub(super) fn place(&self, value: u64) -> i32 {
        self.scale.place(value, self.bottom, self.top)
    }

    pub(super) fn slot(&self, chart: &Chart) -> i32 {
        (self.right - self.left) / count(chart.labels.len().max(1))
    }

    pub(super) fn draw_back(&self, canvas: &Canvas<'_>, chart: &Chart) -> DrawResult {
        for tick in self.scale.ticks() {
            let y = self.place(tick);
            canvas.rule((self.left, y), (self.right, y), GRID, 2)?;
            let text = label::tick(chart, tick, self.scale.step);
            canvas.text(&text, (self.left - 14, y), AXIS_SIZE, (HPos::Right, VPos::Center))?;
        }
        canvas.text(&self.unit_note(chart), (4, 30), AXIS_SIZE, (HPos::Left, VPos::Center))
    }

    pub(super) fn draw_front(&self, canvas: &Canvas<'_>, chart: &Chart) -> DrawResult {
        canvas.rule((self.left, self.bottom), (self.right, self.bottom), INK, 3)?;
        for (index, lines) in self.names.lines.iter().enumerate() {
            let x = slot_middle(chart, index, self.left, self.right);
            if self.names.upward {
                for line in lines {
                    canvas.upward(line, (x, self.bottom + 14), self.names.size, HPos::Right)?;
                }
                continue;
            }
            for (row, line) in lines.iter().enumerate() {
                let y = self.bottom + 14 + whole(self.names.size * 1.15) * count(row);
                canvas.text(line, (x, y), self.names.size, (HPos::Center, VPos::Top))?;
            }
        }
        self.draw_legend(canvas, chart)
    }

    fn draw_legend(&self, canvas: &Canvas<'_>, chart: &Chart) -> DrawResult {
        for (series, left, row) in &self.legend {
            let y = self.bottom + 14 + self.names.depth + row * LEGEND_ROW + LEGEND_ROW / 2;
            match chart.kind {
                ChartKind::Bars => canvas.block((left + 10, y - 15), (left + 58, y + 15), *series)?,
                ChartKind::Line => {
                    canvas.polyline(&[(*left, y), (left + 64, y)], *series)?;
                    canvas.marker((left + 32, y), *series)?;
                }
            }
            let name = &chart.series[*series].name;
            canvas.text(name, (left + LEGEND_SWATCH, y), LEGEND_SIZE, (HPos::Left, VPos::Center))?;
        }
        Ok(())
    }

    /// "Đơn vị: %", and honestly where an axis does not begin at zero.
    fn unit_note(&self, chart: &Chart) -> String {
        let start = label::tick(chart, self.scale.from, self.scale.step);
        match (chart.unit.is_empty(), self.scale.from) {
            (true, 0) => String::new(),
            (false, 0) => format!("Đơn vị: {}", chart.unit),
            (true, _) => format!("Trục đứng bắt đầu từ {start}"),
            (false, _) => format!("Đơn vị: {} (trục đứng bắt đầu từ {start})", chart.unit),
        }
    }
}

//! The vertical axis: round steps in whole units or tenths, so that no fraction enters.

use domain::document::{Chart, ChartKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub from: u64,
    pub to: u64,
    pub step: u64,
}

/// More than anything that is counted; a larger value is drawn as high as this one.
const LARGEST: u64 = 1_000_000_000_000_000_000;

impl Scale {
    /// Bars stand on zero, because their length is what is compared. A line may begin higher when all its values lie in
    /// the upper half of the axis, because there its slope is what is read; the frame then says so in words.
    pub(super) fn of(chart: &Chart) -> Self {
        let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        let one = if chart.tenths { 10 } else { 1 };
        let hundred = (chart.unit == "%").then_some(100 * one);
        let highest = values().max().unwrap_or(0).clamp(one, LARGEST);
        let lowest = match chart.kind {
            ChartKind::Bars => 0,
            ChartKind::Line => values().min().unwrap_or(0).min(LARGEST),
        };
        let ceiling = hundred.filter(|limit| highest <= *limit);
        if lowest < highest / 2 {
            let step = round_step(ceiling.unwrap_or(highest));
            return Self { from: 0, to: ceiling.unwrap_or(highest.div_ceil(step) * step), step };
        }
        let step = round_step((highest - lowest).max(4 * one));
        let to = highest.div_ceil(step) * step;
        Self {
            from: lowest.saturating_sub(step / 2) / step * step,
            to: ceiling.map_or(to, |limit| to.min(limit)),
            step,
        }
    }

    pub(super) fn ticks(self) -> impl Iterator<Item = u64> {
        (0..).map(move |i| self.from + i * self.step).take_while(move |tick| *tick <= self.to)
    }

    /// Where `value` lies between the lines `bottom` and `top` of the sheet.
    pub(super) fn place(self, value: u64, bottom: i32, top: i32) -> i32 {
        let span = i128::from(self.to - self.from).max(1);
        let above = i128::from(value.clamp(self.from, self.to) - self.from);
        let offset = (i128::from(bottom - top) * above * 2 + span) / (2 * span);
        bottom - i32::try_from(offset).unwrap_or(bottom - top)
    }
}

/// 1, 2 or 5 times a power of ten, so that the span has four to six steps or a few more.
fn round_step(span: u64) -> u64 {
    let mut power = 1;
    loop {
        if let Some(step) = [power, 2 * power, 5 * power].into_iter().find(|step| span <= 6 * step) {
            return step;
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use domain::document::Series;

    use super::*;

    fn scale(kind: ChartKind, unit: &str, tenths: bool, values: &[Option<u64>]) -> Scale {
        Scale::of(&Chart {
            caption: String::new(),
            kind,
            unit: unit.to_owned(),
            tenths,
            labels: vec![String::new(); values.len()],
            series: vec![Series { name: String::new(), values: values.to_vec() }],
            alternative: String::new(),
        })
    }

    #[test]
    fn axes_are_round_and_bars_stand_on_zero() {
        use ChartKind::{Bars, Line};
        for (kind, unit, tenths, values, expected) in [
            (Bars, "hộ", false, vec![Some(2546), Some(2412)], (0, 3000, 500)),
            (Bars, "%", true, vec![Some(947), None], (0, 1000, 200)),
            (Bars, "hộ", false, vec![None, None], (0, 1, 1)),
            (Bars, "hộ", false, vec![], (0, 1, 1)),
            (Line, "%", true, vec![Some(905), Some(947)], (900, 950, 10)),
            (Line, "%", true, vec![Some(120), Some(947)], (0, 1000, 200)),
            (Line, "%", true, vec![Some(999), Some(1000)], (990, 1000, 10)),
            (Line, "%", true, vec![Some(1000), Some(1000)], (990, 1000, 10)),
            (Line, "hộ", false, vec![Some(2000), Some(2412)], (1900, 2500, 100)),
        ] {
            let scale = scale(kind, unit, tenths, &values);
            assert_eq!((scale.from, scale.to, scale.step), expected, "{values:?}");
        }
    }

    #[test]
    fn no_value_leaves_the_sheet() {
        for highest in [0, 1, 7, 99, 1001, 2412, 987_654_321, u64::MAX / 2, u64::MAX] {
            let scale = scale(ChartKind::Bars, "hộ", false, &[Some(highest), Some(1)]);
            assert!((2..20).contains(&scale.ticks().count()), "{highest}");
            for value in [0, 1, highest] {
                assert!((100..=500).contains(&scale.place(value, 500, 100)), "{highest}");
            }
        }
    }
}

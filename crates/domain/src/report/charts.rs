//! Three charts: the rate of households, households met of all, and the other subjects met.

use super::Span;
use super::phrase::years;
use super::series::{Point, Series};
use crate::document::wording::{capital, tenths};
use crate::document::{Chart, ChartKind, Series as Line};
use crate::ground::number::grouped;
use crate::register::Title;

/// The rate by year. A single year needs no curve.
pub fn rate(span: Span, series: &Series) -> Option<Chart> {
    let series = &series.finished();
    if series.points.iter().filter(|point| point.tenths.is_some()).count() < 2 {
        return None;
    }
    let said = series.points.iter().map(|point| format!("năm {}: {}", point.year, tenths(point.tenths)));
    Some(Chart {
        caption: format!("Tỷ lệ {} đạt danh hiệu, {}", series.counter, span.label()),
        kind: ChartKind::Line,
        unit: "%".to_owned(),
        tenths: true,
        labels: labels(span),
        series: vec![Line { name: "Tỷ lệ đạt".to_owned(), values: values(span, series, |point| point.tenths) }],
        alternative: capital(&format!("tỷ lệ {} đạt: {}.", series.counter, said.collect::<Vec<_>>().join("; "))),
    })
}

/// Met beside all, by year.
pub fn met_of_all(span: Span, series: &Series) -> Option<Chart> {
    let series = &series.finished();
    if series.points.is_empty() {
        return None;
    }
    let counter = &series.counter;
    let said = series.points.iter().map(|p| format!("năm {}: {}/{}", p.year, grouped(p.met), grouped(p.total)));
    Some(Chart {
        caption: format!("Tổng số {counter} và số {counter} đạt, {}", span.label()),
        kind: ChartKind::Bars,
        unit: counter.clone(),
        tenths: false,
        labels: labels(span),
        series: vec![
            Line { name: format!("Tổng số {counter}"), values: values(span, series, |point| Some(point.total)) },
            Line {
                name: format!("{} đạt", capital(counter)), values: values(span, series, |point| Some(point.met))
            },
        ],
        alternative: format!("Số {counter} đạt trên tổng số: {}.", said.collect::<Vec<_>>().join("; ")),
    })
}

/// Areas, schools and organisations that met their title, side by side.
pub fn others(span: Span, all: &[Series]) -> Option<Chart> {
    let shown: Vec<Series> = all
        .iter()
        .map(Series::finished)
        .filter(|series| matches!(series.title, Title::Area | Title::School | Title::Organisation))
        .filter(|series| !series.points.is_empty())
        .collect();
    if shown.is_empty() {
        return None;
    }
    let said = shown.iter().map(|series| {
        let points = series.points.iter().map(|p| format!("{} ({})", p.met, p.year)).collect::<Vec<_>>().join(", ");
        format!("{}: {points}", series.counter)
    });
    let said = said.collect::<Vec<_>>().join("; ");
    let year_list = years(&span.years().collect::<Vec<_>>());
    let line = |series: &Series| Line {
        name: capital(&series.counter),
        values: values(span, series, |point| Some(point.met)),
    };
    Some(Chart {
        caption: format!("Số đơn vị đạt danh hiệu, {}", span.label()),
        kind: ChartKind::Bars,
        unit: "đơn vị".to_owned(),
        tenths: false,
        labels: labels(span),
        series: shown.iter().map(line).collect(),
        alternative: format!("Số đơn vị đạt danh hiệu {year_list}: {said}."),
    })
}

fn labels(span: Span) -> Vec<String> {
    span.years().map(|year| year.to_string()).collect()
}

/// One value per year of the span; none where the year has no figure.
fn values(span: Span, series: &Series, of: impl Fn(&Point) -> Option<u64>) -> Vec<Option<u64>> {
    span.years().map(|year| series.points.iter().find(|point| point.year == year).and_then(&of)).collect()
}

//! Part IV and V: what the figures show, and room for what only the office knows.

use super::phrase::{rate_change, years};
use super::series::{Point, Series};
use crate::assessment::Outcome;
use crate::document::Block;
use crate::document::sheet::{dashes, heading};
use crate::document::wording::{capital, counted, to_complete};
use crate::register::Title;

pub fn blocks(all: &[Series], unit: &str) -> Vec<Block> {
    let all: Vec<Series> = all.iter().map(Series::finished).collect();
    let strengths: Vec<String> = all.iter().flat_map(|series| strengths(series, unit)).collect();
    let limits: Vec<String> = all.iter().flat_map(|series| limits(series, unit)).collect();
    let mut blocks = vec![heading(1, "IV. ĐÁNH GIÁ"), heading(2, "1. Ưu điểm")];
    blocks.extend(said(strengths));
    blocks.push(Block::Paragraph(to_complete("ưu điểm trong tổ chức thực hiện")));
    blocks.push(heading(2, "2. Hạn chế"));
    blocks.extend(said(limits));
    blocks.push(Block::Paragraph(to_complete("hạn chế trong tổ chức thực hiện")));
    blocks.push(heading(2, "3. Nguyên nhân"));
    blocks.push(Block::Paragraph(to_complete("nguyên nhân khách quan, chủ quan")));
    blocks.push(heading(2, "4. Bài học kinh nghiệm"));
    blocks.push(Block::Paragraph(to_complete("bài học kinh nghiệm")));
    blocks
}

/// What is left to do follows from part IV; what will be done is the office's own word.
pub fn directions() -> Vec<Block> {
    vec![
        heading(1, "V. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
        heading(2, "1. Phương hướng"),
        Block::Paragraph(to_complete("mục tiêu, nhiệm vụ, giải pháp thời gian tới")),
        heading(2, "2. Kiến nghị"),
        Block::Paragraph(to_complete("kiến nghị với cấp trên")),
    ]
}

fn said(lines: Vec<String>) -> Option<Block> {
    (!lines.is_empty()).then(|| dashes(lines))
}

fn strengths(series: &Series, unit: &str) -> Vec<String> {
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return Vec::new() };
    let counter = &series.counter;
    if series.title == Title::Commune {
        let met = series.years_where(|point| point.outcome == Outcome::Met);
        let all = series.points.len();
        return if met.is_empty() {
            Vec::new()
        } else {
            vec![format!("{} đạt danh hiệu {}/{all} năm có số liệu.", capital(unit), met.len())]
        };
    }
    let mut lines = Vec::new();
    if let (Some(before), Some(after)) = (first.tenths, last.tenths)
        && before < after
    {
        lines.push(format!(
            "Tỷ lệ {counter} đạt danh hiệu năm {} so với năm {} {}.",
            last.year,
            first.year,
            rate_change(before, after)
        ));
    }
    let full = series.years_where(Point::is_full);
    if !full.is_empty() && full.len() == series.points.len() {
        lines.push(format!("Toàn bộ {counter} đạt danh hiệu trong {}.", years(&full)));
    }
    lines
}

fn limits(series: &Series, unit: &str) -> Vec<String> {
    if series.title == Title::Commune {
        let missed = series.years_where(|point| point.outcome == Outcome::NotMet);
        return if missed.is_empty() {
            Vec::new()
        } else {
            vec![format!("{} chưa đạt danh hiệu {}.", capital(unit), years(&missed))]
        };
    }
    let mut lines = Vec::new();
    let fell: Vec<i16> =
        series.steps().iter().filter(|s| s.tenths().is_some_and(|t| t < 0)).map(|s| s.after.year).collect();
    if !fell.is_empty() {
        lines.push(format!("Tỷ lệ {} đạt danh hiệu thấp hơn năm trước ở {}.", series.counter, years(&fell)));
    }
    if let Some(last) = series.last().filter(|last| last.unmet() != 0) {
        lines.push(format!("Năm {} còn {} chưa đạt.", last.year, counted(last.unmet(), &series.counter)));
    }
    lines
}

//! Part I: what was there to review, over which years, from which sources.

use super::phrase::years;
use super::series::Series;
use super::{AreaChangeLine, Disagreement, ReportInput, YearFigures};
use crate::document::Block;
use crate::document::sheet::{dashes, heading, text};
use crate::document::wording::{capital, counted, listed, to_complete};
use crate::ground::date;
use crate::ground::number::grouped;
use crate::register::{AreaChange, Title};

pub fn blocks(input: &ReportInput, all: &[Series]) -> Vec<Block> {
    let mut blocks = vec![heading(1, "I. ĐẶC ĐIỂM TÌNH HÌNH"), text(period(input, all)), text(counts(input, all))];
    blocks.extend(former_names(input).map(text));
    blocks.extend((!input.area_changes.is_empty()).then(|| area_changes(&input.area_changes)).into_iter().flatten());
    blocks.push(Block::Paragraph(to_complete("vị trí, dân số, tình hình an ninh trật tự trên địa bàn")));
    blocks.extend(sources(all).map(text));
    let doubts: Vec<String> = input.figures.disagreements.iter().map(|one| disagreement(one, all)).collect();
    if !doubts.is_empty() {
        blocks
            .push(text("Số tổng hợp và số tính từ từng đối tượng khác nhau; báo cáo dùng số tính từ từng đối tượng:"));
        blocks.push(dashes(doubts));
    }
    blocks
}

/// The subjects of the last year that has figures.
fn counts(input: &ReportInput, all: &[Series]) -> String {
    let unit = capital(&input.issue.office.unit);
    let Some(last) = input.figures.years.last() else { return format!("{unit} chưa có số liệu.") };
    let parts: Vec<String> = all
        .iter()
        .filter(|series| series.title != Title::Commune)
        .filter_map(|series| series.last().filter(|point| point.year == last.year).map(|point| (series, point)))
        .map(|(series, point)| counted(point.total, &series.counter))
        .collect();
    if parts.is_empty() {
        return format!("Năm {}, {unit} không có số liệu về đối tượng xét.", last.year);
    }
    format!("Năm {}, {} có {} thuộc diện xét.", last.year, input.issue.office.unit, listed(&parts))
}

fn former_names(input: &ReportInput) -> Option<String> {
    let names: Vec<String> = input
        .former_names
        .iter()
        .map(|name| match name.validity.until {
            Some(until) => format!("đến hết ngày {} là {}", date::short(until), name.full_name()),
            None => format!("từ ngày {} là {}", date::short(name.validity.from), name.full_name()),
        })
        .collect();
    (!names.is_empty()).then(|| format!("Tên đơn vị trong giai đoạn báo cáo: {}.", names.join("; ")))
}

fn area_changes(lines: &[AreaChangeLine]) -> [Block; 2] {
    let line = |change: &AreaChangeLine| {
        let (from, into) = (change.from.join(", "), change.into.join(", "));
        let words = match change.change {
            AreaChange::Rename => format!("{from} đổi tên thành {into}"),
            AreaChange::Merge => format!("{from} hợp thành {into}"),
            AreaChange::Split => format!("{from} tách thành {into}"),
        };
        format!("Ngày {}: {words}.", date::short(change.date))
    };
    [text("Thay đổi về khu dân cư theo sổ đăng ký:"), dashes(lines.iter().map(line))]
}

/// Why a year is not complete.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unfinished {
    /// A title is not decided.
    Provisional,
    /// What was begun is decided, but not every title was begun.
    Lacking,
    /// A decided title was reopened.
    Again,
}

impl Unfinished {
    fn of(year: &YearFigures) -> Option<Self> {
        match year {
            year if year.is_complete => None,
            year if year.lines.iter().any(|line| !line.is_frozen) => Some(Self::Provisional),
            year if year.lines.iter().any(|line| line.is_under_review) => Some(Self::Again),
            _ => Some(Self::Lacking),
        }
    }
}

/// Which years the report covers, which of them lack figures, and which is the last completed.
fn period(input: &ReportInput, all: &[Series]) -> String {
    let figures = &input.figures;
    let mut words = format!("Báo cáo này tính cho {}", figures.span.label());
    if figures.span.count() != 1 {
        words = format!("{words} ({})", counted(figures.span.count(), "năm"));
    }
    if !figures.gaps.is_empty() {
        words = format!("{words}; không có số liệu {}", years(&figures.gaps));
    }
    for (state, said) in [
        (Unfinished::Provisional, "chưa hoàn thành việc xét, số liệu là tạm tính"),
        (Unfinished::Lacking, "chưa hoàn thành việc xét mọi danh hiệu"),
        (Unfinished::Again, "có danh hiệu đang được xem xét lại"),
    ] {
        let such = figures.years.iter().filter(|year| Unfinished::of(year) == Some(state));
        let such: Vec<i16> = such.map(|year| year.year).collect();
        if !such.is_empty() {
            words = format!("{words}; {} {said}", years(&such));
        }
    }
    let last = input.last_completed.or_else(|| figures.years.iter().rev().find(|y| y.is_complete).map(|y| y.year));
    match last {
        Some(year) => format!("{words}. {}Năm gần nhất đã hoàn thành việc xét là năm {year}.", judged(all),),
        None => format!("{words}. Chưa năm nào hoàn thành việc xét."),
    }
}

/// Of the years that were judged here the rule is known; a quoted year says nothing of its own.
fn judged(all: &[Series]) -> String {
    let mut judged: Vec<i16> = all.iter().flat_map(|series| series.years_where(|p| !p.rule.is_empty())).collect();
    judged.sort_unstable();
    judged.dedup();
    match judged.len() {
        0 => String::new(),
        1 => format!("{} được xét theo quy định của năm đó, ghi dưới các bảng. ", capital(&years(&judged))),
        _ => format!("{}: mỗi năm được xét theo quy định của năm đó, ghi dưới các bảng. ", capital(&years(&judged))),
    }
}

/// Which years are quoted, and what they cannot tell.
fn sources(all: &[Series]) -> Option<String> {
    let mut quoted: Vec<i16> = all.iter().flat_map(|series| series.years_where(|point| point.is_quoted)).collect();
    quoted.sort_unstable();
    quoted.dedup();
    (!quoted.is_empty()).then(|| {
        format!(
            "Số liệu {} là số tổng hợp, được trích nguyên văn, không tính lại từ từng đối tượng; vì vậy báo cáo \
             không nêu kết quả theo từng tiêu chí của {}.",
            years(&quoted),
            if quoted.len() == 1 { "năm này" } else { "những năm này" },
        )
    })
}

fn disagreement(one: &Disagreement, all: &[Series]) -> String {
    let name = all.iter().find(|series| series.title == one.title).map_or("", |series| series.name.as_str());
    format!(
        "Năm {}, danh hiệu “{name}”: số tổng hợp {}/{}, số tính được {}/{}.",
        one.year,
        grouped(one.quoted.0),
        grouped(one.quoted.1),
        grouped(one.computed.0),
        grouped(one.computed.1),
    )
}

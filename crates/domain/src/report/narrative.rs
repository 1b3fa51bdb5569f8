//! Sentences computed from a title's figures. What the figures do not hold is said plainly, never filled in.

use super::phrase::{change, rate_change, years};
use super::series::{Point, Series};
use crate::assessment::Outcome;
use crate::document::wording::{capital, tenths};
use crate::ground::number::grouped;
use crate::ground::share::Share;
use crate::register::Title;

/// All that the figures say of a title, as one paragraph per thought.
pub fn of(series: &Series, unit: &str, changes_are_known: bool) -> Vec<String> {
    if series.points.is_empty() {
        return vec!["Không có số liệu của danh hiệu này trong giai đoạn báo cáo.".to_owned()];
    }
    let finished = &series.finished();
    let sentences = if series.title == Title::Commune {
        vec![vec![commune(series, unit)]]
    } else {
        vec![
            vec![last_year(finished), under_review(finished), unfinished(series), against_first(finished)],
            vec![extremes(finished), steps(finished), full_years(finished)],
            vec![totals(series, changes_are_known)],
        ]
    };
    let paragraph = |parts: Vec<String>| parts.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    sentences.into_iter().map(paragraph).filter(|words| !words.is_empty()).collect()
}

/// "1.215/1.300 hộ đạt (93,5%)"
fn met(point: &Point, counter: &str) -> String {
    format!("{}/{} {counter} đạt ({})", grouped(point.met), grouped(point.total), tenths(point.tenths))
}

fn last_year(series: &Series) -> String {
    let Some(last) = series.last() else { return String::new() };
    let counter = &series.counter;
    if last.total == 0 {
        return format!("Năm {} không có {counter} thuộc diện xét.", last.year);
    }
    format!("Năm {}, có {}{}.", last.year, met(last, counter), registered(last))
}

fn registered(point: &Point) -> String {
    match point.registered {
        Some(registered) => {
            let rate = tenths(Share::new(registered, point.total).tenths(None));
            format!("; đăng ký {}/{} ({rate})", grouped(registered), grouped(point.total))
        }
        None => "; nguồn số liệu không ghi số đăng ký".to_owned(),
    }
}

/// The decision stands until it is corrected, and the reader knows that it is looked at again.
fn under_review(series: &Series) -> String {
    let again = series.years_where(|point| point.is_under_review);
    match again.is_empty() {
        true => String::new(),
        false => format!("Kết quả {} đang được xem xét lại.", years(&again)),
    }
}

/// Of a year that is still reviewed: how far it is, and nobody is called failed or recognised by it.
fn unfinished(series: &Series) -> String {
    let said = series.points.iter().filter(|point| !point.is_complete).map(|point| {
        let open = match point.open {
            0 => String::new(),
            open => format!("; chưa rõ kết quả {} {}", grouped(open), series.counter),
        };
        format!(
            "Năm {} chưa hoàn thành việc xét, số liệu là tạm tính: {} {} thuộc diện xét{}{open}.",
            point.year,
            grouped(point.total),
            series.counter,
            registered(point)
        )
    });
    said.collect::<Vec<_>>().join(" ")
}

fn against_first(series: &Series) -> String {
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return String::new() };
    if first.year == last.year {
        return String::new();
    }
    if (first.total, first.met, first.tenths) == (last.total, last.met, last.tenths) {
        return format!("So với năm {}, tổng số, số đạt và tỷ lệ đạt không thay đổi.", first.year);
    }
    let counter = &series.counter;
    let unit = if series.title == Title::Household { counter } else { "" };
    let rate = match (first.tenths, last.tenths) {
        (Some(before), Some(after)) => format!("tỷ lệ {}; ", rate_change(before, after)),
        _ => String::new(),
    };
    format!(
        "So với năm {}, số {counter} đạt {}; {rate}tổng số {counter} thuộc diện xét {}.",
        first.year,
        change(first.met, last.met, unit),
        change(first.total, last.total, unit)
    )
}

fn extremes(series: &Series) -> String {
    let rates: Vec<u64> = series.points.iter().filter_map(|point| point.tenths).collect();
    let (Some(least), Some(most)) = (rates.iter().min().copied(), rates.iter().max().copied()) else {
        return String::new();
    };
    if rates.len() < 2 {
        return String::new();
    }
    let of = |rate: u64| years(&series.years_where(|point| point.tenths == Some(rate)));
    match (most, least) {
        // The years of one hundred percent are told as those in which all met.
        (1000, 1000) => String::new(),
        (1000, _) => format!("Tỷ lệ đạt thấp nhất là {} ({}).", tenths(Some(least)), of(least)),
        _ if least == most => format!("Tỷ lệ đạt của {} năm có số liệu đều là {}.", rates.len(), tenths(Some(most))),
        _ => format!(
            "Tỷ lệ đạt cao nhất là {} ({}), thấp nhất là {} ({}).",
            tenths(Some(most)),
            of(most),
            tenths(Some(least)),
            of(least)
        ),
    }
}

/// Year against year, only where the figures of both stand side by side.
fn steps(series: &Series) -> String {
    let changes: Vec<(i16, i64)> =
        series.steps().iter().filter_map(|step| Some((step.after.year, step.tenths()?))).collect();
    let fell: Vec<i16> = changes.iter().filter(|(_, change)| *change < 0).map(|(year, _)| *year).collect();
    let rose = changes.iter().filter(|(_, change)| 0 < *change).count();
    if changes.len() < 2 || (rose == 0 && fell.is_empty()) {
        return String::new();
    }
    if fell.is_empty() && rose == changes.len() {
        return "Tỷ lệ năm sau luôn cao hơn năm trước.".to_owned();
    }
    if fell.is_empty() {
        return "Không năm nào tỷ lệ thấp hơn năm trước.".to_owned();
    }
    if fell.len() == changes.len() {
        return "Tỷ lệ năm sau luôn thấp hơn năm trước.".to_owned();
    }
    format!("Tỷ lệ thấp hơn năm trước ở {}.", years(&fell))
}

fn full_years(series: &Series) -> String {
    let full = series.years_where(Point::is_full);
    let (all, counter) = (series.points.len(), &series.counter);
    match (full.len(), all) {
        (_, 0) => String::new(),
        (1, 1) => format!("Toàn bộ {counter} thuộc diện xét đều đạt."),
        (0, 1) => String::new(),
        (0, _) => format!("Chưa năm nào toàn bộ {counter} đạt."),
        (count, _) if count == all => format!("Cả {all} năm có số liệu, toàn bộ {counter} đều đạt."),
        (count, _) => format!("Có {count}/{all} năm toàn bộ {counter} đạt: {}.", years(&full)),
    }
}

/// Areas merge and split; the figures show that their number changed, not why: that is for the register to say.
fn totals(series: &Series, changes_are_known: bool) -> String {
    if series.title != Title::Area {
        return String::new();
    }
    let changed: Vec<String> = series
        .points
        .windows(2)
        .filter(|pair| pair[0].total != pair[1].total)
        .map(|pair| {
            let (verb, to) = if pair[0].total < pair[1].total { ("tăng", "lên") } else { ("giảm", "xuống") };
            let (before, after) = (grouped(pair[0].total), grouped(pair[1].total));
            format!("{verb} từ {before} (năm {}) {to} {after} (năm {})", pair[0].year, pair[1].year)
        })
        .collect();
    if changed.is_empty() {
        return String::new();
    }
    let cause = if changes_are_known {
        "các thay đổi trong sổ đăng ký nêu tại phần I"
    } else {
        "số liệu không nêu nguyên nhân"
    };
    format!("Số {} {}; {cause}.", series.counter, changed.join(", "))
}

fn commune(series: &Series, unit: &str) -> String {
    let is = |point: &Point, outcome| point.is_complete && point.outcome == outcome;
    let met = series.years_where(|point| is(point, Outcome::Met));
    let not_met = series.years_where(|point| is(point, Outcome::NotMet));
    let open = series.years_where(|point| !is(point, Outcome::Met) && !is(point, Outcome::NotMet));
    let all = series.points.len();
    if met.len() == all {
        return match all {
            1 => format!("{}, {unit} đạt danh hiệu.", capital(&years(&met))),
            _ => format!("Cả {all} năm có số liệu ({}), {unit} đều đạt danh hiệu.", years(&met)),
        };
    }
    let mut parts = Vec::new();
    if !met.is_empty() {
        parts.push(format!("đạt danh hiệu {}/{all} năm có số liệu ({})", met.len(), years(&met)));
    }
    if !not_met.is_empty() {
        parts.push(format!("chưa đạt {}", years(&not_met)));
    }
    if !open.is_empty() {
        parts.push(format!("chưa có kết luận {}", years(&open)));
    }
    format!("{} {}.", capital(unit), parts.join("; "))
}

//! Things that follow one another in time: no day without one, no day with two.

use std::ops::Range;

use super::file::{BadCriteria, File};
use super::said::said;
use crate::criteria::WindowRule;
use crate::ground::date;
use crate::ground::window::Validity;

pub struct Periods<'a> {
    pub file: &'a File,
    /// "window", "authority": the key that the periods stand under.
    pub key: &'a str,
    /// Each with its place in the file, the oldest first.
    pub all: Vec<(Validity, Range<usize>)>,
}

impl Periods<'_> {
    /// The stretch from the first day to the last; a gap or an overlap is refused.
    pub fn joined(&self) -> Result<Validity, BadCriteria> {
        let key = self.key;
        let (Some((first, _)), Some((last, _))) = (self.all.first(), self.all.last()) else {
            return Err(self.file.at_start(said!("chưa có «{key}» nào", "there is no «{key}»")));
        };
        for pair in self.all.windows(2) {
            let ((before, _), (after, span)) = (&pair[0], &pair[1]);
            let from = date::short(after.from);
            let Some(until) = before.until.filter(|until| *until < after.from) else {
                let reason = said!(
                    "«{key}» từ {from} chồng lên thời kỳ trước đó; kê thời kỳ cũ trước và ghi ngày kết thúc",
                    "«{key}» from {from} overlaps the period before; put the older one first and give its last day"
                );
                return Err(self.file.at(span, reason));
            };
            if until.tomorrow().ok() != Some(after.from) {
                let until = date::short(until);
                let reason = said!(
                    "«{key}» bị hở từ sau {until} đến trước {from}",
                    "«{key}» has a gap after {until} and before {from}"
                );
                return Err(self.file.at(span, reason));
            }
        }
        Ok(Validity { from: first.from, until: last.until })
    }

    /// Every day of `needed` has one.
    pub fn cover(&self, needed: Validity) -> Result<(), BadCriteria> {
        let joined = self.joined()?;
        let ends_in_time = match (needed.until, joined.until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(needed), Some(until)) => needed <= until,
        };
        if joined.from <= needed.from && ends_in_time {
            return Ok(());
        }
        let span = self.all.first().map_or(0..0, |(_, span)| span.clone());
        let key = self.key;
        let reason = said!(
            "«{key}» không phủ hết thời kỳ của các bộ tiêu chí",
            "«{key}» does not cover the whole period of the sets"
        );
        Err(self.file.at(&span, reason))
    }
}

/// Under changing rules too, each year has one counting window, and it begins the day after the last one ended.
pub fn check_years(file: &File, windows: &[WindowRule], spans: &[Range<usize>]) -> Result<(), BadCriteria> {
    let years = windows.iter().map(|window| window.in_force.from.year());
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else { return Ok(()) };
    let mut before = None;
    for year in first..=last + 2 {
        let mut given = windows.iter().enumerate().filter(|(_, window)| window.gives(year));
        let found = given.next();
        if let Some((at, _)) = given.next() {
            let reason = said!("năm {year} có hai thời gian tính kết quả", "the year {year} has two counting windows");
            return Err(file.at(&spans[at], reason));
        }
        let Some((at, window)) = found else {
            // Before the first rule, or after the last: no year to judge.
            before = None;
            continue;
        };
        let counting = window.counting(year);
        if before.is_some_and(|until: jiff::civil::Date| until.tomorrow().ok() != Some(counting.from)) {
            let reason = said!(
                "thời gian tính kết quả năm {year} bị hở hoặc chồng với năm trước",
                "the counting window of {year} leaves a gap to, or overlaps, the year before"
            );
            return Err(file.at(&spans[at], reason));
        }
        before = Some(counting.until);
    }
    Ok(())
}

use super::Figures;
use crate::assessment::{Outcome, Source};
use crate::ground::share::Share;
use crate::register::Title;

/// One title over the years that have a figure for it, oldest first. Sentences, tables and charts are drawn from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub title: Title,
    /// The title's own name.
    pub name: String,
    /// One subject, as it is counted: "hộ", "tổ dân phố".
    pub counter: String,
    pub points: Vec<Point>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub year: i16,
    pub total: u64,
    pub registered: Option<u64>,
    pub met: u64,
    /// The printed rate in tenths of a percent; none of an empty total.
    pub tenths: Option<u64>,
    pub outcome: Outcome,
    pub is_quoted: bool,
    /// The title is decided in this year, or quoted: its figures may be compared.
    pub is_complete: bool,
    pub is_under_review: bool,
    /// Subjects of which nobody knows yet.
    pub open: u64,
    pub rule: String,
    pub note: String,
    pub decision: String,
}

/// One year against the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    pub before: &'a Point,
    pub after: &'a Point,
}

impl Series {
    pub fn of(figures: &Figures, title: Title, name: &str, counter: &str) -> Self {
        let point = |year: &super::YearFigures| {
            let line = year.lines.iter().find(|line| line.title == title)?;
            Some(Point {
                year: year.year,
                total: line.total,
                registered: line.registered,
                met: line.met,
                tenths: Share::new(line.met, line.total).tenths(line.threshold),
                outcome: line.outcome,
                is_quoted: line.source == Source::Totals,
                is_complete: line.is_frozen,
                is_under_review: line.is_under_review,
                open: line.open,
                rule: line.rule.clone(),
                note: line.note.clone(),
                decision: line.decision.clone(),
            })
        };
        let points = figures.years.iter().filter_map(point).collect();
        Self { title, name: name.to_owned(), counter: counter.to_owned(), points }
    }

    /// Without the years in which the title is not decided yet: of half a review nothing is compared, and nobody judged.
    pub fn finished(&self) -> Self {
        let points = self.points.iter().filter(|point| point.is_complete).cloned().collect();
        Self { points, ..self.clone() }
    }

    pub fn first(&self) -> Option<&Point> {
        self.points.first()
    }

    pub fn last(&self) -> Option<&Point> {
        self.points.last()
    }

    /// Years that follow one another; over a gap nothing is compared.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let pairs = self.points.windows(2).filter(|pair| pair[0].year + 1 == pair[1].year);
        pairs.map(|pair| Step { before: &pair[0], after: &pair[1] }).collect()
    }

    /// The year before, if it has a figure.
    pub fn before(&self, year: i16) -> Option<&Point> {
        self.points.iter().find(|point| point.year + 1 == year)
    }

    pub fn years_where(&self, is: impl Fn(&Point) -> bool) -> Vec<i16> {
        self.points.iter().filter(|point| is(point)).map(|point| point.year).collect()
    }
}

impl Point {
    pub fn is_full(&self) -> bool {
        self.total != 0 && self.met == self.total
    }

    /// Neither met nor open.
    pub fn unmet(&self) -> u64 {
        self.total.saturating_sub(self.met).saturating_sub(self.open)
    }
}

impl Step<'_> {
    /// Change of the printed rate, in tenths of a percentage point: what a reader gets who subtracts the two.
    pub fn tenths(&self) -> Option<i64> {
        difference(self.before.tenths, self.after.tenths)
    }
}

/// `after − before`, as signed figures.
pub fn difference(before: Option<u64>, after: Option<u64>) -> Option<i64> {
    let signed = |value: Option<u64>| value.and_then(|value| i64::try_from(value).ok());
    signed(after)?.checked_sub(signed(before)?)
}

use serde::{Deserialize, Serialize};

use super::{TotalsLine, YearFigures, YearLine};
use crate::assessment::{Outcome, Source};
use crate::ground::refusal::Refusal;
use crate::register::Title;

/// From one year to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: i16,
    pub to: i16,
}

/// The years of a span, oldest first, with what is missing and what disagrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub span: Span,
    pub years: Vec<YearFigures>,
    /// Years of the span without any figure.
    pub gaps: Vec<i16>,
    /// Where the quoted totals of a year differ from what its own subjects give. The subjects count.
    pub disagreements: Vec<Disagreement>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    pub year: i16,
    pub title: Title,
    /// (met, total)
    pub quoted: (u64, u64),
    pub computed: (u64, u64),
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanRefused {
    #[error("năm đầu {from} lớn hơn năm cuối {to}; hãy đổi chỗ: từ {to} đến {from}")]
    Reversed { from: i16, to: i16 },
    #[error("không có số liệu của năm nào trong {}; hãy nhập số liệu tổng hợp hoặc mở đợt xét của các năm ấy", label(.from, .to))]
    Empty { from: i16, to: i16 },
    #[error("khoảng {from} - {to} dài quá {most} năm; hãy chọn một khoảng ngắn hơn")]
    TooLong { from: i16, to: i16, most: i16 },
}

impl Refusal for SpanRefused {
    fn english(&self) -> String {
        match self {
            Self::Reversed { from, to } => format!("the first year {from} is after the last year {to}; swap them"),
            Self::Empty { from, to } => {
                format!("no year from {from} to {to} has figures; import their totals or open their campaigns")
            }
            Self::TooLong { from, to, most } => {
                format!("{from} - {to} is longer than {most} years; choose a shorter span")
            }
        }
    }
}

const LONGEST: i16 = 100;

fn label(from: &i16, to: &i16) -> String {
    if from == to { format!("năm {from}") } else { format!("giai đoạn {from} - {to}") }
}

impl Span {
    pub fn new(from: i16, to: i16) -> Result<Self, SpanRefused> {
        if to < from {
            return Err(SpanRefused::Reversed { from, to });
        }
        if LONGEST <= to.saturating_sub(from) {
            return Err(SpanRefused::TooLong { from, to, most: LONGEST });
        }
        Ok(Self { from, to })
    }

    pub fn years(&self) -> impl Iterator<Item = i16> + use<> {
        self.from..=self.to
    }

    pub fn count(&self) -> u64 {
        self.years().count() as u64
    }

    /// "năm 2021", "giai đoạn 2012 - 2021"
    pub fn label(&self) -> String {
        label(&self.from, &self.to)
    }
}

impl Figures {
    pub fn line(&self, year: i16, title: Title) -> Option<&YearLine> {
        let year = self.years.iter().find(|figures| figures.year == year)?;
        year.lines.iter().find(|line| line.title == title)
    }
}

/// Brings the quoted totals and the computed years of a span together. What subjects give stands before what was quoted.
pub fn figures(span: Span, totals: &[TotalsLine], computed: &[YearFigures]) -> Result<Figures, SpanRefused> {
    let mut found = Figures { span, years: Vec::new(), gaps: Vec::new(), disagreements: Vec::new() };
    for year in span.years() {
        let own = computed.iter().find(|figures| figures.year == year);
        let quoted: Vec<&TotalsLine> = totals.iter().filter(|line| line.year == year).collect();
        let merged = merge(year, own, &quoted, &mut found.disagreements);
        if merged.lines.is_empty() {
            found.gaps.push(year);
        } else {
            found.years.push(merged);
        }
    }
    if found.years.is_empty() {
        return Err(SpanRefused::Empty { from: span.from, to: span.to });
    }
    Ok(found)
}

fn merge(
    year: i16,
    own: Option<&YearFigures>,
    quoted: &[&TotalsLine],
    disagreements: &mut Vec<Disagreement>,
) -> YearFigures {
    let mut lines = Vec::new();
    for title in Title::ALL.iter().copied() {
        let computed = own.and_then(|figures| figures.lines.iter().find(|line| line.title == title));
        let given = quoted.iter().find(|line| line.title == title);
        match (computed, given) {
            (Some(line), given) => {
                lines.push(line.clone());
                if let Some(given) = given.filter(|given| (given.met, given.total) != (line.met, line.total)) {
                    disagreements.push(Disagreement {
                        year,
                        title,
                        quoted: (given.met, given.total),
                        computed: (line.met, line.total),
                    });
                }
            }
            (None, Some(given)) => lines.push(quote(given)),
            (None, None) => {}
        }
    }
    let is_complete = own.map_or(!lines.is_empty(), |figures| figures.is_complete);
    YearFigures { year, lines, is_complete }
}

/// Quoted as given: no rule is named, since nothing was judged.
fn quote(given: &TotalsLine) -> YearLine {
    let is_met = given.total != 0 && given.met == given.total;
    YearLine {
        title: given.title,
        total: given.total,
        registered: given.registered,
        met: given.met,
        outcome: if is_met { Outcome::Met } else { Outcome::NotMet },
        source: Source::Totals,
        rule: String::new(),
        note: given.note.clone(),
        decision: String::new(),
        is_frozen: true,
        is_under_review: false,
        open: 0,
        threshold: None,
    }
}

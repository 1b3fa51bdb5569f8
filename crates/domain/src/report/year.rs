use serde::{Deserialize, Serialize};

use crate::assessment::{Outcome, Source, Summary};
use crate::criteria::YearRules;
use crate::document::Award;
use crate::ground::share::Percent;
use crate::register::Title;

/// Totals of an earlier year, quoted as given, never judged or recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsLine {
    pub year: i16,
    pub title: Title,
    pub total: u64,
    /// None where the source does not say.
    pub registered: Option<u64>,
    pub met: u64,
    /// "số liệu mẫu": what the source calls itself.
    pub note: String,
}

/// One title in one year, whatever it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearLine {
    pub title: Title,
    pub total: u64,
    pub registered: Option<u64>,
    pub met: u64,
    pub outcome: Outcome,
    /// `Totals` where only totals exist, else `Computed` (from subjects).
    pub source: Source,
    /// "Thông tư số 23/2012/TT-BCA"; empty for totals.
    pub rule: String,
    /// What a quoted source calls itself: "số liệu mẫu".
    #[serde(default)]
    pub note: String,
    /// "150/QĐ-UBND ngày 12/11/2021"; empty where none is recorded.
    pub decision: String,
    /// Decided, closed or quoted: nothing in it is provisional.
    pub is_frozen: bool,
    /// Its decision stands, but the title was reopened: the figures are the decided ones until it is corrected.
    #[serde(default)]
    pub is_under_review: bool,
    /// Subjects of which nobody knows yet; none where the title is decided.
    #[serde(default)]
    pub open: u64,
    /// The share that the ward's own title asks of this one: no printed percentage may contradict it.
    #[serde(default)]
    pub threshold: Option<Percent>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearFigures {
    pub year: i16,
    pub lines: Vec<YearLine>,
    /// Every title of the year is decided (or quoted): the year is complete.
    pub is_complete: bool,
}

/// What one title of a year came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleFigures {
    pub summary: Summary,
    /// Subjects of which nobody knows yet.
    pub open: u64,
    /// "150/QĐ-UBND ngày 12/11/2021"; empty where the title was closed with nobody to recognise. None: not decided.
    pub decision: Option<String>,
    /// Decided, and reopened since.
    pub is_under_review: bool,
}

impl YearFigures {
    /// A year that was judged subject by subject. It is complete when every title that has subjects is decided:
    /// `not_opened` are the titles with subjects that the year has not begun.
    pub fn computed(rules: &YearRules, titles: &[TitleFigures], not_opened: &[Title]) -> Self {
        let own = rules.title(Title::Commune).map(Award::of);
        let line = |one: &TitleFigures| YearLine {
            title: one.summary.title,
            total: one.summary.total,
            registered: Some(one.summary.registered),
            met: one.summary.met,
            outcome: one.summary.outcome,
            source: Source::Computed,
            rule: rules.title(one.summary.title).map(|judged| judged.set.rule.clone()).unwrap_or_default(),
            note: String::new(),
            decision: one.decision.clone().unwrap_or_default(),
            is_frozen: one.decision.is_some(),
            is_under_review: one.is_under_review,
            open: one.open,
            threshold: own.as_ref().and_then(|award| award.asks_of(one.summary.title)),
        };
        let lines: Vec<YearLine> = titles.iter().map(line).collect();
        let is_final = |line: &YearLine| line.is_frozen && !line.is_under_review;
        let is_complete = !lines.is_empty() && not_opened.is_empty() && lines.iter().all(is_final);
        Self { year: rules.year, lines, is_complete }
    }
}

use std::collections::BTreeMap;

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
    pub is_frozen: bool,
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

impl YearFigures {
    /// A year that was judged subject by subject. `decisions` has the number and day of each title's decision:
    /// "150/QĐ-UBND ngày 12/11/2021". The year is complete when every title that has subjects is decided.
    pub fn computed(rules: &YearRules, summaries: &[Summary], decisions: &BTreeMap<Title, String>) -> Self {
        let own = rules.title(Title::Commune).map(Award::of);
        let line = |summary: &Summary| YearLine {
            title: summary.title,
            total: summary.total,
            registered: Some(summary.registered),
            met: summary.met,
            outcome: summary.outcome,
            source: Source::Computed,
            rule: rules.title(summary.title).map(|judged| judged.set.rule.clone()).unwrap_or_default(),
            note: String::new(),
            decision: decisions.get(&summary.title).cloned().unwrap_or_default(),
            is_frozen: decisions.contains_key(&summary.title),
            threshold: own.as_ref().and_then(|award| award.asks_of(summary.title)),
        };
        let lines: Vec<YearLine> = summaries.iter().map(line).collect();
        let is_complete = !lines.is_empty() && lines.iter().all(|line| line.is_frozen);
        Self { year: rules.year, lines, is_complete }
    }
}

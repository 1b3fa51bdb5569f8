use serde::{Deserialize, Serialize};

use crate::assessment::{Outcome, Source};
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

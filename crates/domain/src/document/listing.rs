use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Award, Issue, SubjectResult};

/// The notice that a list hangs out for objections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub issue: Issue,
    pub award: Award,
    pub listed_on: Date,
    pub days: u32,
    /// The rule of the number of days, as its file cites it.
    #[serde(default)]
    pub days_source: String,
    #[serde(default)]
    pub days_verified: bool,
    /// Where objections go: "Công an phường Bắc Hồng, điện thoại …".
    #[serde(default)]
    pub contact: String,
    /// All subjects. Of households only totals are printed.
    pub results: Vec<SubjectResult>,
}

use serde::{Deserialize, Serialize};

use super::Award;
use crate::assessment::{Finding, Outcome};
use crate::ground::share::{Percent, Share};

/// One subject's frozen result, as papers need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectResult {
    pub code: String,
    pub name: String,
    /// For households: the area's code and name; empty for others.
    #[serde(default)]
    pub area_code: String,
    #[serde(default)]
    pub area: String,
    #[serde(default)]
    pub address: String,
    pub registered: bool,
    pub outcome: Outcome,
    /// Votes for it, where the title has a vote.
    #[serde(default)]
    pub agree: Option<u32>,
    #[serde(default)]
    pub findings: Vec<Finding>,
}

impl SubjectResult {
    pub fn is_met(&self) -> bool {
        self.outcome == Outcome::Met
    }
}

/// How many there are, registered, and met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub total: u64,
    pub registered: u64,
    pub met: u64,
}

impl Tally {
    /// Subjects to which the title does not apply are not counted.
    pub fn of<'a>(results: impl IntoIterator<Item = &'a SubjectResult>) -> Self {
        let mut tally = Self::default();
        for result in results.into_iter().filter(|result| result.outcome != Outcome::NotApplicable) {
            tally.total += 1;
            tally.registered += u64::from(result.registered);
            tally.met += u64::from(result.is_met());
        }
        tally
    }

    pub fn met_share(&self) -> Share {
        Share::new(self.met, self.total)
    }

    pub fn registered_share(&self) -> Share {
        Share::new(self.registered, self.total)
    }
}

/// A title's result in one year: for reports and overviews of the ward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleResult {
    pub award: Award,
    pub tally: Tally,
    /// Of the title's single subject for the ward's own title; else whether every subject met it.
    pub outcome: Outcome,
    /// Households by area, in the order of the areas' codes; empty for other titles.
    #[serde(default)]
    pub by_area: Vec<AreaTally>,
    /// Names of the recognised, for the titles whose subjects are no households.
    #[serde(default)]
    pub recognised: Vec<String>,
    /// "150/QĐ-UBND ngày 12/11/2021"; empty while there is none.
    #[serde(default)]
    pub decision: String,
    /// The share that a higher title asks of this one's subjects: no printed percentage may contradict it.
    #[serde(default)]
    pub threshold: Option<Percent>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaTally {
    pub code: String,
    pub name: String,
    pub tally: Tally,
}

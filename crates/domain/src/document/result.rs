use serde::{Deserialize, Serialize};

use super::{Award, sheet};
use crate::assessment::{Assessment, Finding, Outcome};
use crate::ground::share::{Percent, Share};
use crate::register::Title;

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
    /// A subject that stands in no area; a household gets its area, address and votes besides.
    pub fn of(assessment: &Assessment) -> Self {
        Self {
            code: assessment.subject.code.clone(),
            name: assessment.subject.name.clone(),
            area_code: String::new(),
            area: String::new(),
            address: String::new(),
            registered: assessment.registered,
            outcome: assessment.outcome,
            agree: None,
            findings: assessment.findings.clone(),
        }
    }

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

impl TitleResult {
    /// From all subjects of a title. `asked_by` is the award of the ward's own title, which asks for a share of these.
    pub fn of(award: Award, results: &[SubjectResult], decision: String, asked_by: Option<&Award>) -> Self {
        let tally = Tally::of(results);
        let is_household = award.title == Title::Household;
        let mut met: Vec<&SubjectResult> = results.iter().filter(|result| result.is_met()).collect();
        met.sort_by_key(|result| sheet::code_key(&result.code));
        let has_open = results.iter().any(|result| result.outcome == Outcome::Open);
        Self {
            tally,
            outcome: match () {
                () if has_open => Outcome::Open,
                () if tally.total == 0 => Outcome::NotApplicable,
                () if tally.met == tally.total => Outcome::Met,
                () => Outcome::NotMet,
            },
            by_area: if is_household { sheet::by_area(results) } else { Vec::new() },
            recognised: if is_household { Vec::new() } else { met.iter().map(|result| result.name.clone()).collect() },
            decision,
            threshold: asked_by.and_then(|asking| asking.asks_of(award.title)),
            award,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaTally {
    pub code: String,
    pub name: String,
    pub tally: Tally,
}

use serde::{Deserialize, Serialize};

use crate::register::{Subject, Title};
use crate::worded;

worded! {
    pub enum Outcome {
        Met = "met",
        NotMet = "not_met",
        NotApplicable = "not_applicable",
        /// Something is missing, or two sources disagree.
        Open = "open",
    }
}

worded! {
    pub enum Source {
        Import = "import",
        Meeting = "meeting",
        Ledger = "ledger",
        Computed = "computed",
        Appraiser = "appraiser",
        /// Totals of earlier years, quoted as given.
        Totals = "totals",
    }
}

/// The id under which the vote of the area stands among the findings.
pub const VOTE: &str = "VOTE";

/// The id under which "the rule does not cover this unit" (or "nobody knows") stands among the findings.
pub const SCOPE: &str = "SCOPE";

/// What was found for one criterion, from which source, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub criterion: String,
    pub outcome: Outcome,
    pub source: Source,
    /// A sentence: which fact, or what is missing.
    pub reason: String,
    pub citation: String,
    pub verified: bool,
    /// Two sources give different outcomes: what each says. Empty where there is no conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflict: Vec<(Source, Outcome, String)>,
}

/// The outcome of one subject for one title, with its findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub subject: Subject,
    pub outcome: Outcome,
    pub registered: bool,
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// How many findings still hinder a listing. Of a subject whose outcome stands whatever becomes of them: none.
    pub fn open_findings(&self) -> u64 {
        match self.outcome {
            Outcome::Open => self.findings.iter().filter(|f| f.outcome == Outcome::Open).count() as u64,
            _ => 0,
        }
    }

    /// The same subject with the same outcomes, in whatever words.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let said = |one: &Self| -> Vec<(String, Outcome)> {
            one.findings.iter().map(|finding| (finding.criterion.clone(), finding.outcome)).collect()
        };
        (&self.subject.id, self.outcome, self.registered) == (&other.subject.id, other.outcome, other.registered)
            && said(self) == said(other)
    }
}

/// One line of the year's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub year: i16,
    pub title: Title,
    pub total: u64,
    pub registered: u64,
    pub met: u64,
    /// As printed: "93,5%".
    pub rate: String,
    pub outcome: Outcome,
}

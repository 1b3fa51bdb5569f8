use jiff::civil::Date;

use crate::ground::window::{Validity, Window};
use crate::incident::IncidentClass;
use crate::register::{OrganisationKind, Scale, SchoolLevel, Title};

use super::{Check, VoteRule};

/// A legal text, or the local rules: what a criterion cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// "tt23-2012"
    pub id: String,
    /// "Thông tư số 23/2012/TT-BCA": as a paper cites it.
    pub name: String,
    pub in_force: Validity,
    /// Its days of entry into force were seen.
    pub verified: bool,
}

/// The criteria of one subject kind under one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaSet {
    /// The file without its ending: "tt23-2012/area".
    pub id: String,
    pub title: Title,
    /// "Thông tư số 23/2012/TT-BCA": as a paper cites it.
    pub rule: String,
    pub in_force: Validity,
    pub criteria: Vec<Criterion>,
    /// The vote that the title also needs; none where the rule has none.
    pub vote: Option<VoteRule>,
    pub covers: Covers,
    /// "mẫu gợi ý": what the set calls itself where it is not law; empty for law.
    pub note: String,
}

impl CriteriaSet {
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// Something in the set was not compared with its text: its prints carry a footnote.
    pub fn has_unverified(&self) -> bool {
        self.criteria.iter().any(|c| !c.verified) || self.vote.as_ref().is_some_and(|v| !v.verified)
    }
}

/// Whom a rule leaves out. Empty lists leave out nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covers {
    pub leaves_out_kinds: Vec<OrganisationKind>,
    pub leaves_out_scales: Vec<Scale>,
    pub leaves_out_levels: Vec<SchoolLevel>,
    /// "điểm b khoản 2 Điều 1 Thông tư số 124/2021/TT-BCA"
    pub citation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// "KDC-1a"
    pub id: String,
    /// Short Vietnamese text, in our words.
    pub text: String,
    pub english: String,
    /// "khoản 1 Điều 4 Thông tư số 124/2021/TT-BCA"
    pub citation: String,
    /// The words of the rule were read. Otherwise every print carries "chưa đối chiếu văn bản".
    pub verified: bool,
    /// All must be met.
    pub checks: Vec<Check>,
    /// "where one exists": a finding of "không áp dụng" is allowed.
    pub may_be_not_applicable: bool,
    /// What it is modelled on; shown to editors of rules, never printed.
    pub modelled_on: String,
}

impl CriteriaSet {
    /// Whether a case of this class and these days stands in a count of this window, so that a late one changes it.
    pub fn counts(&self, window: Window, class: IncidentClass, happened: Date, concluded: Option<Date>) -> bool {
        self.criteria.iter().flat_map(|criterion| &criterion.checks).any(|check| match check {
            Check::NoIncident { classes, counts_by, .. } => {
                classes.contains(&class) && window.contains(counts_by.of(happened, concluded))
            }
            Check::NotAboveLastYear { classes } => {
                classes.contains(&class) && (window.contains(happened) || window.last_year().contains(happened))
            }
            _ => false,
        })
    }
}

impl Criterion {
    /// People must have found it; the ledger or the dates alone do not decide.
    pub fn needs_mark(&self) -> bool {
        self.checks.iter().any(|check| matches!(check, Check::Attested | Check::RatingAtLeast { .. }))
    }
}

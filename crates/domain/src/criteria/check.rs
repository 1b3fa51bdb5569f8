use serde::{Deserialize, Serialize};

use crate::ground::share::{Percent, Share};
use crate::incident::{CaseDay, IncidentClass, Severity};
use crate::register::Title;
use crate::worded;

worded! {
    /// What the law lets save a criterion although a case happened.
    pub enum Escape {
        ForceMajeure = "force_majeure",
        HandledInTime = "handled_in_time",
    }
}

worded! {
    pub enum DocumentKind {
        Resolution = "resolution",
        Plan = "plan",
        Registration = "registration",
    }
}

worded! {
    pub enum ShareBase {
        /// Children registered, of all children.
        Registered = "registered",
        /// Children recognised, of all children.
        Recognised = "recognised",
        /// People of the subject who signed the commitment, of its staff and of its pupils from lower-secondary up.
        PeopleSigned = "people_signed",
        /// Sub-units at the level that the clause names, of all sub-units.
        SubUnits = "sub_units",
    }
}

worded! {
    pub enum VoteBase {
        /// All households of the area that are registered in it (the base of Law 10/2022/QH15 Art. 21.1).
        AllHouseholds = "all_households",
        /// Those present, with the quorum if one is set.
        Present = "present",
    }
}

/// How a criterion is found out. See design.md, "Kinds of criterion".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// People found it.
    Attested,
    /// The subject registered (or signed the commitment) inside the registration window.
    Registered,
    /// An integer share; `children` are the titles counted together where the base is children.
    Share { of: ShareBase, children: Vec<Title>, at_least: Percent },
    /// The ledger has no such case in the window: the subject's own cases as offender, or all of its territory.
    NoIncident {
        classes: Vec<IncidentClass>,
        from_severity: Option<Severity>,
        territory: bool,
        escapes: Vec<Escape>,
        counts_by: CaseDay,
    },
    /// Cases that happened in the territory in this window ≤ those in last year's window.
    NotAboveLastYear { classes: Vec<IncidentClass> },
    /// A dated paper inside a quarter of the year, or inside the year.
    Document { paper: DocumentKind, quarter: Option<i8> },
    /// `who` is rated at least `rating` and nobody is disciplined; found by people.
    RatingAtLeast { who: String, rating: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRule {
    pub base: VoteBase,
    pub threshold: Threshold,
    /// Households present, of all.
    pub quorum_at_least: Option<Percent>,
    /// Days between the call and the meeting, at least.
    #[serde(default)]
    pub notice_days: Option<u32>,
    pub citation: String,
    pub verified: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// "quá một nửa": more than this share.
    MoreThan(Percent),
    /// "từ 60 % trở lên"
    AtLeast(Percent),
}

impl Threshold {
    /// How many more are needed to pass; none of an empty base can.
    pub fn missing(self, share: Share) -> u64 {
        match self {
            Self::AtLeast(percent) => share.missing(percent),
            Self::MoreThan(percent) => {
                let enough = u128::from(share.whole) * u128::from(percent.0) / 100 + 1;
                u64::try_from(enough.saturating_sub(u128::from(share.part))).unwrap_or(u64::MAX)
            }
        }
    }

    /// "quá một nửa", "từ 60% trở lên"
    pub fn in_words(self) -> String {
        match self {
            Self::MoreThan(Percent(50)) => "quá một nửa".to_owned(),
            Self::MoreThan(percent) => format!("quá {}%", percent.0),
            Self::AtLeast(percent) => format!("từ {}% trở lên", percent.0),
        }
    }
}

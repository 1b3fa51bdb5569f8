use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::share::Percent;
use crate::incident::{IncidentClass, Severity};
use crate::register::Title;
use crate::worded;

/// The criteria of one subject kind under one rule: `tt23-2012/area`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaSet {
    pub id: String,
    pub title: Title,
    /// "Thông tư số 23/2012/TT-BCA": as a paper cites it.
    pub rule: String,
    pub in_force_from: Date,
    pub in_force_until: Option<Date>,
    pub criteria: Vec<Criterion>,
    /// The vote that the title also needs; none where the rule has none.
    pub vote: Option<VoteRule>,
    /// Kinds of organisations, sizes and levels that the rule covers.
    pub covers: Covers,
}

/// Whom a rule covers. An empty list covers all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Covers {
    pub leaves_out_scales: Vec<crate::register::Scale>,
    pub leaves_out_levels: Vec<crate::register::SchoolLevel>,
    pub leaves_out_kinds: Vec<crate::register::OrganisationKind>,
    /// "Điều 1.2.b"
    pub citation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// "KDC-1a"
    pub id: String,
    /// Short Vietnamese text, in our words.
    pub text: String,
    pub english: String,
    /// "Điều 4 khoản 1 Thông tư số 124/2021/TT-BCA"
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

worded! {
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
        /// People of the subject who signed the commitment, of its staff and pupils.
        PeopleSigned = "people_signed",
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRule {
    pub base: VoteBase,
    /// Agree must be more than this share of the base …
    pub more_than: Option<Percent>,
    /// … or at least this share.
    pub at_least: Option<Percent>,
    /// Households present, of all.
    pub quorum_at_least: Option<Percent>,
    pub citation: String,
    pub verified: bool,
}

/// How a criterion is found out. See design.md, "Kinds of criterion".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "check", rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// People found it.
    Attested,
    /// The subject registered (or signed the commitment) inside the registration window.
    Registered,
    /// An integer share of the children.
    Share { of: ShareBase, children: Vec<Title>, at_least: Percent },
    /// The ledger has no such case in the window. `within` = the subject's own cases as offender, or all of its territory.
    NoIncident {
        classes: Vec<IncidentClass>,
        #[serde(default)]
        from_severity: Option<Severity>,
        #[serde(default)]
        territory: bool,
        #[serde(default)]
        escapes: Vec<Escape>,
    },
    /// Count in this window ≤ count in last year's window.
    NotAboveLastYear { classes: Vec<IncidentClass> },
    /// A dated paper inside its quarter of the year.
    Document {
        paper: DocumentKind,
        #[serde(default)]
        quarter: Option<u8>,
        #[serde(default)]
        if_any: bool,
    },
    /// A rating at least this and nobody disciplined; attested by the dossier.
    RatingAtLeast { who: String, rating: String },
    /// As the titles under it were judged (the commune by the areas' criteria …): attested.
    Vote,
}

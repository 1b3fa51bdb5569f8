use serde::{Deserialize, Serialize};

use super::{Award, Issue, SubjectResult, Tally};
use crate::ground::window::Window;
use crate::register::Title;
use crate::worded;

worded! {
    pub enum Proposer {
        /// The standing body of the ward's steering committee.
        Steering = "steering",
        /// The People's Committee of the ward: for the ward's own title.
        Committee = "committee",
    }
}

/// A proposal to recognise (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub issue: Issue,
    pub award: Award,
    pub by: Proposer,
    /// "Chủ tịch Ủy ban nhân dân phường Bắc Hồng"
    pub addressees: Vec<String>,
    /// All subjects; only those that met the title are proposed and named. For the ward's own title: itself.
    pub results: Vec<SubjectResult>,
    #[serde(default)]
    pub listing: Option<ListingOutcome>,
    /// For the ward's own title: what it is built of.
    #[serde(default)]
    pub children: Vec<(Title, Tally)>,
}

/// How the public listing ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingOutcome {
    pub window: Window,
    /// None where the office did not record them.
    pub objections: Option<u64>,
}

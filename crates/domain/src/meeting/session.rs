use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::{AreaId, HouseholdId, MeetingId};
use crate::worded;

worded! {
    /// Ways of voting (Law 10/2022/QH15 Arts. 18–19, NĐ 59/2023/NĐ-CP Arts. 3–5).
    pub enum VoteWay {
        ShowOfHands = "show_of_hands",
        SecretBallot = "secret_ballot",
        HouseholdBallot = "household_ballot",
        Online = "online",
    }
}

impl VoteWay {
    pub fn label(self) -> &'static str {
        match self {
            Self::ShowOfHands => "biểu quyết giơ tay",
            Self::SecretBallot => "bỏ phiếu kín",
            Self::HouseholdBallot => "phát phiếu lấy ý kiến",
            Self::Online => "biểu quyết trực tuyến",
        }
    }
}

/// Criterion id → what was found: `true` met, `false` not met. A criterion that does not apply has no entry here but
/// stands in `not_applicable`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub found: BTreeMap<String, bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable: Vec<String>,
    /// Criterion id → why, where an appraiser found it and not the subject's own meeting.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub appraised: BTreeMap<String, String>,
    /// Criterion id → why it was found so, in the words of the meeting; read by those who may read reasons.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, String>,
}

/// The review meeting of one area in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: MeetingId,
    pub area: AreaId,
    pub year: i16,
    pub date: Date,
    /// All households of the area entitled to vote, as the minutes state.
    pub households: u32,
    pub present: u32,
    pub way: VoteWay,
    pub reviews: Vec<HouseholdReview>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdReview {
    pub household: HouseholdId,
    pub marks: Marks,
    pub agree: Option<u32>,
}

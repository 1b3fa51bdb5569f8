use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Award, Office, SubjectResult};
use crate::meeting::VoteWay;

/// The review of an area's households, as it was frozen: minutes and sealed annex are drawn from the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaReview {
    pub office: Office,
    pub award: Award,
    pub area_code: String,
    /// "Tổ dân phố 3"
    pub area: String,
    pub date: Date,
    /// Households entitled to vote, as the meeting stated.
    pub households: u32,
    pub present: u32,
    pub way: VoteWay,
    #[serde(default)]
    pub people: MeetingPeople,
    /// All households of the area; only the recognised are ever named where neighbours read.
    pub results: Vec<SubjectResult>,
}

/// Who led and wrote a meeting. What is empty becomes a dotted line to fill in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingPeople {
    /// "08 giờ 00"
    pub time: String,
    pub ended: String,
    pub place: String,
    pub chair: String,
    /// What the chair is: "Tổ trưởng tổ dân phố". Empty: by the kind of subject.
    pub chair_position: String,
    /// Head of the area's Front committee.
    pub front_head: String,
    pub secretary: String,
    /// Two of them sign (Law 10/2022/QH15 Art. 20.2).
    pub household_representatives: Vec<String>,
    /// Others who took part, with their position.
    pub attendees: Vec<String>,
}

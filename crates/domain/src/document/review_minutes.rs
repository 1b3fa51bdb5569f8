use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Award, MeetingPeople, Office, Tally};
use crate::assessment::{Finding, Outcome};
use crate::register::Title;

/// The review meeting of an area, a unit or the ward about its own title (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewMeeting {
    pub office: Office,
    pub award: Award,
    pub code: String,
    /// "Tổ dân phố 3", "Trường THCS Mẫu", "phường Bắc Hồng"
    pub name: String,
    pub date: Date,
    #[serde(default)]
    pub people: MeetingPeople,
    pub registered_on: Option<Date>,
    pub outcome: Outcome,
    pub findings: Vec<Finding>,
    /// For an area its households, for the ward all that it is built of.
    #[serde(default)]
    pub children: Vec<(Title, Tally)>,
}

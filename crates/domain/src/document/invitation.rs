use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Award, Issue};

/// An invitation to a review meeting. The issue's day is the day on which it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub issue: Issue,
    pub award: Award,
    /// "Tổ dân phố 3"; empty for a meeting of the whole ward.
    #[serde(default)]
    pub area: String,
    pub guests: Vec<String>,
    pub meeting_on: Date,
    /// "19 giờ 30"; empty: a line to fill in, as for the place and the chair.
    #[serde(default)]
    pub time: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub chair: String,
}

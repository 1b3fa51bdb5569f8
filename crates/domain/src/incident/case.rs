use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::{AreaId, IncidentId, SubjectId};
use crate::register::Title;
use crate::worded;

worded! {
    pub enum IncidentClass {
        /// Tội phạm
        Crime = "crime",
        /// Vi phạm hành chính về ANTT
        Administrative = "administrative",
        /// Mâu thuẫn, tranh chấp (gây rối)
        Dispute = "dispute",
        /// Tệ nạn xã hội: running or hosting one; never its victims or people in treatment
        SocialEvil = "social_evil",
        /// Vi phạm giao thông: a violation, not an accident
        Traffic = "traffic",
        /// Tai nạn giao thông: no criterion of the circulars; many local lists count it
        TrafficAccident = "traffic_accident",
        /// Cháy, nổ
        Fire = "fire",
        /// Tai nạn lao động
        LabourAccident = "labour_accident",
        /// Vi phạm môi trường, an toàn thực phẩm
        Environment = "environment",
        /// Đình công, lãn công trái pháp luật
        Strike = "strike",
        /// Lộ, mất bí mật nhà nước
        StateSecret = "state_secret",
        /// Bạo lực học đường
        SchoolViolence = "school_violence",
        /// Kỷ luật từ cảnh cáo trở lên
        Discipline = "discipline",
        /// Tụ điểm phức tạp về ANTT
        HotSpot = "hot_spot",
        /// Sự cố nghiêm trọng khác
        Accident = "accident",
    }
}

impl IncidentClass {
    /// The class inside a sentence: "vi phạm hành chính về ANTT".
    pub fn label(self) -> &'static str {
        match self {
            Self::Crime => "tội phạm",
            Self::Administrative => "vi phạm hành chính về ANTT",
            Self::Dispute => "gây rối trong mâu thuẫn, tranh chấp",
            Self::SocialEvil => "tệ nạn xã hội",
            Self::Traffic => "vi phạm giao thông",
            Self::TrafficAccident => "tai nạn giao thông",
            Self::Fire => "cháy, nổ",
            Self::LabourAccident => "tai nạn lao động",
            Self::Environment => "vi phạm môi trường, an toàn thực phẩm",
            Self::Strike => "đình công, lãn công trái pháp luật",
            Self::StateSecret => "lộ, mất bí mật nhà nước",
            Self::SchoolViolence => "bạo lực học đường",
            Self::Discipline => "kỷ luật từ cảnh cáo trở lên",
            Self::HotSpot => "tụ điểm phức tạp về ANTT",
            Self::Accident => "sự cố",
        }
    }
}

worded! {
    /// Class of an offence by BLHS Art. 9.1, least first; for fires and accidents, how serious.
    pub enum Severity {
        LessSerious = "less_serious",
        Serious = "serious",
        VerySerious = "very_serious",
        ExtremelySerious = "extremely_serious",
    }
}

impl Severity {
    pub fn label(self) -> &'static str {
        match self {
            Self::LessSerious => "ít nghiêm trọng",
            Self::Serious => "nghiêm trọng",
            Self::VerySerious => "rất nghiêm trọng",
            Self::ExtremelySerious => "đặc biệt nghiêm trọng",
        }
    }
}

worded! {
    /// How far the competent body is with the case. Only `concluded` counts.
    pub enum CaseState {
        Verifying = "verifying",
        Concluded = "concluded",
        /// Concluded, but an appeal or complaint is open.
        Appealed = "appealed",
        Unfounded = "unfounded",
    }
}

worded! {
    /// Which day of a case decides in whose year it counts.
    pub enum CaseDay {
        /// The day on which it happened.
        Happened = "happened",
        /// The day on which the judgement or the decision took effect; where it is not written down, the day of the event.
        Concluded = "concluded",
    }
}

impl CaseDay {
    pub fn of(self, happened: Date, concluded: Option<Date>) -> Date {
        match self {
            Self::Happened => happened,
            Self::Concluded => concluded.unwrap_or(happened),
        }
    }
}

worded! {
    /// Only offenders are marked; victims, witnesses and reporters never.
    pub enum Role {
        Offender = "offender",
        Victim = "victim",
        Witness = "witness",
        Reporter = "reporter",
        Other = "other",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub title: Title,
    pub subject: SubjectId,
    pub role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    /// The day of the event.
    pub date: Date,
    /// The day on which the judgement or the decision took effect, where it is known.
    pub concluded_on: Option<Date>,
    pub area: Option<AreaId>,
    pub class: IncidentClass,
    pub severity: Option<Severity>,
    pub state: CaseState,
    pub summary: String,
    /// "đã phát hiện, giảm hậu quả, báo cáo kịp thời"
    pub handled_in_time: bool,
    /// "bất khả kháng"
    pub force_majeure: bool,
    pub parties: Vec<Party>,
}

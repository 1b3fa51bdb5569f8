use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Figures;
use crate::document::Issue;
use crate::place::CommuneName;
use crate::register::{AreaChange, Title};

/// All that a report over a span of years is written from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportInput {
    pub issue: Issue,
    /// The movement, as its file names it.
    pub programme: String,
    /// The names of the titles, in their order.
    pub titles: Vec<(Title, String)>,
    pub figures: Figures,
    /// The last year of the ward whose every title is decided or quoted, whether or not it lies in the span.
    #[serde(default)]
    pub last_completed: Option<i16>,
    /// What the ward was called during the span, where it is called otherwise on the day of the report.
    #[serde(default)]
    pub former_names: Vec<CommuneName>,
    /// "tổ dân phố", "thôn"; empty: by the kind of the ward.
    #[serde(default)]
    pub area_noun: String,
    #[serde(default)]
    pub area_changes: Vec<AreaChangeLine>,
    #[serde(default)]
    pub commendations: Vec<CommendationLine>,
    /// Models: inter-family groups and their like, counted on the day of the report.
    #[serde(default)]
    pub models: Vec<ModelLine>,
}

/// A merger, split or renaming of residential areas inside the span, as the register has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChangeLine {
    pub date: Date,
    pub change: AreaChange,
    pub from: Vec<String>,
    pub into: Vec<String>,
}

/// One decision that granted giấy khen in the span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommendationLine {
    /// "162/QĐ-UBND"
    pub number: String,
    pub date: Date,
    pub collectives: Vec<String>,
    /// "Hoàng Viết Ánh, Tổ dân phố 1"
    pub individuals: Vec<String>,
    #[serde(default)]
    pub households: Vec<String>,
    /// đồng; none where the record has no money.
    pub bonus: Option<u64>,
}

/// One kind of model, with how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelLine {
    /// "Tổ liên gia an toàn về an ninh trật tự"
    pub name: String,
    pub count: u64,
    pub households: u64,
    pub first_on: Option<Date>,
}

use serde::{Deserialize, Serialize};

use crate::ground::id::CommuneCode;
use crate::ground::window::Validity;
use crate::worded;

worded! {
    /// Kinds of commune-level units. `township` (thị trấn) ended on 30 June 2025; `special_zone` (đặc khu) began the day after.
    pub enum CommuneKind {
        Ward = "phường",
        Commune = "xã",
        Township = "thị trấn",
        SpecialZone = "đặc khu",
    }
}

/// One row of the code list of QĐ 19/2025/QĐ-TTg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministrativeUnit {
    pub code: CommuneCode,
    /// Without the kind: "Bắc Hồng Lĩnh".
    pub name: String,
    pub kind: CommuneKind,
    pub province_code: String,
    /// With its kind: "tỉnh Hà Tĩnh", "thành phố Huế".
    pub province: String,
}

impl AdministrativeUnit {
    /// "phường Bắc Hồng Lĩnh"
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }
}

/// What a commune was called, what kind it was, and what stood above it, during a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommuneName {
    /// Without the kind: "Bắc Hồng".
    pub name: String,
    pub kind: CommuneKind,
    /// The unit above: a district-level unit until 30 June 2025 ("thị xã Hồng Lĩnh"), the province since ("tỉnh Hà Tĩnh").
    pub parent: String,
    pub validity: Validity,
}

impl CommuneName {
    /// "phường Bắc Hồng"
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }
}

/// "`into` was made of `from` on `date`": one line per predecessor, by name, since old codes were given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lineage {
    pub into: CommuneCode,
    pub from_name: String,
    pub from_kind: CommuneKind,
    pub date: jiff::civil::Date,
    pub source: String,
}

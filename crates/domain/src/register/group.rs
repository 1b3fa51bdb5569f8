use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::{AreaId, GroupId, HouseholdId};
use crate::worded;

worded! {
    /// Kinds of inter-family groups ("tổ liên gia").
    pub enum GroupKind {
        /// An toàn (tự quản) về ANTT
        Security = "security",
        /// An toàn PCCC
        Fire = "fire",
    }
}

/// A group of neighbouring households that look after each other: a local model, with no form fixed by law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyGroup {
    pub id: GroupId,
    pub area: AreaId,
    pub kind: GroupKind,
    pub name: String,
    pub founded_on: Option<Date>,
    pub leader: Option<HouseholdId>,
    pub members: Vec<HouseholdId>,
    /// Bells that ring in every house of the group; `None` where the list does not say.
    pub has_linked_bells: Option<bool>,
    pub last_drill_on: Option<Date>,
}

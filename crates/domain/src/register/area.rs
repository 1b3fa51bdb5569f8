use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::AreaId;
use crate::ground::window::Validity;
use crate::worded;

/// A residential area ("khu dân cư": tổ dân phố, thôn and their like; TT 124/2021/TT-BCA Art. 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub id: AreaId,
    /// TDP01, TDP02 …; never given again to another area of the ward.
    pub code: String,
    pub name: String,
    pub validity: Validity,
}

worded! {
    pub enum AreaChange {
        Rename = "rename",
        Merge = "merge",
        Split = "split",
    }
}

/// One line of a merger or a split: what was on the day before in `from` is since `date` in `into`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLineage {
    pub from: AreaId,
    pub into: AreaId,
    pub change: AreaChange,
    pub date: Date,
}

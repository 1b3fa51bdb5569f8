use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Identity, Sex};
use crate::ground::id::{AreaId, HouseholdId};
use crate::ground::window::Validity;
use crate::worded;

/// A household, by its head. Least data: no members' names, no photographs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Household {
    pub id: HouseholdId,
    pub code: String,
    pub area: AreaId,
    pub head: String,
    pub sex: Option<Sex>,
    pub birth_year: Option<i16>,
    /// Encrypted at rest; found by a keyed blind index.
    pub identity: Option<Identity>,
    /// Encrypted at rest.
    pub phone: Option<String>,
    pub address: String,
    pub members: Option<u32>,
    pub validity: Validity,
}

worded! {
    pub enum HouseholdChange {
        /// Two entries become one.
        Merge = "merge",
        /// A part of a household sets up one of its own.
        Split = "split",
    }
}

/// One household came out of another, or went over into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdLineage {
    pub from: HouseholdId,
    pub into: HouseholdId,
    pub change: HouseholdChange,
    pub on: Date,
}

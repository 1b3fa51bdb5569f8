use serde::{Deserialize, Serialize};

use super::{Award, Office};
use crate::decision::Decision;

/// A decision's record, with what its words need besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionPaper {
    pub office: Office,
    pub award: Award,
    pub decision: Decision,
    /// The decision that this one corrects or revokes. A correction's list is the whole list as it stands from now on.
    #[serde(default)]
    pub before: Option<Decision>,
}

use serde::{Deserialize, Serialize};

use super::Office;
use crate::decision::Decision;
use crate::setting::{BaseSalary, Bonus};

/// A decision that grants giấy khen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommendationPaper {
    pub office: Office,
    pub decision: Decision,
    /// The rule of the bonus and the base salary of the day of the decision.
    #[serde(default)]
    pub bonus: Option<Bonus>,
    #[serde(default)]
    pub base_salary: Option<BaseSalary>,
    /// "Quỹ thi đua, khen thưởng của phường"; empty: a line to fill in.
    #[serde(default)]
    pub fund: String,
}

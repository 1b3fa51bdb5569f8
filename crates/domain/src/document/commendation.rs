use serde::{Deserialize, Serialize};

use super::Office;
use crate::decision::Decision;

/// A decision that grants giấy khen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommendationPaper {
    pub office: Office,
    pub decision: Decision,
    /// Where the bonus comes from, each as a ground: the rule of the bonus, the decree of the base salary.
    #[serde(default)]
    pub bonus_grounds: Vec<String>,
    /// đồng a month on the day of the decision; zero where unknown.
    #[serde(default)]
    pub base_salary: u64,
    /// "Quỹ thi đua, khen thưởng của phường"; empty: a line to fill in.
    #[serde(default)]
    pub fund: String,
}

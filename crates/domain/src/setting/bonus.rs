use serde::{Deserialize, Serialize};

use crate::worded;

worded! {
    /// How the product is brought to the step. The decree rounds up; some wards round down: a setting.
    pub enum Rounding {
        Up = "up",
        Down = "down",
        Nearest = "nearest",
    }
}

/// Coefficients of the bonus in hundredths of the base salary (15 = 0,15), with their source. A ward's setting, dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusRule {
    pub individual_hundredths: u64,
    pub collective_hundredths: u64,
    pub household_hundredths: u64,
    /// đồng; 10.000 by NĐ 98/2023/NĐ-CP.
    pub step: u64,
    pub rounding: Rounding,
    pub source: String,
    pub verified: bool,
}

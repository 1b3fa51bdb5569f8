use serde::{Deserialize, Serialize};

use super::{Issue, TitleResult};

/// The ward's report on one year of the movement (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardYear {
    pub issue: Issue,
    pub programme: String,
    pub year: i16,
    /// In the order of the titles: households, areas, schools, organisations, the ward.
    pub results: Vec<TitleResult>,
}

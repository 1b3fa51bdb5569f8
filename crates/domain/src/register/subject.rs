use serde::{Deserialize, Serialize};

use crate::ground::id::SubjectId;
use crate::worded;

worded! {
    /// The five titles, by the kind of subject that they are given to.
    pub enum Title {
        Household = "household",
        Area = "area",
        School = "school",
        Organisation = "organisation",
        Commune = "commune",
    }
}

impl Title {
    /// The subject in the words of a paper: "hộ gia đình", "tổ dân phố" …
    pub fn noun(self) -> &'static str {
        match self {
            Self::Household => "hộ gia đình",
            Self::Area => "khu dân cư",
            Self::School => "trường học",
            Self::Organisation => "cơ quan, doanh nghiệp",
            Self::Commune => "phường, xã",
        }
    }
}

/// Whoever is reviewed, as lists name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub id: SubjectId,
    pub title: Title,
    pub code: String,
    pub name: String,
}

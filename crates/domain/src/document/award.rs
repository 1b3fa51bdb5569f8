use serde::{Deserialize, Serialize};

use crate::criteria::{Criterion, Judged, VoteRule};
use crate::ground::window::Window;
use crate::register::Title;

/// A title as it is given in one year: its name, the rule that judges it, the window that it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    pub title: Title,
    /// "Gia đình an toàn nhất về an ninh trật tự"
    pub name: String,
    /// The movement, as its file names it.
    pub programme: String,
    pub year: i16,
    pub window: Window,
    /// "Thông tư số 23/2012/TT-BCA"
    pub rule: String,
    pub criteria: Vec<CriterionLine>,
    pub vote: Option<VoteRule>,
}

/// One criterion as papers print it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionLine {
    pub id: String,
    pub text: String,
    pub citation: String,
    pub verified: bool,
}

impl Award {
    pub fn of(judged: &Judged) -> Self {
        Self {
            title: judged.rule.title,
            name: judged.rule.name.clone(),
            programme: judged.programme.name.clone(),
            year: judged.year,
            window: judged.calendar.counting,
            rule: judged.set.rule.clone(),
            criteria: judged.set.criteria.iter().map(CriterionLine::from).collect(),
            vote: judged.set.vote.clone(),
        }
    }

    pub fn criterion(&self, id: &str) -> Option<&CriterionLine> {
        self.criteria.iter().find(|line| line.id == id)
    }
}

impl From<&Criterion> for CriterionLine {
    fn from(criterion: &Criterion) -> Self {
        Self {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            citation: criterion.citation.clone(),
            verified: criterion.verified,
        }
    }
}

use serde::{Deserialize, Serialize};

use crate::criteria::{Check, Criterion, Judged, ShareBase, VoteRule};
use crate::ground::share::Percent;
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
    /// The shares of recognised children that the title asks for.
    #[serde(default)]
    pub shares: Vec<ShareAsked>,
}

/// "từ 70% trở lên được công nhận" of these kinds, counted together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareAsked {
    pub children: Vec<Title>,
    pub at_least: Percent,
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
            shares: judged.set.criteria.iter().flat_map(|criterion| &criterion.checks).filter_map(asked).collect(),
        }
    }

    /// The share that this title asks of a child's: no printed percentage of the child may contradict it.
    pub fn asks_of(&self, child: Title) -> Option<Percent> {
        self.shares.iter().find(|asked| asked.children.contains(&child)).map(|asked| asked.at_least)
    }

    pub fn criterion(&self, id: &str) -> Option<&CriterionLine> {
        self.criteria.iter().find(|line| line.id == id)
    }
}

fn asked(check: &Check) -> Option<ShareAsked> {
    match check {
        Check::Share { of: ShareBase::Recognised, children, at_least } => {
            Some(ShareAsked { children: children.clone(), at_least: *at_least })
        }
        _ => None,
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

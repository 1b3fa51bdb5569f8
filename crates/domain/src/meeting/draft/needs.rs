use crate::criteria::{CriteriaSet, VoteBase, VoteRule};
use crate::ground::id::HouseholdId;
use crate::ground::share::Share;

/// Whom a meeting concerns and by which rules: the households of the area on its day, and the year's criteria.
#[derive(Clone, Debug)]
pub struct Gathering<'a> {
    pub voters: Vec<Voter>,
    pub set: &'a CriteriaSet,
}

/// One household: one representative, one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    pub household: HouseholdId,
    pub code: String,
    pub name: String,
}

impl Gathering<'_> {
    pub fn households(&self) -> u32 {
        u32::try_from(self.voters.len()).unwrap_or(u32::MAX)
    }

    pub fn voter(&self, household: &HouseholdId) -> Option<&Voter> {
        self.voters.iter().find(|voter| voter.household == *household)
    }
}

/// What a vote takes, in households: never a percentage before people who count heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    pub base: VoteBase,
    /// Of the base.
    pub agree: u64,
    /// Present, where the rule has a quorum.
    pub present: Option<u64>,
    pub missing_present: u64,
    /// With so few present nobody can be recognised.
    pub is_out_of_reach: bool,
}

impl Needs {
    pub fn of(rule: &VoteRule, households: u32, present: u32) -> Self {
        let base = match rule.base {
            VoteBase::AllHouseholds => households,
            VoteBase::Present => present,
        };
        let agree = rule.threshold.missing(Share::new(0, base.into()));
        let quorum = rule.quorum_at_least;
        let needed = quorum.map(|quorum| Share::new(0, households.into()).missing(quorum));
        Self {
            base: rule.base,
            agree,
            present: needed,
            missing_present: needed.unwrap_or_default().saturating_sub(present.into()),
            is_out_of_reach: u64::from(present) < agree || needed.is_some_and(|needed| u64::from(present) < needed),
        }
    }
}

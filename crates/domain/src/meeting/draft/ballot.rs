use serde::{Deserialize, Serialize};

use super::DraftRefused;
use crate::ground::text::search_key;
use crate::meeting::VoteWay;

/// One question put to the vote: the joint list, or one household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ballot {
    /// None: the way that is usual for it.
    pub way: Option<VoteWay>,
    /// Why a doubtful household was voted on by a show of hands after all.
    pub why_open: String,
    /// Who led this vote; empty: the chair.
    pub presided_by: String,
    pub first: Option<Count>,
    pub second: Option<Count>,
    pub settled: Option<Settled>,
}

/// What one person counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub counter: String,
    pub agree: u32,
    pub disagree: u32,
    /// Spoiled or blank; none at a show of hands.
    pub invalid: u32,
}

/// What was agreed upon where two counts differed, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub count: Count,
    pub reason: String,
}

/// Whose count it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    First,
    Second,
}

/// How far a ballot is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tallied<'b> {
    Nothing,
    /// A secret ballot is counted twice.
    Once,
    Differs(&'b Count, &'b Count),
    Done(&'b Count),
}

impl Count {
    pub fn sum(&self) -> u64 {
        u64::from(self.agree) + u64::from(self.disagree) + u64::from(self.invalid)
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.agree, self.disagree, self.invalid) == (other.agree, other.disagree, other.invalid)
    }

    fn check(&self, present: u32) -> Result<(), DraftRefused> {
        if self.counter.trim().is_empty() {
            return Err(DraftRefused::NoCounter);
        }
        if u64::from(present) < self.sum() {
            return Err(DraftRefused::TooManyVotes { sum: self.sum(), present });
        }
        Ok(())
    }
}

impl Ballot {
    /// How far it is, if it is held in this way.
    pub fn tallied(&self, way: VoteWay) -> Tallied<'_> {
        match (&self.first, &self.second, &self.settled) {
            (None, ..) => Tallied::Nothing,
            (Some(first), ..) if way != VoteWay::SecretBallot => Tallied::Done(first),
            (Some(_), None, _) => Tallied::Once,
            (Some(first), Some(second), _) if first.is_same(second) => Tallied::Done(first),
            (Some(_), Some(_), Some(settled)) => Tallied::Done(&settled.count),
            (Some(first), Some(second), None) => Tallied::Differs(first, second),
        }
    }

    /// Enters or corrects one person's count. What was settled of the counts before is settled no more.
    pub fn count(&mut self, turn: Turn, count: Count, present: u32) -> Result<(), DraftRefused> {
        count.check(present)?;
        let other = match turn {
            Turn::First => &self.second,
            Turn::Second => &self.first,
        };
        if turn == Turn::Second && other.is_none() {
            return Err(DraftRefused::FirstCountFirst);
        }
        if other.as_ref().is_some_and(|other| is_same_person(&other.counter, &count.counter)) {
            return Err(DraftRefused::SameCounter);
        }
        let place = match turn {
            Turn::First => &mut self.first,
            Turn::Second => &mut self.second,
        };
        if place.as_ref() != Some(&count) {
            *place = Some(count);
            self.settled = None;
        }
        Ok(())
    }

    /// Both counted once more together: what came out, and why the counts differed.
    pub fn settle(&mut self, count: Count, reason: &str, present: u32) -> Result<(), DraftRefused> {
        let (Some(first), Some(second)) = (&self.first, &self.second) else {
            return Err(DraftRefused::NothingToSettle);
        };
        if first.is_same(second) {
            return Err(DraftRefused::NothingToSettle);
        }
        if reason.trim().is_empty() {
            return Err(DraftRefused::NoReason);
        }
        let count = Count { counter: format!("{}, {}", first.counter, second.counter), ..count };
        count.check(present)?;
        self.settled = Some(Settled { count, reason: reason.trim().to_owned() });
        Ok(())
    }

    pub fn counters(&self) -> impl Iterator<Item = &str> {
        [&self.first, &self.second].into_iter().flatten().map(|count| count.counter.as_str())
    }
}

/// The same name, however it is written.
pub fn is_same_person(one: &str, other: &str) -> bool {
    let key = search_key(one);
    !key.is_empty() && key == search_key(other)
}

//! What a draft says of each household: the same facts that a workbook of a meeting gives.

use std::collections::BTreeSet;

use super::ballot::is_same_person;
use super::{Ballot, Count, DraftRefused, Found, Gathering, MeetingDraft, Tallied, Turn, Voter};
use crate::ground::id::HouseholdId;
use crate::meeting::{HouseholdReview, Marks, VoteWay};

impl MeetingDraft {
    /// The households that are voted on one by one: those that miss a criterion, those in doubt, the chair's own.
    pub fn set_apart(&self, gathering: &Gathering<'_>) -> Vec<Voter> {
        let missed = self.exceptions.iter().filter(|one| one.found == Found::NotMet).map(|one| &one.household);
        let own = self.officers.chair_household.as_ref();
        let apart: BTreeSet<&HouseholdId> = missed.chain(self.doubts.keys()).chain(own).collect();
        gathering.voters.iter().filter(|voter| apart.contains(&voter.household)).cloned().collect()
    }

    /// Households that the joint vote is about.
    pub fn joint_households(&self, gathering: &Gathering<'_>) -> usize {
        gathering.voters.len() - self.set_apart(gathering).len()
    }

    pub fn joint_way(&self) -> VoteWay {
        self.joint.way.unwrap_or(VoteWay::ShowOfHands)
    }

    /// A doubtful household is voted on by secret ballot unless somebody said why not.
    pub fn way_of(&self, household: &HouseholdId) -> VoteWay {
        self.ballots.get(household).and_then(|ballot| ballot.way).unwrap_or(VoteWay::SecretBallot)
    }

    pub fn ballot_of(&self, household: &HouseholdId) -> Ballot {
        self.ballots.get(household).cloned().unwrap_or_default()
    }

    pub fn is_chairs_own(&self, household: &HouseholdId) -> bool {
        self.officers.chair_household.as_ref() == Some(household)
    }

    /// How a household is voted on: by hands only with a reason, its head's own never under its head.
    pub fn arrange(
        &mut self,
        gathering: &Gathering<'_>,
        household: &HouseholdId,
        way: VoteWay,
        (why_open, presided_by): (&str, &str),
    ) -> Result<(), DraftRefused> {
        let voter = gathering.voter(household).ok_or(DraftRefused::NotOfTheArea)?;
        if way == VoteWay::ShowOfHands && why_open.trim().is_empty() {
            return Err(DraftRefused::NoReason);
        }
        let leads = if presided_by.trim().is_empty() { &self.officers.chair } else { presided_by.trim() };
        let is_own = self.is_chairs_own(household) && is_same_person(leads, &self.officers.chair);
        if is_own || is_same_person(leads, &voter.name) {
            return Err(DraftRefused::OwnHousehold);
        }
        let ballot = self.ballots.entry(household.clone()).or_default();
        ballot.way = Some(way);
        ballot.why_open = if way == VoteWay::ShowOfHands { why_open.trim().to_owned() } else { String::new() };
        ballot.presided_by = presided_by.trim().to_owned();
        Ok(())
    }

    /// A count of the joint vote, or of one household's: nobody counts the votes on their own.
    pub fn count(
        &mut self,
        gathering: &Gathering<'_>,
        household: Option<&HouseholdId>,
        turn: Turn,
        count: Count,
    ) -> Result<(), DraftRefused> {
        let present = self.present.ok_or(DraftRefused::NoAttendance)?;
        let Some(household) = household else { return self.joint.count(turn, count, present) };
        let voter = gathering.voter(household).ok_or(DraftRefused::NotOfTheArea)?;
        let is_chair = self.is_chairs_own(household) && is_same_person(&count.counter, &self.officers.chair);
        if is_chair || is_same_person(&count.counter, &voter.name) {
            return Err(DraftRefused::OwnHousehold);
        }
        self.ballots.entry(household.clone()).or_default().count(turn, count, present)
    }

    pub fn settle(&mut self, household: Option<&HouseholdId>, count: Count, why: &str) -> Result<(), DraftRefused> {
        let present = self.present.ok_or(DraftRefused::NoAttendance)?;
        match household {
            None => self.joint.settle(count, why, present),
            Some(household) => self.ballots.entry(household.clone()).or_default().settle(count, why, present),
        }
    }

    /// What the meeting found of every household, once everything is there.
    pub fn reviews(&self, gathering: &Gathering<'_>) -> Vec<HouseholdReview> {
        let apart: BTreeSet<HouseholdId> = self.set_apart(gathering).into_iter().map(|voter| voter.household).collect();
        let joint = agreed(&self.joint, self.joint_way());
        let review = |voter: &Voter| {
            let own = apart.contains(&voter.household);
            let way = self.way_of(&voter.household);
            HouseholdReview {
                household: voter.household.clone(),
                marks: self.marks(gathering, &voter.household),
                agree: if own { self.ballots.get(&voter.household).and_then(|one| agreed(one, way)) } else { joint },
            }
        };
        gathering.voters.iter().map(review).collect()
    }

    /// Met is what only people can find; of the rest the ledger and the dates speak, unless the meeting knew better.
    fn marks(&self, gathering: &Gathering<'_>, household: &HouseholdId) -> Marks {
        let needed = gathering.set.criteria.iter().filter(|criterion| criterion.needs_mark());
        let mut marks =
            Marks { found: needed.map(|criterion| (criterion.id.clone(), true)).collect(), ..Marks::default() };
        for one in self.exceptions.iter().filter(|one| one.household == *household) {
            marks.reasons.insert(one.criterion.clone(), one.reason.trim().to_owned());
            match one.found {
                Found::NotMet => drop(marks.found.insert(one.criterion.clone(), false)),
                Found::NotApplicable => {
                    marks.found.remove(&one.criterion);
                    marks.not_applicable.push(one.criterion.clone());
                }
            }
        }
        marks
    }
}

fn agreed(ballot: &Ballot, way: VoteWay) -> Option<u32> {
    match ballot.tallied(way) {
        Tallied::Done(count) => Some(count.agree),
        _ => None,
    }
}

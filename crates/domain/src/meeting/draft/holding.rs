use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Ballot, DraftRefused, Gathering};
use crate::ground::id::HouseholdId;
use crate::worded;

/// Everything typed of one area's meeting, from the call to the hand-over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingDraft {
    pub call: Option<Call>,
    /// The day on which it was held; the day called, until somebody says another.
    pub held_on: Option<Date>,
    /// Households with a representative there.
    pub present: Option<u32>,
    pub officers: Officers,
    pub exceptions: Vec<Exception>,
    /// "All met but these" was said.
    pub is_marked: bool,
    /// On all households that nothing sets apart.
    pub joint: Ballot,
    /// Set apart for a vote of their own although they meet everything, and why.
    pub doubts: BTreeMap<HouseholdId, String>,
    /// Votes on single households.
    pub ballots: BTreeMap<HouseholdId, Ballot>,
    pub objections: Vec<Objection>,
    /// "21 giờ 00"
    pub ended: String,
    /// The facts were written; corrections until they are handed in.
    pub finished_on: Option<Date>,
    /// Printed, read out, signed.
    pub is_signed: bool,
    pub handed_in_on: Option<Date>,
}

/// When and where residents are called to, and what about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub on: Date,
    /// "19 giờ 30"
    pub time: String,
    pub place: String,
    /// One line each.
    pub agenda: Vec<String>,
    pub chair: String,
    /// The day on which residents are told.
    pub called_on: Date,
}

/// Who leads, writes and signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Officers {
    pub chair: String,
    /// The chair's own household: somebody else leads the vote on it.
    pub chair_household: Option<HouseholdId>,
    pub secretary: String,
    /// Head of the area's Front committee.
    pub front_head: String,
    /// Two of them sign (Law 10/2022/QH15 Art. 20.2).
    pub representatives: Vec<String>,
}

worded! {
    /// What the meeting found otherwise than "met".
    pub enum Found {
        NotMet = "not_met",
        NotApplicable = "not_applicable",
    }
}

/// One household, one criterion, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    pub household: HouseholdId,
    pub criterion: String,
    pub found: Found,
    pub reason: String,
}

/// Said at the meeting, with the answer that it got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// About one household: such words stand in the sealed annex only.
    pub household: Option<HouseholdId>,
    pub matter: String,
    pub answer: String,
}

impl MeetingDraft {
    /// Refuses to change what was handed in.
    pub fn check_open(&self) -> Result<(), DraftRefused> {
        match self.handed_in_on {
            Some(day) => Err(DraftRefused::HandedIn(crate::ground::date::short(day))),
            None => Ok(()),
        }
    }

    /// The day of the meeting.
    pub fn day(&self) -> Option<Date> {
        self.held_on.or(self.call.as_ref().map(|call| call.on))
    }

    pub fn call(&mut self, call: Call) -> Result<(), DraftRefused> {
        if call.time.trim().is_empty() {
            return Err(DraftRefused::NoTime);
        }
        if call.place.trim().is_empty() {
            return Err(DraftRefused::NoPlace);
        }
        if self.officers.chair.trim().is_empty() {
            self.officers.chair = call.chair.clone();
        }
        self.call = Some(call);
        Ok(())
    }

    pub fn attend(&mut self, day: Date, present: u32, households: u32, today: Date) -> Result<(), DraftRefused> {
        if today < day {
            return Err(DraftRefused::NotYetHeld(crate::ground::date::short(day)));
        }
        if present == 0 || households < present {
            return Err(DraftRefused::Present { given: present, households });
        }
        (self.held_on, self.present) = (Some(day), Some(present));
        Ok(())
    }

    pub fn appoint(&mut self, officers: Officers) -> Result<(), DraftRefused> {
        if officers.chair.trim().is_empty() {
            return Err(DraftRefused::NoChair);
        }
        if officers.secretary.trim().is_empty() {
            return Err(DraftRefused::NoSecretary);
        }
        if super::ballot::is_same_person(&officers.chair, &officers.secretary) {
            return Err(DraftRefused::ChairWrites);
        }
        self.officers = officers;
        Ok(())
    }

    /// "All met but …": one household, one criterion. The same two again correct what was said of them.
    pub fn except(&mut self, gathering: &Gathering<'_>, exception: Exception) -> Result<(), DraftRefused> {
        if gathering.voter(&exception.household).is_none() {
            return Err(DraftRefused::NotOfTheArea);
        }
        let Some(criterion) = gathering.set.criterion(&exception.criterion) else {
            return Err(DraftRefused::NoCriterion);
        };
        if exception.found == Found::NotApplicable && !criterion.may_be_not_applicable {
            return Err(DraftRefused::AlwaysApplies(criterion.id.clone()));
        }
        if exception.reason.trim().is_empty() {
            return Err(DraftRefused::NoReason);
        }
        let is_same = |one: &Exception| one.household == exception.household && one.criterion == exception.criterion;
        match self.exceptions.iter().position(is_same) {
            Some(at) => self.exceptions[at] = exception,
            None => self.exceptions.push(exception),
        }
        Ok(())
    }

    pub fn take_back(&mut self, household: &HouseholdId, criterion: &str) {
        self.exceptions.retain(|one| one.household != *household || one.criterion != criterion);
    }

    /// Sets a household apart for a vote of its own, and says why.
    pub fn doubt(&mut self, gathering: &Gathering<'_>, household: &HouseholdId, why: &str) -> Result<(), DraftRefused> {
        if gathering.voter(household).is_none() {
            return Err(DraftRefused::NotOfTheArea);
        }
        if why.trim().is_empty() {
            return Err(DraftRefused::NoReason);
        }
        self.doubts.insert(household.clone(), why.trim().to_owned());
        Ok(())
    }

    pub fn object(&mut self, gathering: &Gathering<'_>, objection: Objection) -> Result<(), DraftRefused> {
        if objection.matter.trim().is_empty() {
            return Err(DraftRefused::NoMatter);
        }
        if objection.answer.trim().is_empty() {
            return Err(DraftRefused::NoAnswer);
        }
        if objection.household.as_ref().is_some_and(|household| gathering.voter(household).is_none()) {
            return Err(DraftRefused::NotOfTheArea);
        }
        self.objections.push(objection);
        Ok(())
    }

    /// Printed, read out and signed: only what was finished.
    pub fn sign(&mut self) -> Result<(), DraftRefused> {
        if self.finished_on.is_none() {
            return Err(DraftRefused::NotFinished);
        }
        self.is_signed = true;
        Ok(())
    }

    pub fn hand_in(&mut self, today: Date) -> Result<(), DraftRefused> {
        if self.finished_on.is_none() {
            return Err(DraftRefused::NotFinished);
        }
        if !self.is_signed {
            return Err(DraftRefused::NotSigned);
        }
        self.handed_in_on = Some(today);
        Ok(())
    }

    /// Taken back for a correction, with a reason that the record keeps.
    pub fn reopen(&mut self, reason: &str) -> Result<(), DraftRefused> {
        if reason.trim().is_empty() {
            return Err(DraftRefused::NoReason);
        }
        (self.handed_in_on, self.is_signed) = (None, false);
        Ok(())
    }
}

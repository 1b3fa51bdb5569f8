use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Outcome;
use crate::ground::id::{AreaId, SubjectId};
use crate::ground::window::Validity;
use crate::incident::Incident;
use crate::meeting::{Dossier, Marks};
use crate::register::{AreaLineage, Organisation, Subject, Title};

/// All that a year is judged from, loaded once.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub households: Vec<HouseholdFacts>,
    pub areas: Vec<SubjectFacts>,
    pub units: Vec<UnitFacts>,
    pub commune: Option<SubjectFacts>,
    /// Of the window of the year and of the year before.
    pub incidents: Vec<Incident>,
    /// The days of which the ledger is complete. Of a year outside them nobody knows that nothing happened.
    pub ledger_kept: Vec<Validity>,
    /// Of each title that is decided: who stands recognised.
    pub recognised: BTreeMap<Title, BTreeSet<SubjectId>>,
    /// The titles whose outcomes are being fixed: they count who is recognised, and wait for it.
    pub frozen: BTreeSet<Title>,
    /// Mergers, splits and renamings of areas up to the end of the window: cases recorded under an area that is gone count
    /// for what became of it.
    pub lineage: Vec<AreaLineage>,
    pub settlements: Vec<Settlement>,
}

/// One household and what its area's meeting found.
#[derive(Clone, Debug)]
pub struct HouseholdFacts {
    pub subject: Subject,
    pub area: AreaId,
    /// The first day on which it lived in the ward.
    pub since: Date,
    pub registered_on: Option<Date>,
    /// The day of the area's review meeting that gave the marks and the vote.
    pub met_on: Option<Date>,
    pub marks: Option<Marks>,
    pub vote: Option<VoteFacts>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteFacts {
    pub agree: u32,
    /// Households of the area entitled to vote.
    pub households: u32,
    pub present: u32,
}

/// An area, or the commune.
#[derive(Clone, Debug)]
pub struct SubjectFacts {
    pub subject: Subject,
    pub registered_on: Option<Date>,
    pub dossier: Option<Dossier>,
}

/// A school, agency or enterprise.
#[derive(Clone, Debug)]
pub struct UnitFacts {
    pub organisation: Organisation,
    pub registered_on: Option<Date>,
    pub people_signed: Option<u32>,
    pub dossier: Option<Dossier>,
}

/// Somebody settled a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub title: Title,
    pub subject: SubjectId,
    pub criterion: String,
    pub outcome: Outcome,
    pub reason: String,
    /// What the finding rested on when it was settled: it holds as long as this is the same.
    pub basis: String,
}

//! The ledger of cases, indexed once per run. Only concluded cases enter, and only offenders carry them: a case that is
//! being verified, was unfounded, or is under appeal changes nothing, and a victim, witness or reporter is never marked.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::Facts;
use crate::ground::id::{AreaId, SubjectId};
use crate::ground::window::{Validity, Window};
use crate::incident::{CaseState, Incident, Role};
use crate::register::AreaLineage;

#[derive(Default)]
pub struct Ledger<'a> {
    by_offender: HashMap<&'a SubjectId, Vec<&'a Incident>>,
    by_area: HashMap<&'a str, Vec<&'a Incident>>,
    /// Cases of an area that has been divided since: each part may be the place.
    by_part: HashMap<&'a str, Vec<&'a Incident>>,
    everywhere: Vec<&'a Incident>,
    /// The days of which it is complete.
    kept: &'a [Validity],
}

/// The cases of a territory, and those of which it is not known whether they are.
#[derive(Clone, Copy, Default)]
pub struct Territory<'l, 'a> {
    pub certain: &'l [&'a Incident],
    pub perhaps: &'l [&'a Incident],
}

impl<'a> Ledger<'a> {
    /// `until` is the last day that the run looks at: what an area became later is another year's matter.
    pub fn of(facts: &'a Facts, until: Date) -> Self {
        let mut ledger = Self { kept: &facts.ledger_kept, ..Self::default() };
        let mut concluded: Vec<&Incident> =
            facts.incidents.iter().filter(|case| case.state == CaseState::Concluded).collect();
        concluded.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        concluded.dedup_by(|a, b| a.id == b.id);
        let successors = Successors::of(&facts.lineage, until);
        for case in &concluded {
            let offenders: BTreeSet<&SubjectId> =
                case.parties.iter().filter(|party| party.role == Role::Offender).map(|party| &party.subject).collect();
            for offender in offenders {
                ledger.by_offender.entry(offender).or_default().push(case);
            }
            let now = case.area.as_ref().map(|area| successors.now(area)).unwrap_or_default();
            let index = if now.len() == 1 { &mut ledger.by_area } else { &mut ledger.by_part };
            for area in now {
                index.entry(area).or_default().push(case);
            }
        }
        ledger.everywhere = concluded;
        ledger
    }

    pub fn by_offender(&self, subject: &SubjectId) -> &[&'a Incident] {
        self.by_offender.get(subject).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn in_area(&self, area: &SubjectId) -> Territory<'_, 'a> {
        Territory {
            certain: self.by_area.get(area.as_str()).map(Vec::as_slice).unwrap_or_default(),
            perhaps: self.by_part.get(area.as_str()).map(Vec::as_slice).unwrap_or_default(),
        }
    }

    pub fn in_commune(&self) -> Territory<'_, 'a> {
        Territory { certain: &self.everywhere, perhaps: &[] }
    }

    /// The ledger is known to be complete for these days. What stands in it, be it a hundred cases, does not tell.
    pub fn was_kept(&self, window: Window) -> bool {
        self.kept.iter().any(|days| days.covers(window.from) && days.covers(window.until))
    }
}

/// What became of an area by mergers, splits and renamings.
struct Successors<'a> {
    into: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Successors<'a> {
    fn of(lineage: &'a [AreaLineage], until: Date) -> Self {
        let mut into: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in lineage.iter().filter(|line| line.date <= until && line.from != line.into) {
            into.entry(line.from.as_str()).or_default().insert(line.into.as_str());
        }
        Self { into }
    }

    /// The areas of today that an area of then lies in: itself, its successor, or its parts.
    fn now(&self, area: &'a AreaId) -> BTreeSet<&'a str> {
        let mut ends = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![area.as_str()];
        while let Some(one) = open.pop() {
            if !seen.insert(one) {
                continue;
            }
            match self.into.get(one) {
                Some(next) => open.extend(next.iter().copied()),
                None => {
                    ends.insert(one);
                }
            }
        }
        ends
    }
}

//! What is under an area or the commune, counted: who registered, who was recognised, who is not yet clear.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Outcome;
use super::run::Judgement;
use crate::ground::id::{AreaId, SubjectId};
use crate::ground::share::{Percent, Share};
use crate::register::Title;

/// Counts of the subjects of one kind. Those that the rule leaves out are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub whole: u64,
    pub part: u64,
    /// In `whole`, but may still come into `part`.
    pub open: u64,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::NotApplicable => return,
            Outcome::Met => self.part += 1,
            Outcome::Open => self.open += 1,
            Outcome::NotMet => {}
        }
        self.whole += 1;
    }

    pub fn and(self, other: Self) -> Self {
        Self { whole: self.whole + other.whole, part: self.part + other.part, open: self.open + other.open }
    }

    pub fn share(self) -> Share {
        Share::new(self.part, self.whole)
    }

    /// Met when it is met whatever becomes of the open ones, not met when no clearing of them can help.
    pub fn outcome(self, threshold: Percent) -> Outcome {
        if self.whole == 0 {
            return Outcome::Open;
        }
        let worst = Share::new(self.part, self.whole);
        // Each open one met is the best that can come; one that turns out not to be covered lies between.
        let best = Share::new(self.part + self.open, self.whole);
        if worst.reaches(threshold) {
            Outcome::Met
        } else if best.reaches(threshold) {
            Outcome::Open
        } else {
            Outcome::NotMet
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    registered: Tally,
    recognised: Tally,
}

/// The tallies of a run so far: of the whole commune by title, and of each area's households.
#[derive(Clone, Debug, Default)]
pub struct Children<'a> {
    by_title: BTreeMap<Title, Pair>,
    by_area: HashMap<&'a str, Pair>,
    /// Of these it is decided who is recognised.
    decided: BTreeSet<Title>,
}

impl<'a> Children<'a> {
    /// Adds what was judged of one title. Where it is decided, those are recognised who stand in its decision; otherwise
    /// those who would be.
    pub fn add(&mut self, title: Title, judged: &[Judgement<'a>], stands: Option<&BTreeSet<SubjectId>>) {
        if stands.is_some() {
            self.decided.insert(title);
        }
        for one in judged {
            let registration = match one.assessment.outcome {
                Outcome::NotApplicable => Outcome::NotApplicable,
                // Whoever may not be covered at all is not yet counted among those who registered.
                _ if one.is_scope_open => Outcome::Open,
                _ => one.registration,
            };
            let recognition = match (one.assessment.outcome, stands) {
                (Outcome::NotApplicable, _) | (_, None) => one.assessment.outcome,
                (_, Some(stands)) if stands.contains(&one.assessment.subject.id) => Outcome::Met,
                (_, Some(_)) => Outcome::NotMet,
            };
            self.count(title, one.area, registration, recognition);
        }
    }

    /// Adds subjects of a title that the programme does not judge: only their registration is known.
    pub fn add_registered(&mut self, title: Title, area: Option<&'a AreaId>, is_registered: bool) {
        let registration = if is_registered { Outcome::Met } else { Outcome::NotMet };
        self.count(title, area, registration, Outcome::Open);
    }

    fn count(&mut self, title: Title, area: Option<&'a AreaId>, registration: Outcome, recognition: Outcome) {
        let in_area = area.map(|area| self.by_area.entry(area.as_str()).or_default());
        for pair in [Some(self.by_title.entry(title).or_default()), in_area].into_iter().flatten() {
            pair.registered.count(registration);
            pair.recognised.count(recognition);
        }
    }

    pub fn registered(&self, title: Title, area: Option<&SubjectId>) -> Tally {
        self.pair(title, area).registered
    }

    pub fn recognised(&self, title: Title, area: Option<&SubjectId>) -> Tally {
        self.pair(title, area).recognised
    }

    /// Who is recognised is not a forecast.
    pub fn is_decided(&self, title: Title) -> bool {
        self.decided.contains(&title)
    }

    fn pair(&self, title: Title, area: Option<&SubjectId>) -> Pair {
        let found = match area {
            Some(area) => self.by_area.get(area.as_str()),
            None => self.by_title.get(&title),
        };
        found.copied().unwrap_or_default()
    }
}

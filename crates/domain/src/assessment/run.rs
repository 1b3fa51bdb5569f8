//! One title of one year over its subjects: each criterion's checks, the people's mark, a settlement, the outcome.

use jiff::civil::Date;

use super::children::Children;
use super::finding::{Meeting, combine};
use super::ledger::Ledger;
use super::settlements::Settlements;
use super::{Assessment, Finding, Outcome, UnitFacts, VoteFacts, scope, vote};
use super::{basis, check, reason};
use crate::criteria::{Check, Criterion, Judged};
use crate::ground::id::AreaId;
use crate::incident::Incident;
use crate::meeting::{Dossier, Marks};
use crate::register::{Subject, Title};

/// Everything that one subject is judged from.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub subject: &'a Subject,
    pub area: Option<&'a AreaId>,
    pub registered_on: Option<Date>,
    pub dossier: Option<&'a Dossier>,
    pub marks: Option<&'a Marks>,
    /// The day of the meeting that gave the marks.
    pub met_on: Option<Date>,
    pub vote: Option<VoteFacts>,
    pub unit: Option<&'a UnitFacts>,
}

/// An assessment and what the cascade needs of it.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    pub assessment: Assessment,
    pub area: Option<&'a AreaId>,
    /// Met, not met, or open while its criterion is in conflict.
    pub registration: Outcome,
    pub is_scope_open: bool,
    /// Of each criterion that is or was open: what it rests on.
    pub bases: Vec<(String, String)>,
}

pub struct Run<'r, 'a> {
    pub judged: &'r Judged<'r>,
    /// The outcomes are being fixed, no longer forecast.
    pub is_frozen: bool,
    pub ledger: &'r Ledger<'a>,
    pub children: &'r Children<'a>,
    pub settlements: &'r Settlements<'a>,
    /// Per criterion and check: the sentence that the ledger has nothing, said of most subjects.
    quiet: Vec<Vec<String>>,
    /// "từ 01/01/2022 đến 31/03/2022"
    pub registration_time: String,
}

impl<'r, 'a> Run<'r, 'a> {
    pub fn of(
        judged: &'r Judged<'r>,
        is_frozen: bool,
        ledger: &'r Ledger<'a>,
        children: &'r Children<'a>,
        settlements: &'r Settlements<'a>,
    ) -> Self {
        let window = judged.calendar.counting;
        let quiet = |check: &Check| match check {
            Check::NoIncident { classes, from_severity, .. } => {
                reason::no_cases(judged.rule.title, window, &reason::classes(classes, *from_severity))
            }
            _ => String::new(),
        };
        let quiet = judged.set.criteria.iter().map(|one| one.checks.iter().map(quiet).collect()).collect();
        let registration_time = reason::days(judged.calendar.registration);
        Self { judged, is_frozen, ledger, children, settlements, quiet, registration_time }
    }

    pub fn title(&self) -> Title {
        self.judged.rule.title
    }

    pub fn judge(&self, case: &Case<'a>) -> Judgement<'a> {
        let scope = scope::finding(self.judged, case.unit);
        if let Some(left_out) = scope.as_ref().filter(|finding| finding.outcome == Outcome::NotApplicable) {
            return self.left_out(case, left_out.clone());
        }
        let is_scope_open = scope.is_some();
        let own = self.ledger.by_offender(&case.subject.id);
        let meeting = Meeting::of(self.title(), case);
        let mut registration = check::registration(self, case).outcome;
        let mut findings: Vec<Finding> = Vec::with_capacity(self.judged.set.criteria.len() + 2);
        findings.extend(scope);
        let mut bases = Vec::new();
        for (at, criterion) in self.judged.set.criteria.iter().enumerate() {
            let found = self.criterion(criterion, &self.quiet[at], case, own, &meeting);
            let rests_on = || basis::of_criterion(self, criterion, case, own);
            let found = self.settle(case, found, rests_on, &mut bases);
            registration = registered(criterion, registration, found.outcome);
            findings.push(found);
        }
        if let Some(rule) = &self.judged.set.vote {
            let rests_on = || basis::of_vote(self, case);
            findings.push(self.settle(case, vote::finding(rule, case), rests_on, &mut bases));
        }
        let outcome = if is_scope_open { Outcome::Open } else { together(&findings) };
        Judgement {
            assessment: Assessment {
                subject: case.subject.clone(),
                outcome,
                registered: registration == Outcome::Met,
                findings,
            },
            area: case.area,
            registration,
            is_scope_open,
            bases,
        }
    }

    fn left_out(&self, case: &Case<'a>, finding: Finding) -> Judgement<'a> {
        Judgement {
            assessment: Assessment {
                subject: case.subject.clone(),
                outcome: Outcome::NotApplicable,
                registered: false,
                findings: vec![finding],
            },
            area: case.area,
            registration: Outcome::NotApplicable,
            is_scope_open: false,
            bases: Vec::new(),
        }
    }

    fn criterion(
        &self,
        criterion: &Criterion,
        quiet: &[String],
        case: &Case<'a>,
        own: &[&Incident],
        meeting: &Meeting,
    ) -> Finding {
        let mut parts = Vec::with_capacity(criterion.checks.len());
        for (one, quiet) in criterion.checks.iter().zip(quiet) {
            parts.extend(check::part(self, one, case, own, quiet));
        }
        combine(criterion, parts, meeting.mark(criterion, case.marks))
    }

    /// Facts that speak with one voice stand; what is open may have been settled.
    fn settle(
        &self,
        case: &Case<'a>,
        finding: Finding,
        rests_on: impl FnOnce() -> String,
        bases: &mut Vec<(String, String)>,
    ) -> Finding {
        if finding.outcome != Outcome::Open {
            return finding;
        }
        let basis = rests_on();
        bases.push((finding.criterion.clone(), basis.clone()));
        self.settlements.close((self.title(), &case.subject.id), self.judged.set, finding, &basis)
    }
}

/// A criterion about nothing but the registration decides it, conflict and settlement included. One that asks for more can
/// only mend a day that is missing.
fn registered(criterion: &Criterion, so_far: Outcome, found: Outcome) -> Outcome {
    let is_asked = criterion.checks.contains(&Check::Registered);
    match found {
        _ if !is_asked => so_far,
        Outcome::NotApplicable => so_far,
        _ if criterion.checks.len() == 1 => found,
        Outcome::Met => Outcome::Met,
        Outcome::Open if so_far != Outcome::Met => Outcome::Open,
        _ => so_far,
    }
}

/// Not met as soon as one finding is; open while one is; met when all that apply are met.
fn together(findings: &[Finding]) -> Outcome {
    let has = |outcome| findings.iter().any(|finding| finding.outcome == outcome);
    match () {
        () if has(Outcome::NotMet) => Outcome::NotMet,
        () if has(Outcome::Open) => Outcome::Open,
        () if has(Outcome::Met) => Outcome::Met,
        () => Outcome::NotApplicable,
    }
}

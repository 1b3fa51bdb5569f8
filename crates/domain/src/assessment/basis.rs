//! What an open finding rests on: its sources and their facts. A settlement settles these and no others.

use jiff::civil::Date;

use super::cases::{Looked, territory_of};
use super::run::{Case, Run};
use crate::criteria::{Check, Criterion, DocumentKind, ShareBase};
use crate::ground::fingerprint::Fingerprint;
use crate::ground::id::SubjectId;
use crate::incident::{CaseDay, Incident};
use crate::register::Title;

pub fn of_criterion(run: &Run, criterion: &Criterion, case: &Case, own: &[&Incident]) -> String {
    let mut sum = Fingerprint::default();
    sum.add(&run.judged.set.id);
    for check in &criterion.checks {
        add_check(&mut sum, run, check, case, own);
    }
    if let Some(marks) = case.marks {
        sum.add(marks.not_applicable.contains(&criterion.id));
        sum.add_if(marks.found.get(&criterion.id));
        sum.add_if(case.met_on.or_else(|| case.dossier.and_then(|dossier| dossier.reviewed_on)));
    }
    sum.text()
}

pub fn of_vote(run: &Run, case: &Case) -> String {
    let mut sum = Fingerprint::default();
    sum.add(&run.judged.set.id);
    sum.add_if(case.met_on);
    if let Some(vote) = case.vote {
        [vote.agree, vote.households, vote.present].iter().for_each(|count| sum.add(count));
    }
    sum.text()
}

fn add_check(sum: &mut Fingerprint, run: &Run, check: &Check, case: &Case, own: &[&Incident]) {
    match check {
        Check::Attested | Check::RatingAtLeast { .. } => {}
        Check::Registered => {
            sum.add_if(case.registered_on);
            sum.add_if(day(case, DocumentKind::Registration));
        }
        Check::Document { paper, .. } => sum.add_if(day(case, *paper)),
        Check::Share { of: of @ (ShareBase::Registered | ShareBase::Recognised), children, .. } => {
            children.iter().for_each(|title| add_children(sum, run, case, *of, *title));
        }
        Check::Share { .. } => add_people(sum, case),
        Check::NoIncident { classes, from_severity, territory, escapes, counts_by } => {
            let window = run.judged.calendar.counting;
            let looked = Looked { classes, from: *from_severity, escapes, by: *counts_by, window };
            let (certain, perhaps) = match territory {
                true => (territory_of(run, case).certain, territory_of(run, case).perhaps),
                false => (own, [].as_slice()),
            };
            add_cases(sum, certain, &looked);
            add_cases(sum, perhaps, &looked);
        }
        Check::NotAboveLastYear { classes } => {
            let now = run.judged.calendar.counting;
            let territory = territory_of(run, case);
            for window in [now, now.last_year()] {
                let looked = Looked { classes, from: None, escapes: &[], by: CaseDay::Happened, window };
                add_cases(sum, territory.certain, &looked);
                add_cases(sum, territory.perhaps, &looked);
            }
            sum.add(run.ledger.was_kept(now));
            sum.add(run.ledger.was_kept(now.last_year()));
        }
    }
}

fn day(case: &Case, paper: DocumentKind) -> Option<Date> {
    let dossier = case.dossier?;
    match paper {
        DocumentKind::Resolution => dossier.resolution_on,
        DocumentKind::Plan => dossier.plan_on,
        DocumentKind::Registration => dossier.registered_on,
    }
}

fn add_children(sum: &mut Fingerprint, run: &Run, case: &Case, of: ShareBase, title: Title) {
    let area: Option<&SubjectId> = (run.title() == Title::Area).then_some(&case.subject.id);
    let tally = match of {
        ShareBase::Registered => run.children.registered(title, area),
        _ => run.children.recognised(title, area),
    };
    [tally.whole, tally.part, tally.open].iter().for_each(|count| sum.add(count));
    sum.add(run.children.is_decided(title));
}

fn add_people(sum: &mut Fingerprint, case: &Case) {
    let Some(unit) = case.unit else { return };
    sum.add_if(unit.people_signed);
    sum.add_if(unit.organisation.staff);
    sum.add_if(unit.organisation.pupils);
    sum.add_if(unit.organisation.level);
    let sub_units = case.dossier.and_then(|dossier| dossier.sub_units);
    sum.add_if(sub_units.map(|share| share.part));
    sum.add_if(sub_units.map(|share| share.whole));
}

/// Each case by its id: another of the same class on the same day is another one.
fn add_cases(sum: &mut Fingerprint, cases: &[&Incident], looked: &Looked) {
    for case in cases.iter().filter(|case| looked.is_meant(case)) {
        sum.add(&case.id);
        sum.add(case.date);
        sum.add_if(case.concluded_on);
        sum.add(case.class);
        sum.add_if(case.severity);
        sum.add(case.handled_in_time);
        sum.add(case.force_majeure);
    }
    sum.add("");
}

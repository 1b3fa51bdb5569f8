use std::collections::{BTreeMap, HashSet};

use super::children::Children;
use super::ledger::Ledger;
use super::run::{Case, Judgement, Run};
use super::settlements::Settlements;
use super::{Assessment, Facts, HouseholdFacts, Outcome, SubjectFacts, Summary, UnitFacts, summarise};
use crate::criteria::{Judged, YearRules};
use crate::ground::id::SubjectId;
use crate::register::{Subject, Title};

/// A whole year in one run: households before areas, everything before the commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAssessment {
    pub year: i16,
    /// Every subject of each title that the year judges, by code.
    pub by_title: BTreeMap<Title, Vec<Assessment>>,
    pub summaries: Vec<Summary>,
    bases: BTreeMap<(Title, SubjectId, String), String>,
}

impl YearAssessment {
    pub fn title(&self, title: Title) -> &[Assessment] {
        self.by_title.get(&title).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn summary(&self, title: Title) -> Option<&Summary> {
        self.summaries.iter().find(|line| line.title == title)
    }

    /// What a finding rests on that is open, or was until somebody settled it. None where there is nothing to settle.
    pub fn basis(&self, title: Title, subject: &SubjectId, criterion: &str) -> Option<&str> {
        self.bases.get(&(title, subject.clone(), criterion.to_owned())).map(String::as_str)
    }

    /// Findings that still hinder the listing of a title.
    pub fn open_findings(&self, title: Title) -> u64 {
        self.title(title).iter().map(Assessment::open_findings).sum()
    }
}

pub fn assess_year(rules: &YearRules, facts: &Facts) -> YearAssessment {
    cascade(rules, facts, &|_| true)
}

/// One title, with what it stands on judged in the same run.
pub fn assess(rules: &YearRules, facts: &Facts, title: Title) -> Vec<Assessment> {
    let needs = |other| match title {
        Title::Commune => true,
        Title::Area => matches!(other, Title::Area | Title::Household),
        _ => other == title,
    };
    cascade(rules, facts, &needs).by_title.remove(&title).unwrap_or_default()
}

fn cascade(rules: &YearRules, facts: &Facts, is_needed: &dyn Fn(Title) -> bool) -> YearAssessment {
    let settlements = Settlements::of(&facts.settlements);
    let unit_subjects = unit_subjects(facts);
    let mut children = Children::default();
    let mut by_title: BTreeMap<Title, Vec<Assessment>> = BTreeMap::new();
    let mut bases = BTreeMap::new();
    let mut judged: Vec<&Judged> = rules.titles.iter().filter(|judged| is_needed(judged.rule.title)).collect();
    judged.sort_by_key(|judged| judged.rule.title);
    add_unjudged_households(rules, facts, &mut children);
    for one in judged {
        let title = one.rule.title;
        // Windows end on different days, and an area may merge between them: each title has its own look at the ledger.
        let ledger = Ledger::of(facts, one.calendar.counting.until);
        let run = Run::of(one, facts.frozen.contains(&title), &ledger, &children, &settlements);
        let cases = cases(facts, title, &unit_subjects);
        let mut found: Vec<Judgement> = cases.iter().map(|case| run.judge(case)).collect();
        if title == Title::Household {
            hold_against_area(rules, one, &cases, &mut found);
            leave_out_newcomers(rules, facts, &mut found);
        }
        children.add(title, &found, facts.recognised.get(&title));
        found.sort_by(|a, b| key(&a.assessment).cmp(&key(&b.assessment)));
        for one in &mut found {
            let subject = &one.assessment.subject.id;
            let of_subject = one.bases.drain(..).map(|(criterion, basis)| ((title, subject.clone(), criterion), basis));
            bases.extend(of_subject);
        }
        by_title.insert(title, found.into_iter().map(|judgement| judgement.assessment).collect());
    }
    let summaries = summarise(rules, &by_title);
    YearAssessment { year: rules.year, by_title, summaries, bases }
}

fn key(assessment: &Assessment) -> (&str, &str) {
    (assessment.subject.code.as_str(), assessment.subject.id.as_str())
}

/// An area is asked for households that registered in the area's time, the first quarter (TT 124/2021/TT-BCA Art. 4.1); a
/// household itself may have the whole year.
fn hold_against_area(rules: &YearRules, household: &Judged, cases: &[Case], found: &mut [Judgement]) {
    let Some(area) = rules.title(Title::Area) else { return };
    for (case, judgement) in cases.iter().zip(found) {
        let is_late = |day| household.is_inside_registration(day) && !area.is_inside_registration(day);
        if case.registered_on.is_some_and(is_late) {
            judgement.registration = Outcome::NotMet;
        }
    }
}

/// An area is asked for the households that live there while it registers (TT 124/2021/TT-BCA Art. 4.1): who came to the
/// ward after that does not keep it from being whole.
fn leave_out_newcomers(rules: &YearRules, facts: &Facts, found: &mut [Judgement]) {
    let Some(area) = rules.title(Title::Area) else { return };
    let came = facts.households.iter().filter(|household| is_newcomer(area, household));
    let newcomers: HashSet<&SubjectId> = came.map(|household| &household.subject.id).collect();
    for judgement in found.iter_mut().filter(|one| newcomers.contains(&one.assessment.subject.id)) {
        if judgement.registration != Outcome::Met {
            judgement.registration = Outcome::NotApplicable;
        }
    }
}

fn is_newcomer(area: &Judged, household: &HouseholdFacts) -> bool {
    area.calendar.registration.until < household.since
}

/// A programme without a household title still needs to know whether all households registered (TT 124/2021/TT-BCA
/// Art. 4.1): their registration is held against the area's own time.
fn add_unjudged_households<'a>(rules: &YearRules, facts: &'a Facts, children: &mut Children<'a>) {
    if rules.title(Title::Household).is_some() {
        return;
    }
    let Some(area) = rules.title(Title::Area) else { return };
    for household in facts.households.iter().filter(|household| !is_newcomer(area, household)) {
        let is_registered = household.registered_on.is_some_and(|day| area.is_inside_registration(day));
        children.add_registered(Title::Household, Some(&household.area), is_registered);
    }
}

/// Units carry their record of the register; lists name them as subjects.
fn unit_subjects(facts: &Facts) -> Vec<Subject> {
    let subject = |unit: &UnitFacts| Subject {
        id: SubjectId::from(&unit.organisation.id),
        title: unit.organisation.title(),
        code: unit.organisation.code.clone(),
        name: unit.organisation.name.clone(),
    };
    facts.units.iter().map(subject).collect()
}

fn cases<'a>(facts: &'a Facts, title: Title, unit_subjects: &'a [Subject]) -> Vec<Case<'a>> {
    let of_subject = |one: &'a SubjectFacts| Case {
        subject: &one.subject,
        area: None,
        registered_on: one.registered_on,
        dossier: one.dossier.as_ref(),
        marks: one.dossier.as_ref().map(|dossier| &dossier.marks),
        met_on: None,
        vote: None,
        unit: None,
    };
    match title {
        Title::Household => facts
            .households
            .iter()
            .map(|one| Case {
                subject: &one.subject,
                area: Some(&one.area),
                registered_on: one.registered_on,
                dossier: None,
                marks: one.marks.as_ref(),
                met_on: one.met_on,
                vote: one.vote,
                unit: None,
            })
            .collect(),
        Title::Area => facts.areas.iter().map(of_subject).collect(),
        Title::Commune => facts.commune.iter().map(of_subject).collect(),
        Title::School | Title::Organisation => facts
            .units
            .iter()
            .zip(unit_subjects)
            .filter(|(_, subject)| subject.title == title)
            .map(|(unit, subject)| Case {
                subject,
                area: None,
                registered_on: unit.registered_on,
                dossier: unit.dossier.as_ref(),
                marks: unit.dossier.as_ref().map(|dossier| &dossier.marks),
                met_on: None,
                vote: None,
                unit: Some(unit),
            })
            .collect(),
    }
}

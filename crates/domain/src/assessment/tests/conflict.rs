//! Two sources that differ, and what settles them.

use super::town::{assessed, by, case, household_id, town};
use crate::assessment::{Assessment, Facts, Finding, Outcome, Settlement, Source};
use crate::incident::Role;
use crate::register::Title;

/// The ledger has a case of the first household; its meeting says that the criterion is met.
fn disputed() -> Facts {
    let mut facts = town("5-nhat", 2021, &[5]);
    facts.incidents.push(by(case("2021-06-01"), household_id(0, 0), Role::Offender));
    facts
}

fn finding(assessment: &Assessment) -> &Finding {
    assessment.findings.iter().find(|finding| finding.criterion == "HGD-3").unwrap()
}

fn settlement(outcome: Outcome, reason: &str) -> Settlement {
    Settlement {
        title: Title::Household,
        subject: household_id(0, 0),
        criterion: "HGD-3".to_owned(),
        outcome,
        reason: reason.to_owned(),
    }
}

#[test]
fn two_sources_that_differ_are_open_until_somebody_settles_them() {
    let mut facts = disputed();
    let year = assessed(&facts);
    let household = &year.title(Title::Household)[0];
    let found = finding(household);
    assert_eq!((household.outcome, found.outcome), (Outcome::Open, Outcome::Open));
    let said: Vec<_> = found.conflict.iter().map(|(source, outcome, _)| (*source, *outcome)).collect();
    assert_eq!(said, [(Source::Ledger, Outcome::NotMet), (Source::Meeting, Outcome::Met)]);
    assert_eq!(year.open_findings(Title::Household), 1);

    for outcome in [Outcome::Met, Outcome::NotMet] {
        facts.settlements = vec![settlement(outcome, "Quyết định xử phạt ghi nhầm mã hộ.")];
        let household = assessed(&facts).title(Title::Household)[0].clone();
        let found = finding(&household);
        assert_eq!((household.outcome, found.outcome, found.source), (outcome, outcome, Source::Appraiser));
        assert!(found.reason.starts_with("Đã giải quyết: Quyết định xử phạt ghi nhầm mã hộ."), "{}", found.reason);
        assert_eq!(found.conflict.len(), 2, "what was said is kept");
        assert!(!found.reason.contains("Cần người"), "nothing is left to be settled: {}", found.reason);
    }
}

#[test]
fn a_settlement_changes_nothing_where_nobody_disagrees() {
    let mut facts = town("5-nhat", 2021, &[5]);
    let before = assessed(&facts);
    facts.settlements = vec![settlement(Outcome::NotMet, "nhầm")];
    assert_eq!(assessed(&facts), before);
}

#[test]
fn settlements_that_differ_settle_nothing() {
    let mut facts = disputed();
    facts.settlements = vec![settlement(Outcome::Met, "a"), settlement(Outcome::NotMet, "b")];
    assert_eq!(assessed(&facts).title(Title::Household)[0].outcome, Outcome::Open);
}

#[test]
fn a_mark_against_an_empty_ledger_is_a_conflict_too() {
    let mut facts = town("5-nhat", 2021, &[5]);
    facts.households[0].marks.as_mut().unwrap().found.insert("HGD-3".to_owned(), false);
    let year = assessed(&facts);
    assert_eq!(finding(&year.title(Title::Household)[0]).conflict.len(), 2);
}

#[test]
fn differing_days_are_no_conflict_but_differing_outcomes_are() {
    for (dossier, register, outcome) in [
        ("2021-03-15", Some("2021-02-01"), Outcome::Met),
        ("2021-03-15", Some("2021-04-02"), Outcome::Open),
        ("2021-04-15", Some("2021-04-02"), Outcome::NotMet),
        ("2021-03-15", None, Outcome::Met),
    ] {
        let mut facts = town("5-nhat", 2021, &[5]);
        facts.areas[0].registered_on = register.map(super::town::day);
        let papers = facts.areas[0].dossier.as_mut().unwrap();
        papers.registered_on = Some(super::town::day(dossier));
        papers.marks.found.remove("K23-1");
        let year = assessed(&facts);
        assert_eq!(year.title(Title::Area)[0].findings[0].outcome, outcome, "{dossier} {register:?}");
    }
}

#[test]
fn an_areas_own_mark_against_its_households_is_a_conflict() {
    let mut facts = town("5-nhat", 2021, &[5]);
    facts.households[0].registered_on = None;
    facts.households[0].marks.as_mut().unwrap().found.remove("HGD-1");
    facts.areas[0].dossier.as_mut().unwrap().marks.found.insert("K23-1".to_owned(), true);
    let year = assessed(&facts);
    let found = &year.title(Title::Area)[0].findings[0];
    assert_eq!((found.outcome, found.conflict.len()), (Outcome::Open, 2));
    assert!(found.conflict[0].2.contains("4/5 đăng ký, cần 5: thiếu 1"), "{}", found.conflict[0].2);
}

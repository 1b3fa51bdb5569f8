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

/// Settled on the facts as they stand.
fn settlement(facts: &Facts, outcome: Outcome, reason: &str) -> Settlement {
    let basis = assessed(facts).basis(Title::Household, &household_id(0, 0), "HGD-3").unwrap_or_default().to_owned();
    Settlement {
        title: Title::Household,
        subject: household_id(0, 0),
        criterion: "HGD-3".to_owned(),
        outcome,
        reason: reason.to_owned(),
        basis,
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
        facts.settlements = vec![settlement(&facts, outcome, "Quyết định xử phạt ghi nhầm mã hộ.")];
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
    facts.settlements = vec![settlement(&facts, Outcome::NotMet, "nhầm")];
    assert_eq!(assessed(&facts), before);
}

#[test]
fn settlements_that_differ_settle_nothing() {
    let mut facts = disputed();
    facts.settlements = vec![settlement(&facts, Outcome::Met, "a"), settlement(&facts, Outcome::NotMet, "b")];
    assert_eq!(assessed(&facts).title(Title::Household)[0].outcome, Outcome::Open);
}

#[test]
fn a_settlement_settles_the_facts_that_it_was_given_for_and_no_others() {
    type Change = fn(&mut Facts);
    let changes: [(&str, bool, Change); 7] = [
        ("nothing", true, |_| {}),
        ("another case", false, |facts| {
            facts.incidents.push(by(case("2021-10-20"), household_id(0, 0), Role::Offender));
        }),
        ("a case of last year", true, |facts| {
            facts.incidents.push(by(case("2019-10-20"), household_id(0, 0), Role::Offender));
        }),
        ("a case of a neighbour", true, |facts| {
            facts.incidents.push(by(case("2021-10-20"), household_id(0, 1), Role::Offender));
        }),
        ("another case of the same day in its place", false, |facts| {
            facts.incidents[0].id = crate::ground::id::IncidentId("another".to_owned());
        }),
        ("another day of the meeting", false, |facts| {
            facts.households[0].met_on = Some(super::town::day("2021-11-09"))
        }),
        ("another mark of another criterion", true, |facts| {
            facts.households[0].marks.as_mut().unwrap().found.remove("HGD-1");
        }),
    ];
    for (what, holds, change) in changes {
        let mut facts = disputed();
        facts.settlements = vec![settlement(&facts, Outcome::Met, "Ghi nhầm mã hộ.")];
        change(&mut facts);
        let year = assessed(&facts);
        let found = finding(&year.title(Title::Household)[0]);
        assert_eq!(found.outcome == Outcome::Met, holds, "{what}: {}", found.reason);
        let is_told = found.reason.contains("Lần giải quyết trước (đạt: Ghi nhầm mã hộ)");
        assert_eq!(is_told, !holds, "{what}: {}", found.reason);
    }
}

#[test]
fn a_later_settlement_takes_the_place_of_one_on_other_facts() {
    let mut facts = disputed();
    let first = settlement(&facts, Outcome::Met, "a");
    facts.incidents.push(by(case("2021-10-20"), household_id(0, 0), Role::Offender));
    facts.settlements = vec![first, settlement(&facts, Outcome::NotMet, "b")];
    assert_eq!(finding(&assessed(&facts).title(Title::Household)[0]).outcome, Outcome::NotMet);
}

#[test]
fn only_what_the_rule_lets_fall_away_may_be_settled_as_not_applicable() {
    use crate::assessment::{SCOPE, SettleRefused, VOTE, may_settle};
    let fixed = |id: &str| Err(SettleRefused::NotApplicable(id.to_owned()));
    for (title, criterion, outcome, expected) in [
        (Title::Household, "HGD-2", Outcome::NotApplicable, Ok(())),
        (Title::Household, VOTE, Outcome::NotApplicable, fixed(VOTE)),
        (Title::Household, VOTE, Outcome::Met, Ok(())),
        (Title::Household, "HGD-1", Outcome::NotApplicable, fixed("HGD-1")),
        (Title::Area, "K23-1", Outcome::NotApplicable, fixed("K23-1")),
        (Title::Area, "K23-1", Outcome::NotMet, Ok(())),
        (Title::Commune, "X23-4", Outcome::NotApplicable, fixed("X23-4")),
        (Title::School, SCOPE, Outcome::Met, Err(SettleRefused::Scope)),
    ] {
        let rules = super::town::rules("5-nhat", 2021);
        let set = rules.title(title).unwrap().set;
        assert_eq!(may_settle(set, criterion, outcome), expected, "{title} {criterion} {outcome}");
    }
}

#[test]
fn a_settlement_that_the_rule_does_not_allow_changes_nothing() {
    let mut facts = town("5-nhat", 2021, &[5]);
    facts.households[0].vote = None;
    let before = assessed(&facts);
    let basis = before.basis(Title::Household, &household_id(0, 0), "VOTE").unwrap().to_owned();
    let criterion = "VOTE".to_owned();
    facts.settlements = vec![Settlement { criterion, basis, ..settlement(&facts, Outcome::NotApplicable, "bỏ") }];
    assert_eq!(assessed(&facts), before);
    facts.settlements[0].outcome = Outcome::Met;
    assert_eq!(assessed(&facts).title(Title::Household)[0].outcome, Outcome::Met);
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
        ("2021-03-15", Some("2020-12-30"), Outcome::Open),
        ("2020-12-15", Some("2020-12-30"), Outcome::NotMet),
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

#[test]
fn what_an_appraiser_found_is_told_as_theirs_and_may_differ_from_the_ledger_too() {
    let appraised = |facts: &mut Facts, is_met: bool| {
        let dossier = facts.units[0].dossier.as_mut().unwrap();
        let set = dossier.marks.found.keys().cloned().collect::<Vec<_>>();
        for id in set {
            dossier.marks.found.insert(id.clone(), is_met);
            dossier.marks.appraised.insert(id, "xem tại chỗ".to_owned());
        }
    };
    let of = |facts: &Facts| assessed(facts).title(Title::School)[0].clone();
    let mut facts = town("5-nhat", 2021, &[5]);
    appraised(&mut facts, false);
    let school = of(&facts);
    let theirs: Vec<&Finding> = school.findings.iter().filter(|one| one.source == Source::Appraiser).collect();
    assert!(!theirs.is_empty(), "{school:#?}");
    for found in theirs {
        assert_eq!(found.outcome, Outcome::NotMet, "{found:?}");
        assert!(found.reason.starts_with("Thẩm định xác định chưa đạt: xem tại chỗ."), "{}", found.reason);
    }
}

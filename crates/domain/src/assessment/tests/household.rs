//! The household title: each fact that may decide it, as tables.

use super::town::{assessed, by, case, crime, day, household_id, town};
use crate::assessment::{Assessment, Facts, Outcome, Source, VOTE, VoteFacts, assess};
use crate::criteria::Library;
use crate::incident::{CaseState, Incident, IncidentClass, Role, Severity};
use crate::meeting::Marks;
use crate::register::Title;

/// Judges the first of five households after `spoil`.
fn first(spoil: impl FnOnce(&mut Facts)) -> Assessment {
    let mut facts = town("5-nhat", 2021, &[5]);
    spoil(&mut facts);
    assessed(&facts).title(Title::Household)[0].clone()
}

fn outcome_of(assessment: &Assessment, criterion: &str) -> Outcome {
    assessment.findings.iter().find(|finding| finding.criterion == criterion).unwrap().outcome
}

fn unmarked(facts: &mut Facts, criterion: &str) {
    facts.households[0].marks.as_mut().unwrap().found.remove(criterion);
}

#[test]
fn only_a_concluded_case_as_offender_inside_the_window_counts() {
    type Change = fn(&mut Incident);
    let table: [(Change, Outcome); 12] = [
        (|_| {}, Outcome::NotMet),
        (|case| case.date = day("2020-11-01"), Outcome::NotMet),
        (|case| case.date = day("2021-10-31"), Outcome::NotMet),
        (|case| case.date = day("2020-10-31"), Outcome::Met),
        (|case| case.date = day("2021-11-01"), Outcome::Met),
        (|case| case.state = CaseState::Verifying, Outcome::Met),
        (|case| case.state = CaseState::Unfounded, Outcome::Met),
        (|case| case.state = CaseState::Appealed, Outcome::Met),
        (|case| case.parties[0].role = Role::Victim, Outcome::Met),
        (|case| case.parties[0].role = Role::Reporter, Outcome::Met),
        (|case| case.parties[0].role = Role::Witness, Outcome::Met),
        (|case| case.parties[0].subject = household_id(0, 3), Outcome::Met),
    ];
    for (at, (change, outcome)) in table.into_iter().enumerate() {
        let found = first(|facts| {
            unmarked(facts, "HGD-3");
            let mut case = by(case("2021-06-01"), household_id(0, 0), Role::Offender);
            change(&mut case);
            facts.incidents.push(case);
        });
        assert_eq!(outcome_of(&found, "HGD-3"), outcome, "line {at}");
        assert_eq!(found.outcome, outcome, "line {at}");
    }
}

#[test]
fn what_was_concluded_against_a_household_counts_by_the_day_of_the_conclusion() {
    for (happened, concluded, outcome) in [
        ("2019-03-01", Some("2020-11-01"), Outcome::NotMet),
        ("2020-06-01", Some("2021-10-31"), Outcome::NotMet),
        ("2020-06-01", Some("2020-10-31"), Outcome::Met),
        ("2021-06-01", Some("2021-11-01"), Outcome::Met),
        ("2021-06-01", None, Outcome::NotMet),
        ("2020-06-01", None, Outcome::Met),
    ] {
        for (class, criterion) in [
            (IncidentClass::Crime, "HGD-2"),
            (IncidentClass::Administrative, "HGD-3"),
            (IncidentClass::SocialEvil, "HGD-4"),
            (IncidentClass::Dispute, "HGD-6"),
            (IncidentClass::Traffic, "HGD-8"),
        ] {
            let found = first(|facts| {
                unmarked(facts, criterion);
                let case = by(case(happened), household_id(0, 0), Role::Offender);
                let severity = Some(Severity::Serious);
                facts.incidents.push(Incident { class, severity, concluded_on: concluded.map(day), ..case });
            });
            assert_eq!(outcome_of(&found, criterion), outcome, "{criterion} {happened} {concluded:?}");
        }
    }
}

#[test]
fn a_late_conclusion_is_told_with_both_days() {
    let found = first(|facts| {
        unmarked(facts, "HGD-2");
        let case = by(crime("2020-06-01", Some(Severity::Serious)), household_id(0, 0), Role::Offender);
        facts.incidents.push(Incident { concluded_on: Some(day("2021-03-05")), ..case });
    });
    let reason = &found.findings.iter().find(|finding| finding.criterion == "HGD-2").unwrap().reason;
    assert_eq!(
        reason,
        "Có 01 vụ tội phạm nghiêm trọng ngày 01/06/2020 (kết luận ngày 05/03/2021), đã kết luận, chủ hộ hoặc thành viên \
         là người vi phạm."
    );
}

#[test]
fn a_traffic_accident_is_no_violation_of_traffic() {
    let found = first(|facts| {
        let case = by(case("2021-06-01"), household_id(0, 0), Role::Offender);
        let (class, severity) = (IncidentClass::TrafficAccident, Some(Severity::VerySerious));
        facts.incidents.push(Incident { class, severity, ..case });
    });
    assert_eq!(found.outcome, Outcome::Met);
}

#[test]
fn each_class_of_case_meets_its_own_criterion() {
    for (class, severity, criterion) in [
        (IncidentClass::Crime, None, Some("HGD-2")),
        (IncidentClass::Administrative, None, Some("HGD-3")),
        (IncidentClass::SocialEvil, None, Some("HGD-4")),
        (IncidentClass::Dispute, None, Some("HGD-6")),
        (IncidentClass::Traffic, Some(Severity::Serious), Some("HGD-8")),
        (IncidentClass::Traffic, Some(Severity::LessSerious), None),
        (IncidentClass::Fire, Some(Severity::Serious), None),
    ] {
        let found = first(|facts| {
            facts.households[0]
                .marks
                .as_mut()
                .unwrap()
                .found
                .retain(|id, _| !["2", "3", "4", "6", "8"].contains(&&id[4..]));
            let case = by(case("2021-06-01"), household_id(0, 0), Role::Offender);
            facts.incidents.push(Incident { class, severity, ..case });
        });
        let failed: Vec<&str> =
            found.findings.iter().filter(|f| f.outcome == Outcome::NotMet).map(|f| f.criterion.as_str()).collect();
        assert_eq!(failed, criterion.into_iter().collect::<Vec<_>>(), "{class} {severity:?}");
    }
}

#[test]
fn a_traffic_case_without_its_severity_stays_open_whatever_the_meeting_said() {
    let found = first(|facts| {
        let case = by(case("2021-06-01"), household_id(0, 0), Role::Offender);
        facts.incidents.push(Incident { class: IncidentClass::Traffic, ..case });
    });
    assert_eq!(outcome_of(&found, "HGD-8"), Outcome::Open);
    assert_eq!(found.outcome, Outcome::Open);
}

#[test]
fn no_escape_saves_a_household_since_no_clause_names_one() {
    let found = first(|facts| {
        unmarked(facts, "HGD-2");
        let case = by(crime("2021-06-01", Some(Severity::LessSerious)), household_id(0, 0), Role::Offender);
        facts.incidents.push(Incident { handled_in_time: true, force_majeure: true, ..case });
    });
    assert_eq!(outcome_of(&found, "HGD-2"), Outcome::NotMet);
}

#[test]
fn registration_counts_only_inside_its_time() {
    for (date, mark, outcome) in [
        (Some("2021-01-01"), None, Outcome::Met),
        (Some("2021-03-31"), Some(true), Outcome::Met),
        (Some("2021-12-31"), None, Outcome::Met),
        (Some("2022-01-01"), None, Outcome::NotMet),
        (Some("2020-12-31"), Some(false), Outcome::NotMet),
        (None, None, Outcome::NotMet),
        (None, Some(true), Outcome::Open),
        (Some("2022-01-01"), Some(true), Outcome::Open),
        (Some("2021-02-01"), Some(false), Outcome::Open),
    ] {
        let found = first(|facts| {
            unmarked(facts, "HGD-1");
            facts.households[0].registered_on = date.map(day);
            if let Some(mark) = mark {
                facts.households[0].marks.as_mut().unwrap().found.insert("HGD-1".to_owned(), mark);
            }
        });
        assert_eq!(outcome_of(&found, "HGD-1"), outcome, "{date:?} {mark:?}");
        assert_eq!(found.registered, outcome == Outcome::Met);
    }
}

#[test]
fn what_only_people_know_is_open_until_they_say_it() {
    let found = first(|facts| unmarked(facts, "HGD-7"));
    assert_eq!((outcome_of(&found, "HGD-7"), found.outcome), (Outcome::Open, Outcome::Open));
    let found = first(|facts| facts.households[0].marks = None);
    assert_eq!(found.open_findings(), 3, "HGD-5, HGD-7 and HGD-9; the ledger and the register decide the rest");
}

#[test]
fn who_fails_anyway_hinders_no_listing_by_what_else_is_open() {
    let mut facts = town("5-nhat", 2021, &[5]);
    let found = &mut facts.households[0].marks.as_mut().unwrap().found;
    found.insert("HGD-9".to_owned(), false);
    found.remove("HGD-7");
    let year = assessed(&facts);
    assert_eq!(year.title(Title::Household)[0].outcome, Outcome::NotMet);
    assert_eq!(year.open_findings(Title::Household), 0);
    facts.households[1].marks.as_mut().unwrap().found.remove("HGD-7");
    assert_eq!(assessed(&facts).open_findings(Title::Household), 1);
}

#[test]
fn an_absent_household_may_be_marked_as_not_concerned_but_not_as_not_registered() {
    let absent = |facts: &mut Facts| {
        let ids = facts.households[0].marks.take().unwrap().found.into_keys();
        facts.households[0].marks = Some(Marks { not_applicable: ids.collect(), ..Marks::default() });
    };
    let found = first(absent);
    assert_eq!(outcome_of(&found, "HGD-5"), Outcome::NotApplicable);
    assert_eq!(outcome_of(&found, "HGD-1"), Outcome::Open);
    // A case of its own speaks against "not concerned".
    let found = first(|facts| {
        absent(facts);
        facts.incidents.push(by(case("2021-06-01"), household_id(0, 0), Role::Offender));
    });
    assert_eq!(outcome_of(&found, "HGD-3"), Outcome::Open);
}

#[test]
fn the_vote_needs_more_than_half_of_all_households() {
    for (agree, present, households, outcome) in [
        (136, 229, 271, Outcome::Met),
        (135, 229, 271, Outcome::NotMet),
        (135, 150, 270, Outcome::NotMet),
        (136, 150, 270, Outcome::Met),
        (272, 271, 271, Outcome::Open),
        (10, 300, 271, Outcome::Open),
        (0, 0, 0, Outcome::Open),
    ] {
        let found = first(|facts| facts.households[0].vote = Some(VoteFacts { agree, present, households }));
        assert_eq!(outcome_of(&found, VOTE), outcome, "{agree}/{present}/{households}");
    }
    let found = first(|facts| facts.households[0].vote = None);
    assert_eq!(outcome_of(&found, VOTE), Outcome::Open);
    let found = first(|facts| {
        facts.households[0].vote = Some(VoteFacts { agree: 120, households: 271, present: 229 });
    });
    let vote = found.findings.last().unwrap();
    assert_eq!(
        vote.reason,
        "Cuộc họp ngày 03/11/2021: có 120/271 hộ đồng ý, cần quá một nửa tổng số hộ của khu dân cư: thiếu 16 phiếu."
    );
    assert_eq!(vote.source, Source::Meeting);
}

#[test]
fn a_ward_may_vote_by_those_present_with_a_quorum() {
    let text = include_str!("../../../../../criteria/5-nhat/household.toml").replace(
        "base = \"all_households\"\nmore_than = 50",
        "base = \"present\"\nat_least = 60\nquorum_at_least = 60",
    );
    let library = Library::with_own(vec![("5-nhat/household.toml".to_owned(), text)]).unwrap();
    let rules = library.year("5-nhat", 2021).unwrap();
    for (agree, present, households, outcome) in [
        (90, 150, 250, Outcome::Met),
        (89, 150, 250, Outcome::NotMet),
        (149, 149, 250, Outcome::NotMet),
        (151, 150, 250, Outcome::Open),
    ] {
        let mut facts = town("5-nhat", 2021, &[5]);
        facts.households[0].vote = Some(VoteFacts { agree, present, households });
        let found = assess(&rules, &facts, Title::Household)[0].clone();
        assert_eq!(found.outcome, outcome, "{agree}/{present}/{households}");
    }
}

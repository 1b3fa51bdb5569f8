//! Households → area → ward.

use super::town::{assessed, town};
use crate::assessment::{Facts, Outcome, SubjectFacts, assess, missing};
use crate::ground::id::SubjectId;
use crate::register::{Subject, Title};

use super::town::rules;

/// A ward of `total` areas of which `met` have everything in order.
fn ward(total: usize, met: usize) -> Facts {
    let mut facts = town("5-nhat", 2021, &vec![2; total]);
    for area in &mut facts.areas[met..] {
        area.dossier.as_mut().unwrap().marks.found.insert("K23-4".to_owned(), false);
    }
    facts
}

#[test]
fn the_ward_needs_seventy_percent_of_its_areas_and_says_how_many_are_missing() {
    for (met, outcome, told) in [
        (16, Outcome::NotMet, "Khu dân cư: 16/25 đạt, cần 18: thiếu 2; tỷ lệ 64,0%, ngưỡng 70%."),
        (17, Outcome::NotMet, "Khu dân cư: 17/25 đạt, cần 18: thiếu 1; tỷ lệ 68,0%, ngưỡng 70%."),
        (18, Outcome::Met, "Khu dân cư: 18/25 đạt, tỷ lệ 72,0%, đủ ngưỡng 70%."),
    ] {
        let year = assessed(&ward(25, met));
        let commune = &year.title(Title::Commune)[0];
        let found = commune.findings.iter().find(|finding| finding.criterion == "X23-4").unwrap();
        assert_eq!((found.outcome, found.reason.as_str()), (outcome, told));
        assert_eq!(commune.outcome, outcome);
        assert_eq!(year.summary(Title::Commune).unwrap().outcome, outcome);
    }
}

#[test]
fn open_areas_leave_the_ward_open_only_while_they_can_still_decide_it() {
    for (met, open, outcome) in
        [(18, 7, Outcome::Met), (16, 2, Outcome::Open), (16, 1, Outcome::NotMet), (0, 25, Outcome::Open)]
    {
        let mut facts = ward(25, met);
        for area in &mut facts.areas[met..met + open] {
            area.dossier.as_mut().unwrap().marks.found.remove("K23-4");
        }
        let year = assessed(&facts);
        assert_eq!(year.title(Title::Commune)[0].outcome, outcome, "{met} met, {open} open");
    }
}

fn ids(facts: &Facts, areas: std::ops::Range<usize>) -> std::collections::BTreeSet<SubjectId> {
    facts.areas[areas].iter().map(|area| area.subject.id.clone()).collect()
}

#[test]
fn where_the_areas_are_decided_the_ward_counts_those_who_stand() {
    // By the facts 20 of 25 meet the title; the decision names, or after a revocation leaves, so many.
    for (standing, outcome, told) in [
        (20, Outcome::Met, "20/25 đạt"),
        (18, Outcome::Met, "18/25 đạt"),
        (17, Outcome::NotMet, "17/25 đạt, cần 18: thiếu 1"),
        (0, Outcome::NotMet, "0/25 đạt"),
        (25, Outcome::Met, "25/25 đạt"),
    ] {
        for is_frozen in [false, true] {
            let mut facts = ward(25, 20);
            facts.recognised.insert(Title::Area, ids(&facts, 0..standing));
            facts.frozen.extend(is_frozen.then_some(Title::Commune));
            let year = assessed(&facts);
            let found = year.title(Title::Commune)[0].findings.iter().find(|one| one.criterion == "X23-4").unwrap();
            assert_eq!(found.outcome, outcome, "{standing}");
            assert!(found.reason.contains(told), "{}", found.reason);
            assert_eq!(year.summary(Title::Area).unwrap().met, 20, "the areas' own outcomes stay what they are");
        }
    }
}

#[test]
fn a_ward_that_is_being_fixed_waits_for_the_decision_on_its_areas() {
    for met in [25, 20, 3] {
        let mut facts = ward(25, met);
        let forecast = assessed(&facts).title(Title::Commune)[0].outcome;
        assert_eq!(forecast, if met == 3 { Outcome::NotMet } else { Outcome::Met }, "a forecast until then");
        facts.frozen = [Title::Area, Title::Commune].into();
        let year = assessed(&facts);
        let commune = &year.title(Title::Commune)[0];
        let found = commune.findings.iter().find(|one| one.criterion == "X23-4").unwrap();
        assert_eq!((commune.outcome, found.outcome), (Outcome::Open, Outcome::Open), "{met}");
        assert!(found.reason.ends_with("còn chờ quyết định công nhận khu dân cư."), "{}", found.reason);
        assert_eq!(year.open_findings(Title::Commune), 1);
    }
}

#[test]
fn kinds_without_a_single_subject_are_waited_for_by_nobody() {
    let mut facts = town("antt", 2023, &[2; 4]);
    facts.units.retain(|unit| unit.organisation.title() == Title::School);
    facts.frozen = [Title::Commune].into();
    facts.recognised.insert(Title::Area, ids(&facts, 0..4));
    let of = |facts: &Facts| {
        let year = crate::assessment::assess_year(&rules("antt", 2023), facts);
        let findings = &year.title(Title::Commune)[0].findings;
        findings.iter().find(|one| one.criterion == "XP-4b").map(|one| (one.outcome, one.reason.clone())).unwrap()
    };
    let (outcome, reason) = of(&facts);
    assert_eq!(outcome, Outcome::Open);
    assert!(reason.ends_with("còn chờ quyết định công nhận trường học."), "{reason}");
    facts.recognised.insert(Title::School, Default::default());
    assert_eq!(of(&facts).0, Outcome::NotMet, "4 of 6: the two schools were not recognised");
}

#[test]
fn one_household_that_did_not_register_fails_its_area_and_only_that() {
    let mut facts = town("5-nhat", 2021, &[3, 3, 3, 3]);
    facts.households[0].registered_on = None;
    facts.households[0].marks.as_mut().unwrap().found.remove("HGD-1");
    let year = assessed(&facts);
    let outcomes: Vec<Outcome> = year.title(Title::Area).iter().map(|area| area.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotMet, Outcome::Met, Outcome::Met, Outcome::Met]);
    assert!(year.title(Title::Area).iter().all(|area| area.registered), "the area itself did register");
    assert_eq!(year.title(Title::Commune)[0].outcome, Outcome::Met, "3/4 areas are 75 %");
    let line = year.summary(Title::Household).unwrap();
    assert_eq!((line.registered, line.total), (11, 12));
}

#[test]
fn a_household_that_fails_the_review_does_not_fail_its_area() {
    let mut facts = town("5-nhat", 2021, &[3]);
    facts.households[0].marks.as_mut().unwrap().found.insert("HGD-9".to_owned(), false);
    let year = assessed(&facts);
    assert_eq!(year.title(Title::Area)[0].outcome, Outcome::Met);
}

#[test]
fn an_area_without_households_and_a_ward_without_areas_stay_open() {
    let mut facts = town("5-nhat", 2021, &[]);
    let year = assessed(&facts);
    assert_eq!(year.title(Title::Commune)[0].outcome, Outcome::Open);
    facts.areas.push(SubjectFacts {
        subject: Subject {
            id: SubjectId("empty".to_owned()),
            title: Title::Area,
            code: "TDP01".to_owned(),
            name: "Tổ dân phố 1".to_owned(),
        },
        registered_on: None,
        dossier: None,
    });
    let year = assessed(&facts);
    assert_eq!(year.title(Title::Area)[0].outcome, Outcome::NotMet, "it did not even register");
}

#[test]
fn one_title_alone_is_judged_as_in_the_whole_year() {
    let mut facts = ward(5, 3);
    facts.households[2].marks = None;
    let year = assessed(&facts);
    for title in Title::ALL {
        assert_eq!(assess(&rules("5-nhat", 2021), &facts, *title), year.title(*title), "{title}");
    }
}

#[test]
fn what_is_missing_is_counted_by_criterion() {
    let mut facts = ward(25, 16);
    facts.households[0].marks.as_mut().unwrap().found.insert("HGD-9".to_owned(), false);
    facts.households[1].marks.as_mut().unwrap().found.remove("HGD-9");
    let year = assessed(&facts);
    let rules = rules("5-nhat", 2021);
    let told = |title| -> Vec<String> {
        missing(rules.title(title).unwrap(), year.title(title)).into_iter().map(|one| one.sentence).collect()
    };
    assert_eq!(told(Title::Household), ["HGD-9: 1 hộ gia đình chưa đạt, 1 chưa rõ kết quả."]);
    assert_eq!(told(Title::Area), ["K23-4: 9 khu dân cư chưa đạt."]);
    assert_eq!(told(Title::Commune), ["X23-4: Khu dân cư: 16/25 đạt, cần 18: thiếu 2; tỷ lệ 64,0%, ngưỡng 70%."]);
    assert!(told(Title::School).is_empty());
}

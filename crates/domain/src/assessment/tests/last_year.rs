//! TT 124/2021/TT-BCA Art. 4.4.a: cases are held or reduced against last year; and which day of a case counts.

use super::circular::{mark_ward, of, year};
use super::town::{area_id, by, case, crime, day, town};
use crate::assessment::{Outcome, Settlement};
use crate::ground::id::{AreaId, SubjectId};
use crate::ground::window::Validity;
use crate::incident::{Incident, IncidentClass, Role, Severity};
use crate::register::{AreaChange, AreaLineage, Title};

/// So many administrative cases in the window of 2022 and of 2023, in an area.
fn cases(area: AreaId, last_year: usize, this_year: usize) -> Vec<Incident> {
    let of = |on: &'static str, count: usize, area: &AreaId| -> Vec<Incident> {
        (0..count)
            .map(|at| {
                let mut incident = Incident { area: Some(area.clone()), ..case(on) };
                incident.id.0 = format!("{area}-{on}-{at}");
                incident
            })
            .collect()
    };
    [of("2022-05-01", last_year, &area), of("2023-05-01", this_year, &area)].concat()
}

#[test]
fn cases_are_held_or_reduced_against_last_year() {
    for (last_year, this_year, outcome) in [
        (3, 2, Outcome::Met),
        (3, 3, Outcome::Met),
        (3, 4, Outcome::NotMet),
        (0, 0, Outcome::Met),
        (1, 0, Outcome::Met),
    ] {
        let mut facts = town("antt", 2023, &[4]);
        facts.incidents = cases(area_id(0), last_year, this_year);
        mark_ward(&mut facts, outcome);
        let year = year(&facts);
        assert_eq!(of(&year.title(Title::Area)[0], "KDC-4a").0, outcome, "{last_year} {this_year}");
        assert_eq!(of(&year.title(Title::Commune)[0], "XP-2").0, outcome, "{last_year} {this_year}");
    }
    let mut facts = town("antt", 2023, &[4]);
    facts.incidents = cases(area_id(0), 3, 4);
    let year = year(&facts);
    let (_, reason) = of(&year.title(Title::Area)[0], "KDC-4a");
    assert!(reason.ends_with(": 4 vụ; cùng kỳ năm trước: 3 vụ; tăng 1 vụ."), "{reason}");
}

#[test]
fn every_violation_of_law_is_held_against_last_year_and_no_accident_is() {
    use IncidentClass as C;
    for class in C::ALL {
        let is_violation = !matches!(
            class,
            C::TrafficAccident | C::Fire | C::LabourAccident | C::Accident | C::Discipline | C::HotSpot
        );
        let outcome = if is_violation { Outcome::NotMet } else { Outcome::Met };
        let mut facts = town("antt", 2023, &[4]);
        facts.incidents = cases(area_id(0), 1, 2);
        for case in &mut facts.incidents {
            (case.class, case.severity) = (*class, Some(Severity::LessSerious));
        }
        mark_ward(&mut facts, outcome);
        let year = year(&facts);
        assert_eq!(of(&year.title(Title::Area)[0], "KDC-4a").0, outcome, "{class}");
        if *class != C::HotSpot {
            assert_eq!(of(&year.title(Title::Commune)[0], "XP-2").0, outcome, "{class}");
        }
    }
}

#[test]
fn counts_of_cases_keep_the_day_of_the_event() {
    let mut facts = town("antt", 2023, &[4]);
    facts.incidents = cases(area_id(0), 1, 1);
    // Concluded this year: last year's case stays last year's, and this year's window takes no older crime.
    facts.incidents[0].concluded_on = Some(day("2023-02-01"));
    let old = crime("2022-06-01", Some(Severity::Serious));
    facts.incidents.push(Incident { concluded_on: Some(day("2023-02-02")), ..old });
    let year = year(&facts);
    assert_eq!(of(&year.title(Title::Area)[0], "KDC-4a").0, Outcome::Met);
    assert_eq!(of(&year.title(Title::Area)[0], "KDC-4b").0, Outcome::Met);
}

#[test]
fn discipline_of_staff_counts_by_its_decision_and_violence_at_school_by_its_day() {
    for (code, class, criterion, concluded, outcome) in [
        ("CQ01", IncidentClass::Discipline, "CQ-3h", "2023-02-01", Outcome::NotMet),
        ("CQ01", IncidentClass::Discipline, "CQ-3h", "2024-02-01", Outcome::Met),
        ("TH01", IncidentClass::Discipline, "GD-4", "2023-02-01", Outcome::NotMet),
        ("TH01", IncidentClass::Discipline, "GD-4", "2024-02-01", Outcome::Met),
        ("TH01", IncidentClass::SchoolViolence, "GD-4", "2023-02-01", Outcome::Met),
    ] {
        let mut facts = town("antt", 2023, &[4]);
        let happened = if outcome == Outcome::NotMet || concluded < "2024" { "2022-06-01" } else { "2023-06-01" };
        let unit = SubjectId(code.to_lowercase());
        let concluded_on = Some(day(concluded));
        let incident = by(case(happened), unit, Role::Offender);
        facts.incidents = vec![Incident { class, concluded_on, ..incident }];
        let year = year(&facts);
        let mut units = year.title(Title::School).iter().chain(year.title(Title::Organisation));
        let found = units.find(|one| one.subject.code == code).unwrap();
        assert_eq!(of(found, criterion).0, outcome, "{code} {class} {concluded}");
    }
}

/// The first area's KDC-4a where the ledger is complete from a day on.
fn compared(kept_from: Option<&str>, last_year: usize, this_year: usize, mark: Option<bool>) -> (Outcome, String) {
    let mut facts = town("antt", 2023, &[4]);
    facts.ledger_kept = kept_from.map(|from| Validity { from: day(from), until: None }).into_iter().collect();
    facts.incidents = cases(area_id(0), last_year, this_year);
    let found = &mut facts.areas[0].dossier.as_mut().unwrap().marks.found;
    found.extend(mark.map(|mark| ("KDC-4a".to_owned(), mark)));
    let year = year(&facts);
    let (outcome, reason) = of(&year.title(Title::Area)[0], "KDC-4a");
    (outcome, reason.to_owned())
}

#[test]
fn a_year_without_an_entry_is_a_year_without_a_case_only_where_the_ledger_was_kept() {
    use Outcome::{Met, NotMet, Open};
    for (kept_from, last_year, this_year, outcome) in [
        // Complete from the first day of last year's window on.
        (Some("2021-11-01"), 0, 2, NotMet),
        (Some("2021-11-01"), 2, 2, Met),
        // One day late, one entry or a hundred: nobody knows what is missing.
        (Some("2021-11-02"), 0, 2, Open),
        (Some("2021-11-02"), 1, 2, Open),
        (Some("2021-11-02"), 9, 2, Open),
        (None, 9, 2, Open),
        (None, 0, 0, Open),
        // None of this year is not above whatever there was, if this year's ledger is complete.
        (Some("2022-11-01"), 0, 0, Met),
        (Some("2022-11-02"), 0, 0, Open),
    ] {
        let (found, reason) = compared(kept_from, last_year, this_year, None);
        assert_eq!(found, outcome, "{kept_from:?} {last_year} {this_year}: {reason}");
        assert_eq!(reason.contains("Chưa rõ sổ vụ việc"), outcome == Open, "{reason}");
    }
}

#[test]
fn a_mark_decides_nothing_where_last_year_is_not_known_but_a_settlement_does() {
    for mark in [true, false] {
        assert_eq!(compared(None, 0, 2, Some(mark)).0, Outcome::Open, "{mark}");
    }
    let mut facts = town("antt", 2023, &[4]);
    facts.ledger_kept.clear();
    facts.incidents = cases(area_id(0), 0, 2);
    let subject = facts.areas[0].subject.id.clone();
    let basis = year(&facts).basis(Title::Area, &subject, "KDC-4a").unwrap().to_owned();
    facts.settlements = vec![Settlement {
        title: Title::Area,
        subject,
        criterion: "KDC-4a".to_owned(),
        outcome: Outcome::Met,
        reason: "sổ của Công an phường năm trước có 5 vụ".to_owned(),
        basis,
    }];
    assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::Met);
}

#[test]
fn an_areas_last_year_is_that_of_the_areas_it_was_made_of() {
    let line = |from: &str, into: AreaId, change| AreaLineage {
        from: AreaId(from.to_owned()),
        into,
        change,
        date: day("2023-01-01"),
    };
    let mut facts = town("antt", 2023, &[4]);
    let old = |name: &str| AreaId(name.to_owned());
    facts.incidents = [cases(old("old-a"), 2, 0), cases(old("old-b"), 1, 0), cases(area_id(0), 0, 3)].concat();
    facts.lineage = vec![line("old-a", area_id(0), AreaChange::Merge), line("old-b", area_id(0), AreaChange::Merge)];
    assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::Met, "3 after 2 + 1");
    facts.incidents.extend(cases(area_id(0), 0, 4).split_off(3));
    assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::NotMet, "4 after 2 + 1");
    // A merger after the area's window is another year's matter, also while the ward's window still runs.
    for after in ["2023-12-01", "2023-11-05"] {
        facts.lineage.iter_mut().for_each(|line| line.date = day(after));
        assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::NotMet, "4 after none of its own");
    }
}

#[test]
fn the_cases_of_a_divided_area_are_nobodys_until_they_are_placed() {
    let split =
        |into| AreaLineage { from: AreaId("old".to_owned()), into, change: AreaChange::Split, date: day("2023-01-01") };
    let mut facts = town("antt", 2023, &[4, 4]);
    facts.lineage = vec![split(area_id(0)), split(area_id(1))];
    facts.incidents =
        [cases(AreaId("old".to_owned()), 3, 0), cases(area_id(0), 0, 2), cases(area_id(1), 1, 1)].concat();
    let year = year(&facts);
    assert_eq!(of(&year.title(Title::Area)[0], "KDC-4a").0, Outcome::Open);
    assert_eq!(of(&year.title(Title::Area)[1], "KDC-4a").0, Outcome::Met);
    assert_eq!(of(&year.title(Title::Commune)[0], "XP-2").0, Outcome::Met, "the ward has 3 after 4");
}

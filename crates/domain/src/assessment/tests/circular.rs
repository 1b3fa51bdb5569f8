//! TT 124/2021/TT-BCA: territory, escapes, last year, whom it covers, the joint share of the ward.

use super::town::{area_id, case, crime, day, rules, town};
use crate::assessment::{Assessment, Facts, Outcome, SCOPE, YearAssessment, assess_year};
use crate::ground::id::AreaId;
use crate::incident::{Incident, IncidentClass, Severity};
use crate::register::{AreaChange, AreaLineage, OrganisationKind, Scale, SchoolLevel, Title};

fn year(facts: &Facts) -> YearAssessment {
    assess_year(&rules("antt", 2023), facts)
}

fn of<'a>(assessment: &'a Assessment, criterion: &str) -> (Outcome, &'a str) {
    let found = assessment.findings.iter().find(|finding| finding.criterion == criterion).unwrap();
    (found.outcome, found.reason.as_str())
}

/// The ward's own meeting saw what the ledger says.
fn mark_ward(facts: &mut Facts, outcome: Outcome) {
    let dossier = facts.commune.as_mut().unwrap().dossier.as_mut().unwrap();
    dossier.marks.found.insert("XP-2".to_owned(), outcome != Outcome::NotMet);
}

#[test]
fn a_town_in_order_meets_the_circular() {
    let facts = town("antt", 2023, &[4, 4]);
    let year = year(&facts);
    let lines: Vec<(Title, u64, u64)> = year.summaries.iter().map(|line| (line.title, line.met, line.total)).collect();
    // The primary school is outside the circular; the household has no title in it.
    assert_eq!(
        lines,
        [(Title::Area, 2, 2), (Title::School, 2, 2), (Title::Organisation, 3, 3), (Title::Commune, 1, 1)]
    );
}

#[test]
fn a_serious_crime_fails_the_area_and_the_ward_unless_the_clause_saves_it() {
    type Change = fn(&mut Incident);
    let table: [(Change, Outcome, &str); 7] = [
        (|_| {}, Outcome::NotMet, "Có 01 vụ tội phạm nghiêm trọng ngày 01/06/2023, đã kết luận"),
        (|case| case.severity = Some(Severity::LessSerious), Outcome::Met, "không ghi vụ tội phạm"),
        (|case| case.severity = Some(Severity::ExtremelySerious), Outcome::NotMet, "01/06/2023"),
        (|case| case.handled_in_time = true, Outcome::Met, "đã được phát hiện, giảm hậu quả, báo cáo kịp thời"),
        (|case| case.force_majeure = true, Outcome::Met, "do bất khả kháng"),
        (|case| case.severity = None, Outcome::Open, "chưa ghi mức độ"),
        (|case| case.date = day("2023-11-16"), Outcome::Met, "không ghi vụ tội phạm"),
    ];
    for (at, (change, outcome, told)) in table.into_iter().enumerate() {
        let mut facts = town("antt", 2023, &[4, 4]);
        let mut incident = crime("2023-06-01", Some(Severity::Serious));
        change(&mut incident);
        // Last year had as many, so that only this clause is in question.
        facts.incidents = vec![crime("2022-06-01", Some(Severity::LessSerious)), incident];
        mark_ward(&mut facts, outcome);
        let year = year(&facts);
        let (found, reason) = of(&year.title(Title::Area)[0], "KDC-4b");
        assert_eq!(found, outcome, "line {at}");
        assert!(reason.contains(told), "line {at}: {reason}");
        assert_eq!(of(&year.title(Title::Area)[1], "KDC-4b").0, Outcome::Met, "the other area, line {at}");
        assert_eq!(of(&year.title(Title::Commune)[0], "XP-2").0, outcome, "the ward, line {at}");
    }
}

#[test]
fn a_fire_is_saved_by_force_majeure_only() {
    for (force_majeure, handled_in_time, outcome) in
        [(false, false, Outcome::NotMet), (true, false, Outcome::Met), (false, true, Outcome::NotMet)]
    {
        let mut facts = town("antt", 2023, &[4]);
        facts.incidents = vec![Incident {
            class: IncidentClass::Fire,
            severity: Some(Severity::Serious),
            force_majeure,
            handled_in_time,
            ..case("2023-06-01")
        }];
        assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4d").0, outcome);
    }
}

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
fn a_ward_that_kept_no_ledger_last_year_is_asked_instead_of_failed() {
    let mut facts = town("antt", 2023, &[4]);
    facts.incidents = cases(area_id(0), 0, 2);
    assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::Open);
    facts.areas[0].dossier.as_mut().unwrap().marks.found.insert("KDC-4a".to_owned(), true);
    assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-4a").0, Outcome::Met, "the meeting knows");
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

#[test]
fn papers_of_the_first_quarter_must_be_of_the_first_quarter() {
    for (resolution, mark, outcome) in [
        (Some("2023-03-31"), None, Outcome::Met),
        (Some("2023-04-01"), None, Outcome::NotMet),
        (Some("2022-12-31"), None, Outcome::NotMet),
        (None, None, Outcome::Open),
        (None, Some(true), Outcome::Met),
        (Some("2023-04-01"), Some(true), Outcome::Open),
    ] {
        let mut facts = town("antt", 2023, &[4]);
        let dossier = facts.areas[0].dossier.as_mut().unwrap();
        dossier.resolution_on = resolution.map(day);
        dossier.marks.found.extend(mark.map(|mark| ("KDC-1a".to_owned(), mark)));
        assert_eq!(of(&year(&facts).title(Title::Area)[0], "KDC-1a").0, outcome, "{resolution:?} {mark:?}");
    }
}

#[test]
fn the_circular_leaves_out_small_firms_low_schools_and_the_armed_forces_and_the_movement_does_not() {
    type Change = fn(&mut crate::register::Organisation);
    let table: [(&str, Change, Outcome, &str); 7] = [
        ("DN01", |unit| unit.scale = Some(Scale::Small), Outcome::NotApplicable, "Doanh nghiệp nhỏ không thuộc"),
        ("DN01", |unit| unit.scale = Some(Scale::Micro), Outcome::NotApplicable, "Doanh nghiệp siêu nhỏ không thuộc"),
        ("DN01", |unit| unit.scale = None, Outcome::Open, "Chưa ghi quy mô"),
        ("TH02", |unit| unit.level = Some(SchoolLevel::Creche), Outcome::NotApplicable, "Nhà trẻ không thuộc"),
        ("TH02", |unit| unit.level = Some(SchoolLevel::Nursery), Outcome::NotApplicable, "mầm non"),
        ("TH02", |unit| unit.level = None, Outcome::Open, "Chưa ghi cấp học"),
        ("CQ01", |unit| unit.kind = OrganisationKind::ArmedForces, Outcome::NotApplicable, "lực lượng vũ trang"),
    ];
    for (code, change, outcome, told) in table {
        let mut facts = town("antt", 2023, &[4]);
        let unit = facts.units.iter_mut().find(|unit| unit.organisation.code == code).unwrap();
        change(&mut unit.organisation);
        let title = unit.organisation.title();
        let judged = year(&facts);
        let found = judged.title(title).iter().find(|one| one.subject.code == code).unwrap();
        assert_eq!(found.outcome, outcome, "{code} {told}");
        let (_, reason) = of(found, SCOPE);
        assert!(reason.contains(told), "{reason}");
        assert_eq!(found.findings[0].citation, "điểm b khoản 2 Điều 1 Thông tư số 124/2021/TT-BCA");
        let widened = assess_year(&rules("5-nhat", 2023), &facts);
        let found = widened.title(title).iter().find(|one| one.subject.code == code).unwrap();
        assert_eq!(found.outcome, Outcome::Met, "{code} in the movement");
    }
}

#[test]
fn the_ward_counts_areas_agencies_enterprises_and_schools_together() {
    let mut facts = town("antt", 2023, &[2, 2, 2, 2]);
    // Four areas, two schools that the circular covers, three agencies and enterprises: nine, seven needed.
    let fail = |facts: &mut Facts, code: &str| {
        for unit in facts.units.iter_mut().filter(|unit| unit.organisation.code == code) {
            let found = &mut unit.dossier.as_mut().unwrap().marks.found;
            found.extend([("CQ-2".to_owned(), false), ("GD-2a".to_owned(), false)]);
        }
    };
    fail(&mut facts, "CQ01");
    fail(&mut facts, "TH01");
    assert_eq!(of(&year(&facts).title(Title::Commune)[0], "XP-4b").0, Outcome::Met, "7/9");
    fail(&mut facts, "CQ02");
    let year = year(&facts);
    let (outcome, reason) = of(&year.title(Title::Commune)[0], "XP-4b");
    assert_eq!(outcome, Outcome::NotMet);
    assert_eq!(
        reason,
        "Khu dân cư, cơ quan, doanh nghiệp, trường học: 6/9 đạt, cần 7: thiếu 1; tỷ lệ 66,7%, ngưỡng 70%. Trong đó: \
         khu dân cư 4/4 (100,0%); cơ quan, doanh nghiệp 1/3 (33,3%); trường học 1/2 (50,0%)."
    );
    assert_eq!(of(&year.title(Title::Commune)[0], "XP-4a").0, Outcome::Met);
}

#[test]
fn a_unit_whose_scope_is_unknown_may_still_decide_the_ward() {
    let mut facts = town("antt", 2023, &[2, 2, 2, 2]);
    facts.units.iter_mut().find(|unit| unit.organisation.code == "DN01").unwrap().organisation.scale = None;
    let year = year(&facts);
    assert_eq!(of(&year.title(Title::Commune)[0], "XP-4a").0, Outcome::Open, "8 of 9 or of 8");
    assert_eq!(of(&year.title(Title::Commune)[0], "XP-4b").0, Outcome::Met, "8/9 suffices anyway");
}

#[test]
fn people_of_the_school_sign_from_lower_secondary_up() {
    for (level, staff, pupils, signed, outcome) in [
        (SchoolLevel::UpperSecondary, 78, 1120, 1198, Outcome::Met),
        (SchoolLevel::UpperSecondary, 78, 1120, 1197, Outcome::NotMet),
        (SchoolLevel::Primary, 36, 655, 36, Outcome::Met),
        (SchoolLevel::Primary, 36, 655, 691, Outcome::Met),
        (SchoolLevel::Primary, 36, 655, 35, Outcome::NotMet),
        (SchoolLevel::MultiLevel, 50, 900, 950, Outcome::Met),
        (SchoolLevel::MultiLevel, 50, 900, 49, Outcome::NotMet),
    ] {
        let mut facts = town("5-nhat", 2021, &[2]);
        let unit = &mut facts.units[0];
        unit.organisation.level = Some(level);
        (unit.organisation.staff, unit.organisation.pupils) = (Some(staff), Some(pupils));
        unit.people_signed = Some(signed);
        unit.dossier.as_mut().unwrap().marks.found.insert("T23-1".to_owned(), outcome == Outcome::Met);
        let year = assess_year(&rules("5-nhat", 2021), &facts);
        assert_eq!(of(&year.title(Title::School)[0], "T23-1").0, outcome, "{level} {signed}");
    }
}

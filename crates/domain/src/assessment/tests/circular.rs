//! TT 124/2021/TT-BCA: territory, escapes, last year, whom it covers, the joint share of the ward.

use super::town::{case, crime, day, rules, town};
use crate::assessment::{Assessment, Facts, Outcome, SCOPE, YearAssessment, assess_year};
use crate::ground::share::Share;
use crate::incident::{Incident, IncidentClass, Severity};
use crate::register::{OrganisationKind, Scale, SchoolLevel, Title};

pub fn year(facts: &Facts) -> YearAssessment {
    assess_year(&rules("antt", 2023), facts)
}

pub fn of<'a>(assessment: &'a Assessment, criterion: &str) -> (Outcome, &'a str) {
    let found = assessment.findings.iter().find(|finding| finding.criterion == criterion).unwrap();
    (found.outcome, found.reason.as_str())
}

/// The ward's own meeting saw what the ledger says.
pub fn mark_ward(facts: &mut Facts, outcome: Outcome) {
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
    use Outcome::{Met, NotMet, Open};
    use SchoolLevel::{Higher, LowerSecondary, MultiLevel, Primary, UpperSecondary};
    for (level, staff, pupils, signed, outcome) in [
        (Some(UpperSecondary), 78, Some(1120), 1198, Met),
        (Some(UpperSecondary), 78, Some(1120), 1197, NotMet),
        (Some(UpperSecondary), 78, None, 78, Open),
        (Some(LowerSecondary), 78, None, 1198, Open),
        (Some(Higher), 78, None, 78, Open),
        (Some(UpperSecondary), 78, Some(1120), 1199, Open),
        (Some(Primary), 36, Some(655), 36, Met),
        (Some(Primary), 36, Some(655), 691, Met),
        (Some(Primary), 36, Some(655), 692, Open),
        (Some(Primary), 36, None, 40, Met),
        (Some(Primary), 36, Some(655), 35, NotMet),
        (Some(MultiLevel), 50, Some(900), 950, Met),
        (Some(MultiLevel), 50, Some(900), 951, Open),
        (Some(MultiLevel), 50, Some(900), 400, Open),
        (Some(MultiLevel), 50, Some(900), 49, NotMet),
        (Some(MultiLevel), 50, None, 50, Open),
        (None, 50, Some(900), 950, Met),
        (None, 50, Some(900), 50, Open),
        (None, 50, None, 50, Open),
    ] {
        let mut facts = town("5-nhat", 2021, &[2]);
        let unit = &mut facts.units[0];
        unit.organisation.level = level;
        (unit.organisation.staff, unit.organisation.pupils) = (Some(staff), pupils);
        unit.people_signed = Some(signed);
        let found = &mut unit.dossier.as_mut().unwrap().marks.found;
        match outcome {
            Open => found.remove("T23-1"),
            _ => found.insert("T23-1".to_owned(), outcome == Met),
        };
        let year = assess_year(&rules("5-nhat", 2021), &facts);
        let (judged, reason) = of(&year.title(Title::School)[0], "T23-1");
        assert_eq!(judged, outcome, "{level:?} {pupils:?} {signed}: {reason}");
        // What is open is so because of the numbers, not because nobody marked it.
        assert_eq!(reason.contains("ngưỡng"), outcome != Open, "{level:?} {pupils:?} {signed}: {reason}");
    }
}

#[test]
fn sub_units_are_compared_in_whole_numbers_and_their_mark_decides_where_nobody_counted() {
    let table = [
        (Some(Share::new(7, 10)), Outcome::Met, "7/10"),
        (Some(Share::new(2, 3)), Outcome::NotMet, "thiếu 1"),
        (None, Outcome::Open, "Chưa ghi số đầu mối"),
        (Some(Share::new(0, 0)), Outcome::Open, "Chưa ghi số đầu mối"),
    ];
    for (sub_units, outcome, told) in table {
        let mut facts = town("antt", 2023, &[4]);
        for unit in &mut facts.units {
            let dossier = unit.dossier.as_mut().unwrap();
            dossier.sub_units = sub_units;
            dossier.marks.found.retain(|criterion, _| criterion != "CQ-5" && criterion != "GD-6");
        }
        let assessed = year(&facts);
        for (title, criterion) in [(Title::Organisation, "CQ-5"), (Title::School, "GD-6")] {
            let (found, reason) = of(&assessed.title(title)[0], criterion);
            assert_eq!(found, outcome, "{criterion} {sub_units:?}: {reason}");
            assert!(reason.contains(told), "{criterion} {sub_units:?}: {reason}");
        }
    }
    let mut facts = town("antt", 2023, &[4]);
    for unit in &mut facts.units {
        let dossier = unit.dossier.as_mut().unwrap();
        dossier.sub_units = None;
        dossier.marks.found.insert("CQ-5".to_owned(), true);
    }
    assert_eq!(of(&year(&facts).title(Title::Organisation)[0], "CQ-5").0, Outcome::Met);
}

#[test]
fn a_meeting_fills_in_an_unknown_number_of_pupils_but_no_impossible_one() {
    for (pupils, outcome, told) in [
        (None, Outcome::Met, "Chưa ghi số học sinh"),
        (Some(1000), Outcome::Open, "Số liệu không khớp: có 1198 người ký cam kết, nhiều hơn tổng số 1078 người."),
    ] {
        let mut facts = town("5-nhat", 2021, &[2]);
        let unit = &mut facts.units[0];
        (unit.organisation.staff, unit.organisation.pupils) = (Some(78), pupils);
        unit.people_signed = Some(1198);
        let year = assess_year(&rules("5-nhat", 2021), &facts);
        let (judged, reason) = of(&year.title(Title::School)[0], "T23-1");
        assert_eq!(judged, outcome, "{reason}");
        assert!(reason.contains(told), "{reason}");
    }
}

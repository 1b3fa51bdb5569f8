//! In which time a registration counts: the year of the household and of TT 23/2012, the first quarter of TT 124/2021.

use super::town::{day, rules, town};
use crate::assessment::{Facts, Outcome, YearAssessment, assess_year};
use crate::register::Title;

/// A town in order whose first area, or whose first household, registered on that day.
fn registered(programme: &str, year: i16, title: Title, on: &str) -> Facts {
    let mut facts = town(programme, year, &[2]);
    match title {
        Title::Household => {
            let household = &mut facts.households[0];
            household.registered_on = Some(day(on));
            if let Some(marks) = &mut household.marks {
                marks.found.remove("HGD-1");
            }
        }
        _ => facts.areas[0].dossier.as_mut().unwrap().registered_on = Some(day(on)),
    }
    facts
}

fn found(year: &YearAssessment, title: Title, criterion: &str) -> (Outcome, String) {
    let finding = year.title(title)[0].findings.iter().find(|finding| finding.criterion == criterion).unwrap();
    (finding.outcome, finding.reason.clone())
}

#[test]
fn a_registration_counts_in_the_time_that_its_rule_gives_and_the_time_is_told() {
    use Title::{Area, Household};
    for (year, title, on, criterion, outcome, told) in [
        (2012, Household, "2012-05-04", "HGD-1", Outcome::Met, "từ 01/01/2012 đến 31/12/2012"),
        // No rule was in force for areas before 18 June 2012, but that of 2012 judges the year.
        (2012, Area, "2012-02-10", "K23-1", Outcome::Met, "từ 01/01/2012 đến 31/12/2012"),
        (2012, Area, "2011-12-30", "K23-1", Outcome::NotMet, "từ 01/01/2012 đến 31/12/2012"),
        (2021, Household, "2021-05-04", "HGD-1", Outcome::Met, "từ 01/01/2021 đến 31/12/2021"),
        (2021, Area, "2021-05-04", "K23-1", Outcome::Met, "từ 01/01/2021 đến 31/12/2021"),
        (2021, Area, "2022-01-04", "K23-1", Outcome::NotMet, "từ 01/01/2021 đến 31/12/2021"),
        // The rule of the day, not of the year: TT 23/2012 until 9 February 2022.
        (2022, Area, "2022-02-09", "KDC-1b", Outcome::Met, "từ 01/01/2022 đến 31/12/2022"),
        (2022, Area, "2022-03-31", "KDC-1b", Outcome::Met, "từ 01/01/2022 đến 31/03/2022"),
        (2022, Area, "2022-04-01", "KDC-1b", Outcome::NotMet, "từ 01/01/2022 đến 31/03/2022"),
        (2023, Household, "2023-05-04", "HGD-1", Outcome::Met, "từ 01/01/2023 đến 31/12/2023"),
        (2023, Area, "2023-05-04", "KDC-1b", Outcome::NotMet, "từ 01/01/2023 đến 31/03/2023"),
    ] {
        let year = assess_year(&rules("5-nhat", year), &registered("5-nhat", year, title, on));
        let (found, reason) = found(&year, title, criterion);
        assert_eq!(found, outcome, "{title} {on}: {reason}");
        assert!(reason.contains(told), "{title} {on}: {reason}");
    }
}

#[test]
fn an_area_counts_the_households_that_registered_in_the_areas_own_time() {
    for (programme, year, on, criterion, outcome) in [
        ("5-nhat", 2021, "2021-05-04", "K23-1", Outcome::Met),
        ("5-nhat", 2021, "2020-12-30", "K23-1", Outcome::NotMet),
        ("5-nhat", 2023, "2023-03-31", "KDC-1c", Outcome::Met),
        ("5-nhat", 2023, "2023-05-04", "KDC-1c", Outcome::NotMet),
        ("antt", 2023, "2023-03-31", "KDC-1c", Outcome::Met),
        ("antt", 2023, "2023-05-04", "KDC-1c", Outcome::NotMet),
    ] {
        let year = assess_year(&rules(programme, year), &registered(programme, year, Title::Household, on));
        let (found, reason) = found(&year, Title::Area, criterion);
        assert_eq!(found, outcome, "{programme} {on}: {reason}");
        assert_eq!(reason.contains("1/2 đăng ký"), outcome == Outcome::NotMet, "{reason}");
        assert_eq!(reason.contains("Chỉ tính lượt đăng ký trong thời hạn"), outcome == Outcome::NotMet, "{reason}");
    }
}

#[test]
fn who_came_after_the_area_had_registered_does_not_keep_it_from_being_whole() {
    for (programme, since, outcome) in [
        ("5-nhat", "2023-03-31", Outcome::NotMet),
        ("5-nhat", "2023-04-01", Outcome::Met),
        ("antt", "2023-03-31", Outcome::NotMet),
        ("antt", "2023-04-01", Outcome::Met),
    ] {
        let mut facts = town(programme, 2023, &[2]);
        facts.households[0].since = day(since);
        facts.households[0].registered_on = None;
        if let Some(marks) = &mut facts.households[0].marks {
            marks.found.remove("HGD-1");
        }
        let year = assess_year(&rules(programme, 2023), &facts);
        let (found, reason) = found(&year, Title::Area, "KDC-1c");
        assert_eq!(found, outcome, "{programme} {since}: {reason}");
    }
}

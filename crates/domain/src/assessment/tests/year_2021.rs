//! The shape of the sample ward's year 2021, built as a table: the figures that its workbooks must give.

use super::town::{assessed, by, case, household_id, town};
use crate::assessment::{Outcome, VoteFacts};
use crate::incident::Role;
use crate::register::Title;

/// Households per area, and households that fail a criterion by the meeting alone, by the ledger, and by the vote.
const HOUSEHOLDS: [usize; 10] = [271, 263, 248, 255, 239, 268, 251, 244, 259, 248];
const MEETING_FAILS: usize = 33;
const LEDGER_FAILS: usize = 86;
const VOTE_FAILS: usize = 15;

#[test]
fn the_year_2021_recognises_all_but_those_who_fail_a_criterion_or_the_vote() {
    let mut facts = town("5-nhat", 2021, &HOUSEHOLDS);
    // An eleventh, a twelfth unit …: twelve agencies and enterprises, one of which fails its third criterion.
    let template = facts.units.iter().find(|unit| unit.organisation.code == "DN01").unwrap().clone();
    for number in 2..=10 {
        let mut unit = template.clone();
        unit.organisation.id.0 = format!("dn{number:02}");
        unit.organisation.code = format!("DN{number:02}");
        if number == 7 {
            unit.dossier.as_mut().unwrap().marks.found.insert("C23-3".to_owned(), false);
        }
        facts.units.push(unit);
    }
    let count = facts.households.len();
    for at in 0..MEETING_FAILS + LEDGER_FAILS {
        // Spread over the ward.
        let household = &mut facts.households[at * 21 % count];
        let marks = &mut household.marks.as_mut().unwrap().found;
        if at < MEETING_FAILS {
            marks.insert(["HGD-5", "HGD-7", "HGD-9"][at % 3].to_owned(), false);
        } else {
            marks.insert("HGD-3".to_owned(), false);
            let id = household.subject.id.clone();
            let mut incident = by(case("2021-06-01"), id, Role::Offender);
            incident.id.0 = format!("case-{at}");
            facts.incidents.push(incident);
        }
    }
    for at in 0..VOTE_FAILS {
        let household = &mut facts.households[at * 21 + 7];
        let households = household.vote.unwrap().households;
        household.vote = Some(VoteFacts { agree: households / 2, households, present: households * 4 / 5 });
    }
    let year = assessed(&facts);
    for (title, met, total, rate, outcome) in [
        (Title::Household, 2412, 2546, "94,7%", Outcome::NotMet),
        (Title::Area, 10, 10, "100,0%", Outcome::Met),
        (Title::School, 3, 3, "100,0%", Outcome::Met),
        (Title::Organisation, 11, 12, "91,7%", Outcome::NotMet),
        (Title::Commune, 1, 1, "100,0%", Outcome::Met),
    ] {
        let line = year.summary(title).unwrap();
        assert_eq!((line.met, line.total, line.registered), (met, total, total), "{title}");
        assert_eq!((line.rate.as_str(), line.outcome), (rate, outcome), "{title}");
        assert_eq!(year.open_findings(title), 0, "{title}");
    }
    let failed = year.title(Title::Organisation).iter().find(|one| one.outcome == Outcome::NotMet).unwrap();
    let finding = failed.findings.iter().find(|finding| finding.outcome == Outcome::NotMet).unwrap();
    assert_eq!((failed.subject.code.as_str(), finding.criterion.as_str()), ("DN07", "C23-3"));
    assert_eq!(finding.citation, "Điều 7 Thông tư số 23/2012/TT-BCA");
    assert!(!finding.verified);
}

#[test]
fn a_failed_household_is_told_the_fact_its_day_and_the_clause() {
    let mut facts = town("5-nhat", 2021, &[4]);
    facts.incidents.push(by(case("2021-10-12"), household_id(0, 1), Role::Offender));
    facts.households[1].marks.as_mut().unwrap().found.insert("HGD-3".to_owned(), false);
    let year = assessed(&facts);
    let household = &year.title(Title::Household)[1];
    let finding = household.findings.iter().find(|finding| finding.outcome == Outcome::NotMet).unwrap();
    assert_eq!(
        finding.reason,
        "Có 01 vụ vi phạm hành chính về ANTT ngày 12/10/2021, đã kết luận, chủ hộ hoặc thành viên là người vi phạm. \
         Cuộc họp bình xét ngày 03/11/2021 xác định chưa đạt."
    );
    assert!(finding.citation.starts_with("tiêu chí 3 Bộ tiêu chí"), "{}", finding.citation);
}

//! What holds of every year, whatever its facts.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::oracle::{any_case, any_town};
use super::town::{area_id, assessed, household_id, rules, town};
use crate::assessment::{Assessment, Facts, Outcome, VoteFacts, YearAssessment, assess, assess_year};
use crate::criteria::{Check, Library, ShareBase};
use crate::ground::date;
use crate::incident::{CaseState, Incident, Role};
use crate::register::{AreaChange, AreaLineage, Title};

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::NotMet => 0,
        Outcome::Open => 1,
        Outcome::Met | Outcome::NotApplicable => 2,
    }
}

fn outcomes(year: &YearAssessment) -> Vec<Outcome> {
    year.by_title.values().flatten().map(|one| one.outcome).collect()
}

/// Everything but the names.
fn unnamed(year: &YearAssessment) -> Vec<Assessment> {
    let mut all: Vec<Assessment> = year.by_title.values().flatten().cloned().collect();
    all.iter_mut().for_each(|one| one.subject.name.clear());
    all
}

/// One fact that speaks for a household, an area or a unit, by number.
fn improve(facts: &mut Facts, what: usize, whom: usize) {
    let household = whom % facts.households.len();
    match what {
        0..=8 => {
            let found = &mut facts.households[household].marks.as_mut().unwrap().found;
            found.insert(format!("HGD-{}", what + 1), true);
        }
        9 => {
            facts.households[household].vote = Some(VoteFacts { agree: 6, households: 6, present: 6 });
        }
        10 => facts.households[household].registered_on = date::parse("2021-02-01"),
        11 => {
            let id = facts.households[household].subject.id.clone();
            facts.incidents.retain(|case| case.parties.iter().all(|party| party.subject != id));
        }
        12 => {
            let at = whom % facts.areas.len();
            let found = &mut facts.areas[at].dossier.as_mut().unwrap().marks.found;
            found.extend((1..=4).map(|number| (format!("K23-{number}"), true)));
        }
        _ => {
            let at = whom % facts.units.len();
            let found = &mut facts.units[at].dossier.as_mut().unwrap().marks.found;
            found.values_mut().for_each(|mark| *mark = true);
        }
    }
}

/// A part of a whole, mostly within one of the threshold: where rounding lies if it does.
fn near(whole: usize, percent: usize) -> impl Strategy<Value = usize> {
    let needed = (whole * percent).div_ceil(100);
    prop_oneof![
        4 => needed.saturating_sub(1).min(whole)..=(needed + 1).min(whole),
        1 => 0..=whole,
    ]
}

/// The rate and the number missing that a reason prints, held against whole numbers.
fn says_no_lie(outcome: Outcome, reason: &str, (part, whole): (u64, u64), at_least: u64) -> Result<(), TestCaseError> {
    let number = |text: &str| text.trim_end_matches('%').replace(',', "").parse::<u64>().unwrap();
    let after = |word: &str| reason.split(word).nth(1).map(|rest| number(rest.split([';', '%', ' ']).next().unwrap()));
    let tenths = after("tỷ lệ ").unwrap();
    let is_met = at_least * whole <= 100 * part;
    prop_assert_eq!(outcome == Outcome::Met, is_met, "{}", reason);
    prop_assert_eq!(is_met, 10 * at_least <= tenths, "{}", reason);
    // Cut, or rounded to the nearest tenth: never further from the truth than one tenth.
    prop_assert!((1000 * part).abs_diff(tenths * whole) <= whole, "{}", reason);
    let missing = (at_least * whole).div_ceil(100).saturating_sub(part);
    prop_assert_eq!(after("thiếu ").unwrap_or(0), missing, "{}", reason);
    Ok(())
}

proptest! {
    #[test]
    fn one_more_met_criterion_never_lowers_an_outcome(
        mut facts in any_town(),
        spoilt in prop::collection::vec((0..6_usize, any::<bool>()), 0..4),
        (what, whom) in (0..14_usize, 0..12_usize),
    ) {
        for (unit, is_met) in spoilt {
            facts.units[unit].dossier.as_mut().unwrap().marks.found.values_mut().for_each(|mark| *mark = is_met);
        }
        facts.areas[1].dossier.as_mut().unwrap().marks.found.insert("K23-3".to_owned(), false);
        let before = assessed(&facts);
        improve(&mut facts, what, whom);
        let after = assessed(&facts);
        for (title, all) in &before.by_title {
            for (one, other) in all.iter().zip(after.title(*title)) {
                prop_assert!(
                    rank(one.outcome) <= rank(other.outcome),
                    "{} from {} to {}", one.subject.code, one.outcome, other.outcome
                );
            }
        }
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(facts in any_town(), turn in 0..6_usize) {
        let mut other = facts.clone();
        other.households.rotate_left(turn % 6);
        other.households.reverse();
        other.areas.reverse();
        other.units.rotate_left(turn % 6);
        other.incidents.reverse();
        other.incidents.iter_mut().for_each(|case| case.parties.reverse());
        prop_assert_eq!(assessed(&facts), assessed(&other));
    }

    #[test]
    fn the_names_of_persons_change_nothing(facts in any_town(), name in "[A-ZĐÁ][a-zđấ ]{0,12}") {
        let mut other = facts.clone();
        for household in &mut other.households {
            household.subject.name = format!("{name} {}", household.subject.code);
        }
        for unit in &mut other.units {
            unit.organisation.head.clone_from(&name);
        }
        for case in &mut other.incidents {
            case.summary.clone_from(&name);
        }
        prop_assert_eq!(unnamed(&assessed(&facts)), unnamed(&assessed(&other)));
    }

    #[test]
    fn a_case_that_does_not_count_changes_nothing(
        facts in any_town(), mut stray in any_case(2, 3), way in 0..6_usize,
    ) {
        stray.id.0 = "stray".to_owned();
        // Inside the window, so that only its kind keeps it from counting.
        stray.date = date::parse("2021-05-05").unwrap();
        stray.state = CaseState::Concluded;
        match way {
            0 => stray.state = CaseState::Verifying,
            1 => stray.state = CaseState::Unfounded,
            2 => stray.state = CaseState::Appealed,
            3 => stray.parties[0].role = Role::Victim,
            4 => stray.parties[0].role = Role::Reporter,
            _ => stray.date = date::parse("2021-11-20").unwrap(),
        }
        stray.concluded_on = None;
        let mut other = facts.clone();
        other.incidents.push(stray);
        prop_assert_eq!(assessed(&facts), assessed(&other));
    }

    #[test]
    fn no_share_of_people_contradicts_its_outcome(
        ((pupils, signed), at_least) in (0..9_900_u32, prop::sample::select(vec![70_u32, 100])).prop_flat_map(|(pupils, at_least)| {
            let signed = near(pupils as usize + 100, at_least as usize);
            ((Just(pupils), signed), Just(at_least))
        }),
    ) {
        let mut facts = town("5-nhat", 2021, &[1]);
        let unit = &mut facts.units[0];
        (unit.organisation.staff, unit.organisation.pupils) = (Some(100), Some(pupils));
        unit.people_signed = Some(signed as u32);
        // The attested part is met; only the share is in question.
        unit.dossier.as_mut().unwrap().marks.found.insert("T23-1".to_owned(), true);
        let school = assess(&of_people(at_least).year("5-nhat", 2021).unwrap(), &facts, Title::School)[0].clone();
        let found = school.findings.iter().find(|finding| finding.criterion == "T23-1").unwrap();
        let (part, whole) = (signed as u64, u64::from(pupils) + 100);
        let outcome = if part * 100 >= u64::from(at_least) * whole { Outcome::Met } else { Outcome::NotMet };
        // Where the count fails, the mark disagrees: a conflict, whose first source is the count.
        let said = found.conflict.first().map_or((found.outcome, &found.reason), |(_, said, reason)| (*said, reason));
        prop_assert_eq!(said.0, outcome, "{}/{} of {}: {}", part, whole, at_least, said.1);
        says_no_lie(said.0, said.1, (part, whole), u64::from(at_least))?;
    }

    #[test]
    fn the_sum_of_the_ward_is_the_sum_of_its_areas_also_across_a_merger(
        incidents in prop::collection::vec(any_case(3, 3), 0..30),
        is_merged in any::<bool>(),
    ) {
        let mut facts = town("antt", 2023, &[3, 3, 3]);
        facts.incidents = incidents;
        facts.incidents.sort_by(|a, b| a.id.cmp(&b.id));
        facts.incidents.dedup_by(|a, b| a.id == b.id);
        for case in &mut facts.incidents {
            // The window of the area and of the ward are not the same days; only days in both are summed.
            case.date = case.date.with().year(if case.date.year() < 2021 { 2022 } else { 2023 }).month(6).day(5).build().unwrap();
        }
        if is_merged {
            // On 1 March 2023 the third area went into the second.
            facts.areas.remove(2);
            facts.lineage.push(AreaLineage {
                from: area_id(2),
                into: area_id(1),
                change: AreaChange::Merge,
                date: date::parse("2023-03-01").unwrap(),
            });
            facts.households.iter_mut().filter(|one| one.area == area_id(2)).for_each(|one| one.area = area_id(1));
        }
        let library = counting_ward();
        let year = assess_year(&library.year("antt", 2023).unwrap(), &facts);
        let counts = |reason: &str| -> (u64, u64) {
            let number = |text: &str| text.split(" vụ").next().unwrap().rsplit(' ').next().unwrap().parse().unwrap();
            let (now, before) = reason.split_once("; cùng kỳ năm trước: ").unwrap();
            (number(now.rsplit_once(": ").unwrap().1), number(before))
        };
        let told = |assessment: &Assessment, criterion: &str| {
            assessment.findings.iter().find(|one| one.criterion == criterion).unwrap().reason.clone()
        };
        let areas: Vec<(u64, u64)> = year.title(Title::Area).iter().map(|area| counts(&told(area, "KDC-4a"))).collect();
        let of_ward = counts(&told(&year.title(Title::Commune)[0], "XP-2"));
        let ledger = |year: i16| facts.incidents.iter().filter(|case| is_counted(case, year)).count() as u64;
        let sum = areas.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        prop_assert_eq!(sum, (ledger(2023), ledger(2022)));
        prop_assert_eq!(of_ward, sum, "the ward's own finding");
        // Households too: whoever moved with the area is counted once, there.
        let registered: u64 = year.title(Title::Area).iter().map(|area| {
            let reason = told(area, "KDC-1c");
            reason.split(['/', ' ']).find_map(|word| word.parse::<u64>().ok()).unwrap()
        }).sum();
        prop_assert_eq!(registered, 9);
    }
}

proptest! {
    // A thousand areas take their time.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_printed_percentage_contradicts_its_outcome(
        (areas, met) in (1..1_500_usize).prop_flat_map(|areas| (Just(areas), near(areas, 70))),
    ) {
        // Areas alone: what is in them changes nothing here.
        let mut facts = town("5-nhat", 2021, &vec![0; areas]);
        for area in &mut facts.areas[met..] {
            area.dossier.as_mut().unwrap().marks.found.insert("K23-4".to_owned(), false);
        }
        let standing = facts.areas[..met].iter().map(|area| area.subject.id.clone()).collect();
        facts.recognised.insert(Title::Area, standing);
        let year = assessed(&facts);
        let ward = &year.title(Title::Commune)[0];
        let share = ward.findings.iter().find(|finding| finding.criterion == "X23-4").unwrap();
        says_no_lie(share.outcome, &share.reason, (met as u64, areas as u64), 70)?;
    }
}

/// T23-1 asking for 100 % of the people, as the circular does, or for 70 %.
fn of_people(at_least: u32) -> &'static Library {
    static OF_SEVENTY: OnceLock<Library> = OnceLock::new();
    if at_least == 100 {
        return Library::builtin();
    }
    OF_SEVENTY.get_or_init(|| {
        let text = include_str!("../../../../../criteria/tt23-2012/school.toml");
        let text = text.replace("at_least = 100", &format!("at_least = {at_least}"));
        Library::with_own(vec![("tt23-2012/school.toml".to_owned(), text)]).unwrap()
    })
}

/// The ward's XP-2 with nothing but its count, so that every reason tells it.
fn counting_ward() -> &'static Library {
    static COUNTING: OnceLock<Library> = OnceLock::new();
    let is_other = |line: &&str| {
        let line = line.trim();
        line.starts_with("{ check = \"no_incident\"") || line.starts_with("{ check = \"attested\" },")
    };
    COUNTING.get_or_init(|| {
        let text = include_str!("../../../../../criteria/tt124-2021/commune.toml");
        let text: Vec<&str> = text.lines().filter(|line| !is_other(line)).collect();
        Library::with_own(vec![("tt124-2021/commune.toml".to_owned(), text.join("\n"))]).unwrap()
    })
}

fn is_counted(case: &Incident, year: i16) -> bool {
    let classes = rules("antt", 2023).title(Title::Area).unwrap().set.criteria.iter().find_map(|criterion| {
        criterion.checks.iter().find_map(|check| match check {
            Check::NotAboveLastYear { classes } => Some(classes.clone()),
            _ => None,
        })
    });
    case.state == CaseState::Concluded && case.date.year() == year && classes.unwrap().contains(&case.class)
}

#[test]
fn a_town_spoilt_nowhere_is_met_everywhere() {
    let year = assessed(&town("5-nhat", 2021, &[3, 4]));
    assert!(outcomes(&year).iter().all(|outcome| *outcome == Outcome::Met));
    assert_eq!(year.title(Title::Household)[0].subject.id, household_id(0, 0));
}

#[test]
fn every_share_of_the_shipped_sets_counts_children_or_people() {
    for set in crate::criteria::Library::builtin().sets() {
        for check in set.criteria.iter().flat_map(|criterion| &criterion.checks) {
            if let Check::Share { of, children, .. } = check {
                let is_of_children = matches!(of, ShareBase::Registered | ShareBase::Recognised);
                assert_eq!(is_of_children, !children.is_empty(), "{}", set.id);
            }
        }
    }
}

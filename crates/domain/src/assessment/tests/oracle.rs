//! A second, tiny judge of the household title, written from domain.md §4.3 alone: whoever changes the engine must change
//! both, or say why they may differ.

use proptest::prelude::*;

use super::town::{area_id, assessed, case, day, household_id, town};
use crate::assessment::{Facts, HouseholdFacts, Outcome, VoteFacts};
use crate::incident::{CaseState, Incident, IncidentClass, Party, Role, Severity};
use crate::register::Title;

/// Is the case the household's, and does it count?
fn counts(case: &Incident, household: &HouseholdFacts) -> bool {
    case.state == CaseState::Concluded
        && (day("2020-11-01")..=day("2021-10-31")).contains(&case.concluded_on.unwrap_or(case.date))
        && case.parties.iter().any(|p| p.role == Role::Offender && p.subject == household.subject.id)
}

/// None = open.
fn criterion(number: u8, facts: &Facts, household: &HouseholdFacts) -> Option<bool> {
    let mark = household.marks.as_ref().and_then(|marks| marks.found.get(&format!("HGD-{number}")).copied());
    let class = match number {
        2 => IncidentClass::Crime,
        3 => IncidentClass::Administrative,
        4 => IncidentClass::SocialEvil,
        6 => IncidentClass::Dispute,
        8 => IncidentClass::Traffic,
        1 => {
            // "registered / signed the commitment this year"
            let is_registered = household.registered_on.is_some_and(|on| on.year() == 2021);
            return if mark.is_none_or(|mark| mark == is_registered) { Some(is_registered) } else { None };
        }
        _ => return mark,
    };
    let mine: Vec<&Incident> =
        facts.incidents.iter().filter(|case| case.class == class && counts(case, household)).collect();
    let is_traffic = class == IncidentClass::Traffic;
    let is_heavy = |case: &&Incident| !is_traffic || case.severity.is_some_and(|s| Severity::Serious <= s);
    if !mine.iter().any(is_heavy) && is_traffic && mine.iter().any(|case| case.severity.is_none()) {
        return None;
    }
    let is_clean = !mine.iter().any(is_heavy);
    if mark.is_none_or(|mark| mark == is_clean) { Some(is_clean) } else { None }
}

fn judge(facts: &Facts, household: &HouseholdFacts) -> Outcome {
    let vote = household.vote.and_then(|vote| {
        let is_sound = 0 < vote.households && vote.agree <= vote.households && vote.present <= vote.households;
        is_sound.then_some(vote.households < 2 * vote.agree)
    });
    let found: Vec<Option<bool>> = (1..=9).map(|number| criterion(number, facts, household)).chain([vote]).collect();
    if found.contains(&Some(false)) {
        Outcome::NotMet
    } else if found.contains(&None) {
        Outcome::Open
    } else {
        Outcome::Met
    }
}

prop_compose! {
    pub fn any_case(areas: usize, households: usize)(
        number in any::<u32>(),
        offset in 0..800_i64,
        class in prop::sample::select(IncidentClass::ALL),
        severity in prop::option::of(prop::sample::select(Severity::ALL)),
        state in prop::sample::select(CaseState::ALL),
        role in prop::sample::select(Role::ALL),
        area in 0..areas,
        household in 0..households,
        (handled_in_time, force_majeure) in any::<(bool, bool)>(),
        later in prop::option::of(0..500_i64),
    ) -> Incident {
        let mut incident = case("2020-01-01");
        incident.id.0 = format!("case-{number}");
        incident.date = day("2019-11-01").saturating_add(jiff::Span::new().days(offset));
        incident.concluded_on = later.map(|days| incident.date.saturating_add(jiff::Span::new().days(days)));
        incident.area = Some(area_id(area));
        incident.parties = vec![Party { title: Title::Household, subject: household_id(area, household), role }];
        Incident { class, severity, state, handled_in_time, force_majeure, ..incident }
    }
}

prop_compose! {
    /// A town of two areas of three households, spoilt in every way at once.
    pub fn any_town()(
        marks in prop::collection::vec(prop::option::weighted(0.9, prop::bool::weighted(0.9)), 54),
        registered in prop::collection::vec(prop::option::weighted(0.9, 0..400_i64), 6),
        votes in prop::collection::vec(prop::option::weighted(0.9, (0..8_u32, 0..8_u32)), 6),
        incidents in prop::collection::vec(any_case(2, 3), 0..12),
    ) -> Facts {
        let mut facts = town("5-nhat", 2021, &[3, 3]);
        for (at, household) in facts.households.iter_mut().enumerate() {
            let found = &mut household.marks.as_mut().unwrap().found;
            for number in 0..9 {
                let id = format!("HGD-{}", number + 1);
                match marks[at * 9 + number] {
                    Some(mark) => found.insert(id, mark),
                    None => found.remove(&id),
                };
            }
            household.registered_on =
                registered[at].map(|days| day("2020-12-15").saturating_add(jiff::Span::new().days(days)));
            household.vote = votes[at].map(|(agree, present)| VoteFacts { agree, present, households: 6 });
        }
        facts.incidents = incidents;
        facts.incidents.sort_by(|a, b| a.id.cmp(&b.id));
        facts.incidents.dedup_by(|a, b| a.id == b.id);
        facts
    }
}

proptest! {
    #[test]
    fn the_engine_and_the_oracle_agree_on_every_household(facts in any_town()) {
        let year = assessed(&facts);
        for (household, found) in facts.households.iter().zip(year.title(Title::Household)) {
            prop_assert_eq!(&found.subject, &household.subject);
            prop_assert_eq!(found.outcome, judge(&facts, household), "{:#?}", found.findings);
        }
    }
}

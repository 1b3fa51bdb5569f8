use domain::ground::id::{AreaId, IncidentId, SubjectId};
use domain::ground::window::Window;
use domain::incident::{CaseState, Incident, IncidentClass, Party, Role, Severity};
use domain::register::Title;
use store::incident;
use testkit::{day, each_database, id};

pub fn case(number: u32, date: &str, parties: &[(u32, Role)]) -> Incident {
    let party = |(household, role): &(u32, Role)| Party {
        title: Title::Household,
        subject: SubjectId(id("household", *household)),
        role: *role,
    };
    Incident {
        id: IncidentId(id("incident", number)),
        date: day(date),
        concluded_on: None,
        area: Some(AreaId(id("area", 1))),
        class: IncidentClass::Traffic,
        severity: Some(Severity::Serious),
        state: CaseState::Concluded,
        summary: "Vi phạm nồng độ cồn".to_owned(),
        handled_in_time: true,
        force_majeure: false,
        parties: parties.iter().map(party).collect(),
    }
}

#[test]
fn cases_of_a_window_come_by_day_with_their_parties_in_order() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let late = case(1, "2021-11-14", &[(2, Role::Victim), (1, Role::Offender)]);
        let early = case(2, "2020-11-15", &[]);
        let outside = case(3, "2021-11-15", &[(3, Role::Offender)]);
        let all = [(&late, "a"), (&early, "b"), (&outside, "c")];
        incident::insert_all(&mut tx, &all).await.unwrap();
        let window = Window { from: day("2020-11-15"), until: day("2021-11-14") };
        assert_eq!(incident::list(&mut tx, window).await.unwrap(), [early, late.clone()]);
        assert_eq!(incident::find(&mut tx, &late.id).await.unwrap(), Some(late));
        let known = incident::fingerprints(&mut tx).await.unwrap();
        assert_eq!((known.len(), known.get("c")), (3, Some(&outside.id)));
    });
}

#[test]
fn a_case_belongs_to_the_window_of_its_conclusion_too() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut found =
            Incident { concluded_on: Some(day("2022-03-05")), ..case(1, "2021-06-01", &[(1, Role::Offender)]) };
        found.class = IncidentClass::TrafficAccident;
        incident::insert(&mut tx, &found, "a").await.unwrap();
        for (from, until, is_listed) in [
            ("2020-11-01", "2021-10-31", true),
            ("2021-11-01", "2022-10-31", true),
            ("2021-11-01", "2022-03-04", false),
            ("2022-11-01", "2023-10-31", false),
        ] {
            let window = Window { from: day(from), until: day(until) };
            let expected: Vec<Incident> = is_listed.then(|| found.clone()).into_iter().collect();
            assert_eq!(incident::list(&mut tx, window).await.unwrap(), expected, "{from}");
        }
        found.concluded_on = None;
        incident::update(&mut tx, &found).await.unwrap();
        assert_eq!(incident::find(&mut tx, &found.id).await.unwrap(), Some(found));
    });
}

#[test]
fn a_case_changes_with_its_parties_and_the_same_line_is_taken_in_once() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut known = case(1, "2021-05-01", &[(1, Role::Offender), (2, Role::Witness)]);
        incident::insert(&mut tx, &known, "a").await.unwrap();
        known.state = CaseState::Unfounded;
        known.area = None;
        known.severity = None;
        known.handled_in_time = false;
        known.force_majeure = true;
        known.parties.remove(0);
        incident::update(&mut tx, &known).await.unwrap();
        assert_eq!(incident::find(&mut tx, &known.id).await.unwrap(), Some(known.clone()));
        assert!(incident::delete(&mut tx, &known.id).await.unwrap());
        assert!(!incident::delete(&mut tx, &known.id).await.unwrap());
        incident::insert(&mut tx, &known, "a").await.unwrap();
        let again = case(2, "2021-05-01", &[]);
        assert!(incident::insert(&mut tx, &again, "a").await.unwrap_err().is_duplicate());
    });
}

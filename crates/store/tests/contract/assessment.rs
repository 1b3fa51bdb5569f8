use domain::assessment::{Assessment, Finding, Outcome, Settlement, Source};
use domain::ground::id::SubjectId;
use domain::register::{Subject, Title};
use store::settlement::{self, Given};
use store::{assessment, campaign};
use testkit::{each_database, id, instant};

pub fn judged(number: u32, outcome: Outcome) -> Assessment {
    let finding = |criterion: &str, outcome, conflict| Finding {
        criterion: criterion.to_owned(),
        outcome,
        source: Source::Meeting,
        reason: "cuộc họp ngày 20/10/2021".to_owned(),
        citation: "Điều 4 khoản 1".to_owned(),
        verified: true,
        conflict,
    };
    Assessment {
        subject: Subject {
            id: SubjectId(id("household", number)),
            title: Title::Household,
            code: format!("BH{number:06}"),
            name: "Nguyễn Văn Đức".to_owned(),
        },
        outcome,
        registered: number.is_multiple_of(2),
        findings: vec![
            finding("H1", Outcome::Met, Vec::new()),
            finding("H2", outcome, vec![(Source::Ledger, Outcome::NotMet, "vụ việc".to_owned())]),
        ],
    }
}

#[test]
fn the_last_assessment_takes_the_place_of_the_one_before() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let title = Title::Household;
        let first = [judged(1, Outcome::Open), judged(2, Outcome::Open)];
        assessment::replace_all(&mut tx, &opened.id, title, &first, false).await.unwrap();
        assert_eq!(assessment::count_open(&mut tx, &opened.id, title).await.unwrap(), 2);
        // Whoever fails anyway hinders no listing by what else is open about them.
        let hopeless = Assessment { outcome: Outcome::NotMet, ..judged(4, Outcome::Open) };
        let second = [judged(3, Outcome::NotMet), judged(1, Outcome::Met), judged(2, Outcome::Open), hopeless];
        assessment::replace_all(&mut tx, &opened.id, title, &second, false).await.unwrap();
        assert_eq!(assessment::list(&mut tx, &opened.id, title).await.unwrap(), second);
        assert_eq!(assessment::count_open(&mut tx, &opened.id, title).await.unwrap(), 1);
        assert_eq!(assessment::count_open(&mut tx, &opened.id, Title::Area).await.unwrap(), 0);
        let found = assessment::find(&mut tx, &opened.id, title, &second[1].subject.id).await.unwrap();
        assert_eq!(found, Some(second[1].clone()));
        let standings = assessment::list_standings(&mut tx, &opened.id, title).await.unwrap();
        let outcomes: Vec<_> = standings.iter().map(|s| (s.subject.clone(), s.outcome, s.is_registered)).collect();
        let expected: Vec<_> = second.iter().map(|a| (a.subject.clone(), a.outcome, a.registered)).collect();
        assert_eq!(outcomes, expected);
    });
}

#[test]
fn assessments_are_frozen_and_opened_again() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let title = Title::Household;
        assessment::replace_all(&mut tx, &opened.id, title, &[judged(1, Outcome::Met)], true).await.unwrap();
        assert!(assessment::is_frozen(&mut tx, &opened.id, title).await.unwrap());
        assessment::freeze(&mut tx, &opened.id, title, false).await.unwrap();
        assert!(!assessment::is_frozen(&mut tx, &opened.id, title).await.unwrap());
    });
}

#[test]
fn the_last_word_on_a_conflict_holds_and_the_earlier_ones_stay() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let given = |criterion: &str, outcome, at: &str| Given {
            settlement: Settlement {
                title: Title::Household,
                subject: SubjectId(id("household", 1)),
                criterion: criterion.to_owned(),
                outcome,
                reason: "đã xác minh".to_owned(),
                basis: format!("{outcome} {at}"),
            },
            actor: "can-bo".to_owned(),
            at: instant(at),
        };
        let all = [
            given("H2", Outcome::Met, "2021-10-01T00:00:00.001Z"),
            given("H1", Outcome::NotMet, "2021-10-02T00:00:00Z"),
            given("H2", Outcome::NotMet, "2021-10-03T00:00:00Z"),
        ];
        for one in &all {
            settlement::insert(&mut tx, &opened.id, one).await.unwrap();
        }
        let holding = [all[1].settlement.clone(), all[2].settlement.clone()];
        assert_eq!(settlement::list(&mut tx, &opened.id).await.unwrap(), holding);
        assert_eq!(settlement::history(&mut tx, &opened.id).await.unwrap(), all);
    });
}

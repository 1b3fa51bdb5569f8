use domain::ground::window::Validity;
use domain::register::{Organisation, OrganisationFacts, Scale};
use store::organisation;
use testkit::{SmallWard, day, each_database};

#[test]
fn organisations_are_kept_with_what_decides_whether_a_rule_covers_them() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().organisations;
        assert_eq!(organisation::list(&mut tx).await.unwrap(), [known[1].clone(), known[0].clone()]);
        assert_eq!(organisation::find(&mut tx, &known[0].id).await.unwrap().as_ref(), Some(&known[0]));
        assert_eq!(organisation::find_by_code(&mut tx, "DN01").await.unwrap().as_ref(), Some(&known[1]));
        let changed = Organisation {
            address: "Nơi khác".to_owned(),
            validity: Validity { from: day("2012-01-01"), until: Some(day("2020-12-31")) },
            ..known[1].clone()
        };
        organisation::update(&mut tx, &changed).await.unwrap();
        assert_eq!(organisation::find(&mut tx, &changed.id).await.unwrap(), Some(changed));
        assert_eq!(organisation::list_on(&mut tx, day("2020-12-31")).await.unwrap().len(), 2);
        assert_eq!(organisation::list_on(&mut tx, day("2021-01-01")).await.unwrap(), [known[0].clone()]);
    });
}

#[test]
fn the_facts_of_a_day_are_those_of_then() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().organisations[1].clone();
        let small = OrganisationFacts { scale: Some(Scale::Small), staff: Some(30), ..known.facts() };
        let medium = OrganisationFacts { scale: Some(Scale::Medium), staff: None, ..known.facts() };
        for (from, facts) in [("2022-01-01", small), ("2023-01-01", small), ("2023-01-01", medium)] {
            organisation::put_facts(&mut tx, &known.id, day(from), &facts).await.unwrap();
        }
        for (on, facts) in [("2021-12-31", known.facts()), ("2022-01-01", small), ("2024-01-01", medium)] {
            let all = organisation::list_on(&mut tx, day(on)).await.unwrap();
            assert_eq!(all[0], known.clone().with(facts), "{on}");
        }
        assert_eq!(organisation::find(&mut tx, &known.id).await.unwrap(), Some(known.clone().with(medium)));
        let all = organisation::list_facts(&mut tx).await.unwrap();
        let own: Vec<_> = all.into_iter().filter(|one| one.0 == known.id).map(|one| (one.1, one.2)).collect();
        assert_eq!(own.len(), 3);
        assert_eq!(own[2], (day("2023-01-01"), medium));
    });
}

#[test]
fn an_organisation_is_put_in_and_deleted() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().organisations;
        assert!(organisation::insert(&mut tx, &known[0]).await.unwrap_err().is_duplicate());
        tx.rollback().await.unwrap();
        let mut tx = database.begin(&testkit::commune()).await.unwrap();
        assert!(organisation::delete(&mut tx, &known[0].id).await.unwrap());
        assert!(!organisation::delete(&mut tx, &known[0].id).await.unwrap());
        organisation::insert(&mut tx, &known[0]).await.unwrap();
        assert_eq!(organisation::list(&mut tx).await.unwrap().len(), 2);
    });
}

#[test]
fn an_organisation_that_closes_has_a_last_day_and_may_get_it_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = SmallWard::new().organisations[0].clone();
        for until in [Some(day("2022-05-31")), None] {
            organisation::end(&mut tx, &one.id, until, "chuyển đi nơi khác").await.unwrap();
            let found = organisation::find(&mut tx, &one.id).await.unwrap().unwrap();
            assert_eq!(found.validity, Validity { until, ..one.validity });
        }
    });
}

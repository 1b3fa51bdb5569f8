use domain::ground::window::Validity;
use domain::register::{Organisation, OrganisationKind, Scale};
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
            kind: OrganisationKind::Enterprise,
            scale: Some(Scale::Medium),
            staff: None,
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

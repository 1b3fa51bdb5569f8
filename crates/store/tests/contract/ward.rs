use domain::ground::id::CommuneCode;
use domain::ground::window::Validity;
use domain::place::{CommuneKind, CommuneName, Lineage};
use store::ward::{self, Ward};
use testkit::{SmallWard, commune, day, each_database};

#[test]
fn a_ward_is_found_in_its_own_transaction_and_listed_with_the_others() {
    each_database(|database| async move {
        let one = SmallWard::new().ward;
        let two =
            Ward { commune: CommuneCode::parse("18112").unwrap(), name: "Phường Bên".to_owned(), ..one.clone() };
        for ward in [&one, &two] {
            let mut tx = database.begin(&ward.commune).await.unwrap();
            assert_eq!(ward::find(&mut tx).await.unwrap(), None);
            ward::insert(&mut tx, ward).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut tx = database.read(&one.commune).await.unwrap();
        assert_eq!(ward::find(&mut tx).await.unwrap(), Some(one.clone()));
        drop(tx);
        assert_eq!(ward::list(&database).await.unwrap(), [two.clone(), one]);
        assert_eq!(ward::codes(&database).await.unwrap(), [two.commune, commune()]);
    });
}

#[test]
fn a_ward_is_renamed_and_a_second_one_of_the_same_code_is_refused() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let ward = Ward { name: "Phường Mới".to_owned(), kind: CommuneKind::Ward, ..SmallWard::new().ward };
        ward::update(&mut tx, &ward).await.unwrap();
        assert_eq!(ward::find(&mut tx).await.unwrap(), Some(ward.clone()));
        assert!(ward::insert(&mut tx, &ward).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn names_and_predecessors_of_a_ward_are_kept_by_their_days() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let name = |name: &str, from: &str| CommuneName {
            name: name.to_owned(),
            kind: CommuneKind::Ward,
            parent: "tỉnh Hà Tĩnh".to_owned(),
            validity: Validity { from: day(from), until: None },
        };
        for entry in [name("Mới", "2025-07-01"), name("Cũ", "2010-01-01"), name("Mới nữa", "2025-07-01")] {
            ward::insert_name(&mut tx, &entry).await.unwrap();
        }
        let names = ward::list_names(&mut tx).await.unwrap();
        assert_eq!(names, [name("Cũ", "2010-01-01"), name("Mới nữa", "2025-07-01")]);

        let line = Lineage {
            into: commune(),
            from_name: "Bên Cạnh".to_owned(),
            from_kind: CommuneKind::Commune,
            date: day("2025-07-01"),
            source: "Nghị quyết".to_owned(),
        };
        ward::insert_lineage(&mut tx, &line).await.unwrap();
        ward::insert_lineage(&mut tx, &line).await.unwrap();
        assert_eq!(ward::list_lineage(&mut tx).await.unwrap(), [line]);
    });
}

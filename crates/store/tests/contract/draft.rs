use domain::ground::id::DraftId;
use domain::intake::{CellPlace, ImportKind, Mends};
use store::import::draft::{self, Draft};
use testkit::{each_database, instant};

fn draft() -> Draft {
    let mut mends = Mends::default();
    let place = CellPlace { sheet: "TDP1".to_owned(), row: 7, column: 3 };
    mends.put(place, Some("042061000001"), 0, "can-bo").unwrap();
    Draft {
        id: DraftId("draft-1".to_owned()),
        kind: ImportKind::Households,
        year: Some(2021),
        file_name: "hộ.xlsx".to_owned(),
        file_sha256: "ab".repeat(32),
        sheet: None,
        mapping: vec![("head".to_owned(), "Chủ hộ".to_owned()), ("phone".to_owned(), String::new())],
        mends,
        version: 0,
        result: None,
        actor: "can-bo".to_owned(),
        made_at: instant("2026-01-01T08:00:00Z"),
        touched_by: "can-bo".to_owned(),
        touched_at: instant("2026-01-01T08:00:00Z"),
    }
}

#[test]
fn a_draft_is_changed_by_whoever_saw_its_last_state() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let first = draft();
        draft::insert(&mut tx, &first).await.unwrap();
        assert_eq!(draft::find(&mut tx, &first.id).await.unwrap().unwrap(), first);
        let changed = Draft { sheet: Some("TDP1".to_owned()), touched_by: "mai".to_owned(), ..first.clone() };
        assert!(draft::update(&mut tx, &changed).await.unwrap());
        assert!(!draft::update(&mut tx, &changed).await.unwrap(), "it saw an older state");
        let found = draft::list(&mut tx).await.unwrap();
        assert_eq!(found, [Draft { version: 1, ..changed.clone() }]);
        assert_eq!(draft::count_of_file(&mut tx, &first.file_sha256).await.unwrap(), 1);
        draft::delete(&mut tx, &first.id).await.unwrap();
        assert_eq!(draft::find(&mut tx, &first.id).await.unwrap(), None);
    });
}

#[test]
fn what_was_typed_into_cells_lies_sealed() {
    let place = testkit::sqlite();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = place.open().await;
        let mut tx = super::begin(&database).await;
        draft::insert(&mut tx, &draft()).await.unwrap();
        tx.commit().await.unwrap();
        database.close().await;
    });
    for entry in std::fs::read_dir(place.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(9).any(|part| part == b"042061000"), "a number lies in clear");
    }
}

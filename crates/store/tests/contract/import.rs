use std::collections::BTreeMap;

use domain::ground::id::BatchId;
use domain::intake::ImportKind;
use store::import::{self, Batch, Table};
use testkit::{SmallWard, each_database, id, instant};

pub fn batch(number: u32, kind: ImportKind, year: Option<i16>) -> Batch {
    Batch {
        id: BatchId(id("batch", number)),
        kind,
        file_name: "ho-gia-dinh.xlsx".to_owned(),
        file_sha256: format!("{number:064}"),
        year,
        encoding: "UTF-8".to_owned(),
        read: 5,
        accepted: 4,
        held: 1,
        actor: "can-bo".to_owned(),
        at: instant(&format!("2021-02-03T04:05:{number:02}.678Z")),
        undone_at: None,
    }
}

#[test]
fn batches_are_kept_and_found_by_the_bytes_of_their_file() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut first = batch(1, ImportKind::Households, Some(2021));
        let second = batch(2, ImportKind::Totals, None);
        import::insert(&mut tx, &second).await.unwrap();
        import::insert(&mut tx, &first).await.unwrap();
        (first.read, first.accepted, first.held) = (9, 8, 1);
        import::update(&mut tx, &first).await.unwrap();
        assert_eq!(import::list(&mut tx).await.unwrap(), [second, first.clone()]);
        assert_eq!(import::find(&mut tx, &first.id).await.unwrap(), Some(first.clone()));
        let same = import::find_by_file(&mut tx, ImportKind::Households, &first.file_sha256).await.unwrap();
        assert_eq!(same.as_ref(), Some(&first));
        let other = import::find_by_file(&mut tx, ImportKind::Areas, &first.file_sha256).await.unwrap();
        assert_eq!(other, None);
    });
}

#[test]
fn changes_are_noted_with_what_was_there_before() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let households = SmallWard::new().households;
        let first = batch(1, ImportKind::Households, Some(2021));
        import::insert(&mut tx, &first).await.unwrap();
        let ids: Vec<String> = households[..2].iter().map(|household| household.id.to_string()).collect();
        let before = import::snapshot(&mut tx, Table::Household, &ids).await.unwrap();
        assert_eq!(before.iter().map(|snapshot| snapshot.id.clone()).collect::<Vec<_>>(), ids);
        import::record_inserted(&mut tx, &first.id, Table::Area, &["a".to_owned()]).await.unwrap();
        import::record_changed(&mut tx, &first.id, Table::Household, &before).await.unwrap();
        import::record_inserted(&mut tx, &first.id, Table::Commitment, &[]).await.unwrap();
        let changes = import::list_changes(&mut tx, &first.id).await.unwrap();
        let rows: Vec<_> = changes.iter().map(|change| (change.table, change.row.as_str())).collect();
        assert_eq!(rows, [(Table::Area, "a"), (Table::Household, &*ids[0]), (Table::Household, &*ids[1])]);
        assert_eq!(changes[0].before, None);
        assert_eq!(changes[2].before.as_ref(), Some(&before[1]));
        let noted = "select before from import_change where before is not null";
        let text = tx.one(noted, &[], |row| row.text("before")).await.unwrap();
        assert!(text.contains("Nguyễn Văn Đức") && !text.contains("042061000001"), "sealed fields stay sealed");
    });
}

#[test]
fn a_mapping_is_remembered_for_lists_with_the_same_headings() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mapping = |heading: &str| BTreeMap::from([("head".to_owned(), heading.to_owned())]);
        let kind = ImportKind::Households;
        assert_eq!(import::find_mapping(&mut tx, kind, "stt|ho ten").await.unwrap(), None);
        import::put_mapping(&mut tx, kind, "stt|ho ten", &mapping("Chủ hộ")).await.unwrap();
        import::put_mapping(&mut tx, kind, "stt|ho ten", &mapping("Họ tên")).await.unwrap();
        assert_eq!(import::find_mapping(&mut tx, kind, "stt|ho ten").await.unwrap(), Some(mapping("Họ tên")));
        assert_eq!(import::find_mapping(&mut tx, ImportKind::Areas, "stt|ho ten").await.unwrap(), None);
    });
}

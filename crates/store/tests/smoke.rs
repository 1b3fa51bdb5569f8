use domain::ground::id::CommuneCode;
use domain::place::CommuneKind;
use store::db::{Database, Target};

#[tokio::test]
async fn smoke() {
    let dir = tempfile::tempdir().unwrap();
    let target = Target::Sqlite(dir.path().join("binhyen.db"));
    let key = dir.path().join("key");
    assert!(Database::open(&target, &key).await.is_err());
    let db = Database::create(&target, &key).await.unwrap();
    let commune = CommuneCode::parse("18115").unwrap();
    let mut tx = db.begin(&commune).await.unwrap();
    let ward = store::ward::Ward {
        commune: commune.clone(),
        name: "Bắc Hồng".into(),
        kind: CommuneKind::Ward,
        province: "Hà Tĩnh".into(),
        is_sample: true,
        opened_at: "2026-11-22T00:00:00Z".parse().unwrap(),
    };
    store::ward::insert(&mut tx, &ward).await.unwrap();
    assert_eq!(store::ward::find(&mut tx).await.unwrap(), Some(ward));
    tx.commit().await.unwrap();
    assert_eq!(store::ward::codes(&db).await.unwrap().len(), 1);
    let db = Database::open(&target, &key).await.unwrap();
    println!("{}", db.schema().await.unwrap());
}

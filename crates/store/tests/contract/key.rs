use store::StoreError;
use store::db::Database;
use testkit::{SmallWard, each_place};

#[test]
fn a_database_opens_with_its_own_key_only() {
    each_place(async |place| {
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        database.close().await;
        let other = place.folder().join("other");
        std::fs::write(&other, [9; 32]).unwrap();
        let refusal = Database::open(&place.target, &other).await.err().unwrap();
        assert!(matches!(refusal, StoreError::KeyWrong(_)), "{refusal}");
        assert!(Database::open(&place.target, &place.key()).await.is_ok());
    });
}

#[test]
fn a_lost_key_is_never_replaced_by_a_new_one() {
    each_place(async |place| {
        place.open().await.close().await;
        let kept = place.folder().join("kept");
        std::fs::rename(place.key(), &kept).unwrap();
        for _ in 0..2 {
            let refusal = Database::create(&place.target, &place.key()).await.err().unwrap();
            assert!(matches!(refusal, StoreError::KeyMissing(_)), "{refusal}");
            assert!(!place.key().exists());
        }
        std::fs::rename(&kept, place.key()).unwrap();
        assert!(Database::open(&place.target, &place.key()).await.is_ok());
    });
}

#[test]
fn a_damaged_key_is_refused() {
    each_place(async |place| {
        place.open().await.close().await;
        std::fs::write(place.key(), b"short").unwrap();
        let refusal = Database::open(&place.target, &place.key()).await.err().unwrap();
        assert!(refusal.to_string().contains("cần đúng 32 byte, ở đây có 5"), "{refusal}");
    });
}

use store::schedule::{self, Schedule};
use testkit::each_database;

#[test]
fn a_schedule_is_kept_changed_and_taken_away() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        assert_eq!(schedule::find(&mut tx).await.unwrap(), None);
        let mut nightly = Schedule { hour: 22, keep: 7, with_key: false, last: None };
        schedule::put(&mut tx, &nightly).await.unwrap();
        assert_eq!(schedule::find(&mut tx).await.unwrap(), Some(nightly.clone()));
        nightly.last = Some("2026-11-22".parse().unwrap());
        nightly.with_key = true;
        schedule::put(&mut tx, &nightly).await.unwrap();
        assert_eq!(schedule::find(&mut tx).await.unwrap(), Some(nightly));
        assert!(schedule::delete(&mut tx).await.unwrap());
        assert!(!schedule::delete(&mut tx).await.unwrap());
    });
}

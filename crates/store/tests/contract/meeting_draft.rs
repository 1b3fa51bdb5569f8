use domain::ground::id::AreaId;
use domain::meeting::draft::MeetingDraft;
use store::meeting::draft::{self, Kept};
use testkit::{day, each_database, id};

fn kept(version: i64, present: u32) -> Kept {
    Kept {
        area: AreaId(id("area", 1)),
        year: 2021,
        version,
        draft: MeetingDraft { present: Some(present), held_on: Some(day("2021-11-03")), ..MeetingDraft::default() },
        changed_at: "2021-11-03T13:00:00Z".parse().unwrap(),
        changed_by: "to-truong".to_owned(),
    }
}

#[test]
fn a_draft_is_written_only_over_the_version_that_was_read() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let area = AreaId(id("area", 1));
        assert_eq!(draft::find(&mut tx, &area, 2021).await.unwrap(), None);
        assert!(draft::put(&mut tx, &kept(0, 10)).await.unwrap());
        assert!(!draft::put(&mut tx, &kept(0, 11)).await.unwrap(), "somebody else began it");
        assert_eq!(draft::find(&mut tx, &area, 2021).await.unwrap(), Some(kept(1, 10)));
        assert!(draft::put(&mut tx, &kept(1, 12)).await.unwrap());
        assert!(!draft::put(&mut tx, &kept(1, 13)).await.unwrap(), "somebody else wrote meanwhile");
        assert_eq!(draft::find(&mut tx, &area, 2021).await.unwrap(), Some(kept(2, 12)));
        assert_eq!(draft::find(&mut tx, &area, 2022).await.unwrap(), None);
    });
}

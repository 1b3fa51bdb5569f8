use domain::ground::id::GroupId;
use domain::register::{GroupKind, SafetyGroup};
use store::group;
use testkit::{SmallWard, day, each_database, id};

#[test]
fn groups_are_kept_with_their_households() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let ward = SmallWard::new();
        let mut security = SafetyGroup {
            id: GroupId(id("group", 1)),
            area: ward.areas[0].id.clone(),
            kind: GroupKind::Security,
            name: "Tổ liên gia 1.1".to_owned(),
            founded_on: Some(day("2019-09-13")),
            leader: Some(ward.households[0].id.clone()),
            members: ward.households[..3].iter().map(|household| household.id.clone()).collect(),
            has_linked_bells: None,
            last_drill_on: None,
        };
        let fire = SafetyGroup {
            id: GroupId(id("group", 2)),
            kind: GroupKind::Fire,
            founded_on: None,
            leader: None,
            members: Vec::new(),
            has_linked_bells: Some(true),
            last_drill_on: Some(day("2022-08-20")),
            ..security.clone()
        };
        group::insert_all(&mut tx, &[security.clone(), fire.clone()]).await.unwrap();
        assert_eq!(group::list(&mut tx).await.unwrap(), [security.clone(), fire.clone()]);

        security.members.truncate(1);
        security.has_linked_bells = Some(false);
        group::update(&mut tx, &security).await.unwrap();
        assert_eq!(group::find(&mut tx, &security.id).await.unwrap(), Some(security.clone()));
        assert!(group::delete(&mut tx, &security.id).await.unwrap());
        assert!(!group::delete(&mut tx, &security.id).await.unwrap());
        assert_eq!(group::list(&mut tx).await.unwrap(), std::slice::from_ref(&fire));
        assert!(group::insert(&mut tx, &fire).await.unwrap_err().is_duplicate());
    });
}

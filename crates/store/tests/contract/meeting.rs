use std::collections::BTreeMap;

use domain::ground::id::{AreaId, HouseholdId, MeetingId};
use domain::meeting::{HouseholdReview, Marks, Meeting, VoteWay};
use store::meeting;
use testkit::{day, each_database, id};

pub fn of_area(area: u32, households: &[u32]) -> Meeting {
    let review = |household: &u32| HouseholdReview {
        household: HouseholdId(id("household", *household)),
        marks: Marks { found: BTreeMap::from([("H1".to_owned(), household.is_multiple_of(2))]), ..Marks::default() },
        agree: (household % 2 == 1).then_some(3),
    };
    Meeting {
        id: MeetingId(id("meeting", area)),
        area: AreaId(id("area", area)),
        year: 2021,
        date: day("2021-10-20"),
        households: 3,
        present: 2,
        way: VoteWay::SecretBallot,
        reviews: households.iter().map(review).collect(),
    }
}

#[test]
fn meetings_of_a_year_come_with_what_they_found() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let all = [of_area(1, &[1, 2, 3]), of_area(2, &[4, 5])];
        meeting::insert_all(&mut tx, &all).await.unwrap();
        assert_eq!(meeting::list(&mut tx, 2021).await.unwrap(), all);
        assert!(meeting::list(&mut tx, 2020).await.unwrap().is_empty());
        assert_eq!(meeting::find(&mut tx, &all[1].area, 2021).await.unwrap(), Some(all[1].clone()));
        assert_eq!(meeting::find(&mut tx, &all[1].area, 2022).await.unwrap(), None);
    });
}

#[test]
fn a_meeting_is_replaced_whole_and_there_is_one_per_area_and_year() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut held = of_area(1, &[1, 2]);
        meeting::insert(&mut tx, &held).await.unwrap();
        held.reviews.remove(0);
        held.present = 3;
        held.way = VoteWay::ShowOfHands;
        meeting::update(&mut tx, &held).await.unwrap();
        assert_eq!(meeting::find(&mut tx, &held.area, 2021).await.unwrap(), Some(held.clone()));
        assert!(meeting::delete(&mut tx, &held.id).await.unwrap());
        assert!(!meeting::delete(&mut tx, &held.id).await.unwrap());
        meeting::insert(&mut tx, &held).await.unwrap();
        let second = Meeting { id: MeetingId(id("meeting", 9)), ..held };
        assert!(meeting::insert(&mut tx, &second).await.unwrap_err().is_duplicate());
    });
}

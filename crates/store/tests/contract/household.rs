use domain::ground::window::Validity;
use domain::register::{Household, HouseholdMove, Sex, Whereabouts};
use store::{StoreError, household};
use testkit::{SmallWard, day, each_database};

fn known() -> Vec<Household> {
    SmallWard::new().households.into_iter().map(without_protected).collect()
}

fn without_protected(household: Household) -> Household {
    Household { identity: None, phone: None, ..household }
}

#[test]
fn households_are_listed_by_code_without_their_protected_fields() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        assert_eq!(household::list(&mut tx).await.unwrap(), known());
        assert_eq!(household::find(&mut tx, &known()[2].id).await.unwrap(), Some(known()[2].clone()));
        assert_eq!(household::find_by_code(&mut tx, "BH020004").await.unwrap(), Some(known()[3].clone()));
        assert_eq!(household::find_by_code(&mut tx, "BH999999").await.unwrap(), None);
    });
}

#[test]
fn a_change_keeps_what_it_does_not_speak_of() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut changed = known()[0].clone();
        changed.head = "Nguyễn Văn Đức Anh".to_owned();
        changed.sex = Some(Sex::Female);
        changed.birth_year = None;
        changed.members = None;
        changed.validity = Validity { from: day("2013-01-01"), until: Some(day("2020-06-30")) };
        let index = household::index_list(&mut tx).await.unwrap()[0].identity_index.clone();
        household::update(&mut tx, &changed).await.unwrap();
        assert_eq!(household::find(&mut tx, &changed.id).await.unwrap(), Some(changed));
        assert!(index.is_some());
        assert_eq!(household::index_list(&mut tx).await.unwrap()[0].identity_index, index);
    });
}

#[test]
fn a_household_counts_on_its_days_only() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let gone = Household {
            validity: Validity { from: day("2012-01-01"), until: Some(day("2020-06-30")) },
            ..known()[0].clone()
        };
        household::update(&mut tx, &gone).await.unwrap();
        for (on, number) in [("2011-12-31", 0), ("2020-06-30", 5), ("2020-07-01", 4)] {
            assert_eq!(household::count_on(&mut tx, day(on)).await.unwrap(), number, "{on}");
            assert_eq!(household::list_on(&mut tx, day(on)).await.unwrap().len() as u64, number, "{on}");
        }
    });
}

#[test]
fn after_a_merger_earlier_years_still_see_the_areas_of_then() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let [one, two] = &SmallWard::new().areas[..] else { panic!("two areas") };
        let gone = Household {
            validity: Validity { from: day("2012-01-01"), until: Some(day("2020-06-30")) },
            ..known()[1].clone()
        };
        household::update(&mut tx, &gone).await.unwrap();
        assert_eq!(household::move_all(&mut tx, &one.id, &two.id, day("2022-01-01")).await.unwrap(), 2);
        household::move_some(&mut tx, &[known()[0].id.clone()], &one.id, day("2023-01-01")).await.unwrap();
        let areas = async |tx: &mut store::db::Tx, on: &str| -> Vec<String> {
            let households = household::list_on(tx, day(on)).await.unwrap();
            households.into_iter().map(|h| format!("{} {}", h.code, h.area)).collect()
        };
        let [a, b, c, d] = ["BH010001", "BH010003", "BH020004", "BH020005"];
        let expected = |areas: [u8; 4]| {
            let pairs = [a, b, c, d].into_iter().zip(areas);
            pairs.map(|(code, area)| format!("{code} area-000{area}")).collect::<Vec<_>>()
        };
        assert_eq!(areas(&mut tx, "2021-12-31").await, expected([1, 1, 2, 2]));
        assert_eq!(areas(&mut tx, "2022-01-01").await, expected([2, 2, 2, 2]));
        assert_eq!(areas(&mut tx, "2023-01-01").await, expected([1, 2, 2, 2]));
        for on in ["2021-12-31", "2022-01-01", "2023-01-01"] {
            let all = household::list_on(&mut tx, day(on)).await.unwrap();
            for area in [one, two] {
                let mut lived = household::list_of(&mut tx, &area.id, day(on)).await.unwrap();
                lived.sort_by(|a, b| a.code.cmp(&b.code));
                let expected: Vec<_> = all.iter().filter(|known| known.area == area.id).cloned().collect();
                assert_eq!(lived, expected, "{} on {on}", area.code);
            }
        }
        let now = household::find(&mut tx, &gone.id).await.unwrap().unwrap();
        assert_eq!(now.area, one.id, "who had left before the merger stays where it was");
    });
}

#[test]
fn one_household_is_put_in_and_deleted() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let fifth = known()[4].clone();
        household::move_some(&mut tx, std::slice::from_ref(&fifth.id), &known()[0].area, day("2022-01-01"))
            .await
            .unwrap();
        assert!(household::delete(&mut tx, &fifth.id).await.unwrap());
        assert!(!household::delete(&mut tx, &fifth.id).await.unwrap());
        household::insert(&mut tx, &fifth).await.unwrap();
        assert_eq!(household::list(&mut tx).await.unwrap(), known());
        assert!(household::insert(&mut tx, &fifth).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn a_household_needs_an_area_of_its_ward() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut lost = known()[0].clone();
        lost.area.0 = "nowhere".to_owned();
        assert!(matches!(household::update(&mut tx, &lost).await, Err(StoreError::Reference(_))));
    });
}

#[test]
fn where_a_household_was_is_put_in_place_of_what_was_known() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let [one, two] = &SmallWard::new().areas[..] else { panic!("two areas") };
        let id = known()[0].id.clone();
        household::move_some(&mut tx, std::slice::from_ref(&id), &two.id, day("2022-01-01")).await.unwrap();
        let moves = household::list_moves(&mut tx).await.unwrap();
        let moved =
            HouseholdMove { household: id.clone(), on: day("2022-01-01"), from: one.id.clone(), into: two.id.clone() };
        assert_eq!(moves, std::slice::from_ref(&moved));
        for (on, number) in [("2021-12-31", 1), ("2022-01-01", 0)] {
            assert_eq!(household::count_moved_after(&mut tx, &one.id, day(on)).await.unwrap(), number, "{on}");
        }
        // On the same day once more: one move, from where it was to where it is.
        household::move_all(&mut tx, &two.id, &one.id, day("2022-01-01")).await.unwrap();
        let back = HouseholdMove { into: one.id.clone(), ..moved.clone() };
        assert!(household::list_moves(&mut tx).await.unwrap().contains(&back));

        let later = HouseholdMove { on: day("2023-01-01"), ..moved };
        let whereabouts = Whereabouts::of(&two.id, std::slice::from_ref(&later));
        household::put_whereabouts(&mut tx, &id, &whereabouts).await.unwrap();
        let own = household::list_moves(&mut tx).await.unwrap().into_iter().filter(|one| one.household == id);
        assert_eq!(own.collect::<Vec<_>>(), [later]);
        assert_eq!(household::find(&mut tx, &id).await.unwrap().unwrap().area, two.id);
    });
}

#[test]
fn a_household_that_leaves_has_a_last_day_and_may_get_it_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = known()[0].clone();
        for until in [Some(day("2022-05-31")), None] {
            household::end(&mut tx, &one.id, until, "chuyển đi nơi khác").await.unwrap();
            let found = household::find(&mut tx, &one.id).await.unwrap().unwrap();
            assert_eq!(found.validity, Validity { until, ..one.validity });
        }
    });
}

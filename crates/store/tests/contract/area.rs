use domain::ground::id::AreaId;
use domain::ground::window::Validity;
use domain::register::{Area, AreaChange, AreaLineage};
use store::{StoreError, area};
use testkit::{SmallWard, day, each_database, id};

fn third(until: Option<&str>) -> Area {
    Area {
        id: AreaId(id("area", 3)),
        code: "TDP03".to_owned(),
        name: "Tổ dân phố 3".to_owned(),
        validity: Validity { from: day("2015-01-01"), until: until.map(day) },
    }
}

#[test]
fn areas_are_listed_by_code_and_found() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().areas;
        area::insert(&mut tx, &third(None)).await.unwrap();
        assert_eq!(area::list(&mut tx).await.unwrap(), [known[0].clone(), known[1].clone(), third(None)]);
        assert_eq!(area::find(&mut tx, &known[1].id).await.unwrap().as_ref(), Some(&known[1]));
        assert_eq!(area::find_by_code(&mut tx, "TDP03").await.unwrap(), Some(third(None)));
        assert_eq!(area::find_by_code(&mut tx, "TDP04").await.unwrap(), None);
    });
}

#[test]
fn an_area_has_the_name_of_the_day() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let first = SmallWard::new().areas[0].clone();
        area::rename(&mut tx, &first.id, "Tổ dân phố Hồng Lam", day("2020-05-01")).await.unwrap();
        let all = area::list_all_names(&mut tx).await.unwrap();
        let own: Vec<&str> = all.iter().filter(|one| one.0 == first.id).map(|one| one.2.as_str()).collect();
        assert_eq!(own, ["Tổ dân phố 1", "Tổ dân phố Hồng Lam"]);
        let name = |areas: Vec<Area>| areas[0].name.clone();
        assert_eq!(name(area::list_on(&mut tx, day("2020-04-30")).await.unwrap()), "Tổ dân phố 1");
        assert_eq!(name(area::list_on(&mut tx, day("2020-05-01")).await.unwrap()), "Tổ dân phố Hồng Lam");
        assert_eq!(name(area::list(&mut tx).await.unwrap()), "Tổ dân phố Hồng Lam");
        area::rename(&mut tx, &first.id, "Tổ dân phố Lam Hồng", day("2020-05-01")).await.unwrap();
        let names = [("2012-01-01", "Tổ dân phố 1"), ("2020-05-01", "Tổ dân phố Lam Hồng")];
        let expected = names.map(|(from, name)| (day(from), name.to_owned()));
        assert_eq!(area::list_names(&mut tx, &first.id).await.unwrap(), expected);
    });
}

#[test]
fn an_area_that_ended_is_not_there_on_later_days() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        area::insert(&mut tx, &third(None)).await.unwrap();
        area::update(&mut tx, &third(Some("2020-12-31"))).await.unwrap();
        assert_eq!(area::list_on(&mut tx, day("2020-12-31")).await.unwrap().len(), 3);
        assert_eq!(area::list_on(&mut tx, day("2021-01-01")).await.unwrap().len(), 2);
        assert_eq!(area::list_on(&mut tx, day("2014-12-31")).await.unwrap().len(), 2);
        let earlier = Area { validity: Validity { from: day("2014-01-01"), until: None }, ..third(None) };
        area::update(&mut tx, &earlier).await.unwrap();
        assert_eq!(area::list_on(&mut tx, day("2014-12-31")).await.unwrap()[2], earlier);
        let names = area::list_names(&mut tx, &earlier.id).await.unwrap();
        assert_eq!(names, [(day("2014-01-01"), "Tổ dân phố 3".to_owned())]);
    });
}

#[test]
fn lines_of_descent_are_kept() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let [one, two] = &SmallWard::new().areas[..] else { panic!("two areas") };
        let line = AreaLineage {
            from: one.id.clone(),
            into: two.id.clone(),
            change: AreaChange::Merge,
            date: day("2022-01-01"),
        };
        for _ in 0..2 {
            area::insert_lineage(&mut tx, &line).await.unwrap();
        }
        assert_eq!(area::list_lineage(&mut tx).await.unwrap(), [line]);
    });
}

#[test]
fn only_an_area_that_nothing_speaks_of_can_be_deleted() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        area::insert(&mut tx, &third(None)).await.unwrap();
        assert!(area::delete(&mut tx, &third(None).id).await.unwrap());
        assert!(!area::delete(&mut tx, &third(None).id).await.unwrap());
        let lived_in = SmallWard::new().areas[0].id.clone();
        assert!(matches!(area::delete(&mut tx, &lived_in).await, Err(StoreError::Reference(_))));
    });
}

#[test]
fn a_code_is_given_once() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let again = Area { id: AreaId(id("area", 9)), ..SmallWard::new().areas[0].clone() };
        let refusal = area::insert(&mut tx, &again).await.unwrap_err();
        assert!(refusal.is_duplicate() && refusal.to_string().contains("area"), "{refusal}");
    });
}

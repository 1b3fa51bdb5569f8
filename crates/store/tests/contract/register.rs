//! The register as it is kept by hand: lists, what a record was before, households out of households.

use std::collections::BTreeMap;

use domain::commitment::Commitment;
use domain::ground::id::{CommitmentId, SubjectId};
use domain::ground::window::Validity;
use domain::register::{Household, HouseholdChange, HouseholdLineage, Identity, Title};
use store::audit::{self, Event};
use store::history::{self, Change};
use store::household::{self, Filter, Order, Presence};
use testkit::{SmallWard, day, each_database, instant};

fn filter(words: &str) -> Filter {
    Filter {
        words: words.to_owned(),
        area: None,
        presence: Presence::Here,
        is_registered: None,
        year: 2021,
        today: day("2021-06-01"),
    }
}

#[test]
fn a_list_finds_by_name_code_and_address_without_marks_and_sorts_by_given_name() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        let gone = Household {
            validity: Validity { from: day("2012-01-01"), until: Some(day("2020-06-30")) },
            ..known[2].clone()
        };
        household::update(&mut tx, &gone).await.unwrap();
        let signed = Commitment {
            id: CommitmentId("c1".to_owned()),
            title: Title::Household,
            subject: SubjectId::from(&known[0].id),
            year: 2021,
            signed_on: day("2021-02-03"),
            people: None,
        };
        store::commitment::insert(&mut tx, &signed).await.unwrap();
        let area = known[3].area.clone();
        for (filter, expected) in [
            (filter(""), "Ánh Ân Đức Yến"),
            (filter("duc"), "Đức"),
            (filter("ĐỨC nguyễn"), "Đức"),
            (filter("an"), "Ánh Ân"),
            (filter("bh010002"), "Ánh"),
            (filter("020004"), "Yến"),
            (filter("_ % zzz"), ""),
            (Filter { presence: Presence::Left, ..filter("") }, "Bình"),
            (Filter { presence: Presence::All, ..filter("binh") }, "Bình"),
            (Filter { is_registered: Some(true), ..filter("") }, "Đức"),
            (Filter { is_registered: Some(true), year: 2022, ..filter("") }, ""),
            (Filter { is_registered: Some(false), area: Some(area.clone()), ..filter("") }, "Ân Yến"),
        ] {
            let found = household::list_page(&mut tx, &filter, Order::Name, 50, 0).await.unwrap();
            let names: Vec<&str> = found.iter().filter_map(|one| one.household.head.rsplit(' ').next()).collect();
            assert_eq!(names.join(" "), expected, "{filter:?}");
            assert_eq!(household::count(&mut tx, &filter).await.unwrap(), found.len() as u64, "{filter:?}");
        }
        let second = household::list_page(&mut tx, &filter(""), Order::Code, 2, 2).await.unwrap();
        let codes: Vec<&str> = second.iter().map(|one| one.household.code.as_str()).collect();
        assert_eq!(codes, ["BH020004", "BH020005"]);
        let first = household::list_page(&mut tx, &filter(""), Order::Code, 1, 0).await.unwrap();
        assert_eq!(first[0].registered_on, Some(day("2021-02-03")));
        let counts: BTreeMap<_, _> =
            household::count_by_area(&mut tx, day("2021-06-01")).await.unwrap().into_iter().collect();
        assert_eq!((counts[&known[0].area], counts[&area]), (2, 2));
    });
}

#[test]
fn numbers_change_one_by_one_and_find_their_doubles() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        let number = known[0].identity.clone().unwrap();
        let third = &known[2];
        let was = household::find_record(&mut tx, &third.code).await.unwrap().unwrap();
        assert!(was.indexed.identity_index.is_none() && was.indexed.phone_index.is_some());
        household::protect_identity(&mut tx, &third.id, Some(&number)).await.unwrap();
        let now = household::find_record(&mut tx, &third.code).await.unwrap().unwrap();
        assert_eq!(now.indexed.phone_index, was.indexed.phone_index);
        assert_eq!(
            household::list_codes_of_identity(&mut tx, &number, &third.id).await.unwrap(),
            [known[0].code.clone()]
        );
        household::protect_phone(&mut tx, &third.id, None).await.unwrap();
        let now = household::find_record(&mut tx, &third.code).await.unwrap().unwrap();
        assert!(now.indexed.phone_index.is_none() && now.indexed.identity_index.is_some());
        let access = store::household::Access {
            at: instant("2021-05-05T00:00:00Z"),
            actor: "test".to_owned(),
            reason: "thử".to_owned(),
        };
        let opened = household::reveal(&mut tx, std::slice::from_ref(&third.id), &access).await.unwrap();
        assert_eq!(opened[0].identity.as_ref().map(Identity::as_str), Some(number.as_str()));
        let traits = household::list_traits(&mut tx, day("2021-06-01")).await.unwrap();
        assert_eq!(traits.len(), 5);
        let of = |code: &str| traits.iter().find(|one| one.code == code).unwrap();
        assert_eq!(of(&third.code).identity_index, of(&known[0].code).identity_index);
        assert_eq!(
            (of(&third.code).person.as_str(), of(&known[0].code).person.as_str()),
            ("le van binh", "nguyen van duc")
        );
        assert_eq!(household::find_record(&mut tx, "BH999999").await.unwrap().map(|one| one.end_reason), None);
    });
}

#[test]
fn pairs_kept_apart_and_lineage_are_told_from_both_sides() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        for (one, other) in [(1, 0), (0, 1)] {
            household::put_apart(&mut tx, &known[one].id, &known[other].id).await.unwrap();
        }
        assert_eq!(household::list_apart(&mut tx).await.unwrap(), [(known[0].id.clone(), known[1].id.clone())]);
        let line = HouseholdLineage {
            from: known[0].id.clone(),
            into: known[4].id.clone(),
            change: HouseholdChange::Split,
            on: day("2021-03-01"),
        };
        household::insert_lineage(&mut tx, &line).await.unwrap();
        for (own, other) in [(0, 4), (4, 0)] {
            let told = household::list_lineage_of(&mut tx, &known[own].id).await.unwrap();
            assert_eq!(told, [(line.clone(), known[other].code.clone())]);
        }
        assert_eq!(household::list_lineage_of(&mut tx, &known[1].id).await.unwrap(), []);
        assert_eq!(household::list_moves_of(&mut tx, &known[0].id).await.unwrap(), []);
    });
}

#[test]
fn running_numbers_follow_the_highest_of_their_prefix() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        for (at, code) in ["TDP01-0009", "TDP01-0010", "TDP01-abc", "TDP011-0099"].iter().enumerate() {
            household::update(&mut tx, &Household { code: (*code).to_owned(), ..known[at].clone() }).await.unwrap();
        }
        assert_eq!(household::last_number(&mut tx, "TDP01").await.unwrap(), 10);
        assert_eq!(household::last_number(&mut tx, "TDP02").await.unwrap(), 0);
    });
}

#[test]
fn history_gives_every_entry_of_a_record_newest_first_with_what_it_changed() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let event = |number: u32, subject: &str| Event {
            at: instant("2021-05-05T00:00:00Z"),
            actor: format!("officer {number}"),
            action: "household.changed".to_owned(),
            subject: subject.to_owned(),
            detail: serde_json::json!({}),
        };
        let change = |subject: &str, head: &str| Change {
            subject: subject.to_owned(),
            before: [("head".to_owned(), "Nguyễn Văn Đức".to_owned())].into(),
            after: [("head".to_owned(), head.to_owned())].into(),
            reason: "ghi sai".to_owned(),
        };
        audit::append(&mut tx, &event(1, "h1")).await.unwrap();
        let both = [change("h2", "B"), change("h1", "A")];
        let seq = audit::append(&mut tx, &event(2, "")).await.unwrap();
        history::insert_all(&mut tx, seq, &both).await.unwrap();
        let past = history::list_of(&mut tx, "h1").await.unwrap();
        let told: Vec<_> = past.iter().map(|one| (one.entry.actor.as_str(), one.change.clone())).collect();
        assert_eq!(told, [("officer 2", Some(both[1].clone())), ("officer 1", None)]);
        let stored = history::list_at(&mut tx, seq).await.unwrap();
        let digest = history::digest(&tx, &stored);
        assert_eq!(digest, history::digest(&tx, &both));
        assert_ne!(digest, history::digest(&tx, &stored[..1]));
        assert_ne!(digest, history::digest(&tx, &[change("h1", "A"), change("h2", "C")]));
        // The entry above names no digest; this one does.
        assert_eq!(history::list_rewritten(&mut tx).await.unwrap(), [seq]);
        let told = Event { detail: serde_json::json!({ "digest": digest }), ..event(3, "") };
        let seq_of_told = audit::append(&mut tx, &told).await.unwrap();
        history::insert_all(&mut tx, seq_of_told, &both).await.unwrap();
        assert_eq!(history::list_rewritten(&mut tx).await.unwrap(), [seq]);
        assert_eq!(history::list_of(&mut tx, "h3").await.unwrap(), []);
    });
}

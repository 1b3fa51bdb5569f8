use std::collections::BTreeMap;

use domain::commendation::Commendation;
use domain::commitment::Commitment;
use domain::decision::Honoured;
use domain::ground::id::{CommendationId, CommitmentId, DossierId, SubjectId};
use domain::ground::share::Share;
use domain::meeting::{Dossier, Marks};
use domain::register::Title;
use domain::report::TotalsLine;
use store::{commendation, commitment, dossier, totals};
use testkit::{day, each_database, id};

#[test]
fn a_commitment_is_kept_once_per_subject_title_and_year() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let signed = |number: u32, year: i16| Commitment {
            id: CommitmentId(id("commitment", number)),
            title: Title::Household,
            subject: SubjectId(id("household", 1)),
            year,
            signed_on: day("2021-02-03"),
            people: None,
        };
        commitment::insert_all(&mut tx, &[signed(1, 2021), signed(2, 2022)]).await.unwrap();
        assert_eq!(commitment::list(&mut tx, 2021).await.unwrap(), [signed(1, 2021)]);
        let areas = testkit::SmallWard::new().areas;
        assert_eq!(commitment::list_of_area(&mut tx, &areas[0].id, 2021).await.unwrap(), [signed(1, 2021)]);
        assert_eq!(commitment::list_of_area(&mut tx, &areas[1].id, 2021).await.unwrap(), []);
        let subject = SubjectId(id("household", 1));
        let changed = Commitment { people: Some(12), signed_on: day("2021-02-04"), ..signed(1, 2021) };
        commitment::update(&mut tx, &changed).await.unwrap();
        assert_eq!(commitment::find(&mut tx, Title::Household, &subject, 2021).await.unwrap(), Some(changed));
        assert_eq!(commitment::find(&mut tx, Title::Area, &subject, 2021).await.unwrap(), None);
        assert!(commitment::delete(&mut tx, &signed(2, 2022).id).await.unwrap());
        assert!(!commitment::delete(&mut tx, &signed(2, 2022).id).await.unwrap());
        assert!(commitment::insert(&mut tx, &signed(3, 2021)).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn a_dossier_keeps_its_days_and_marks() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut kept = Dossier {
            id: DossierId(id("dossier", 1)),
            title: Title::Area,
            subject: SubjectId(id("area", 1)),
            year: 2021,
            resolution_on: Some(day("2021-02-10")),
            plan_on: None,
            registered_on: Some(day("2021-03-01")),
            reviewed_on: None,
            sub_units: Some(Share::new(3, 4)),
            marks: Marks {
                found: BTreeMap::from([("KDC-1a".to_owned(), true), ("KDC-2".to_owned(), false)]),
                not_applicable: vec!["KDC-5".to_owned()],
                appraised: BTreeMap::from([("KDC-2".to_owned(), "chưa có biên bản".to_owned())]),
                reasons: BTreeMap::from([("KDC-2".to_owned(), "chưa họp đủ".to_owned())]),
            },
            note: "bổ sung sau".to_owned(),
        };
        dossier::insert(&mut tx, &kept).await.unwrap();
        assert_eq!(dossier::list(&mut tx, 2021).await.unwrap(), [kept.clone()]);
        assert!(dossier::list(&mut tx, 2020).await.unwrap().is_empty());
        kept.sub_units = None;
        kept.plan_on = Some(day("2021-04-01"));
        kept.marks.found.clear();
        dossier::update(&mut tx, &kept).await.unwrap();
        let found = dossier::find(&mut tx, Title::Area, &kept.subject, 2021).await.unwrap();
        assert_eq!(found, Some(kept.clone()));
        assert!(dossier::delete(&mut tx, &kept.id).await.unwrap());
        assert!(!dossier::delete(&mut tx, &kept.id).await.unwrap());
        dossier::insert_all(&mut tx, &[kept.clone()]).await.unwrap();
        let again = Dossier { id: DossierId(id("dossier", 2)), ..kept };
        assert!(dossier::insert(&mut tx, &again).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn totals_of_a_year_are_replaced_not_doubled() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let line = |year, title, registered, met| TotalsLine {
            year,
            title,
            total: 2_300,
            registered,
            met,
            note: "số liệu mẫu".to_owned(),
        };
        let lines = [line(2012, Title::Household, None, 1_900), line(2012, Title::Area, Some(10), 8)];
        totals::put_all(&mut tx, &lines).await.unwrap();
        totals::put_all(&mut tx, &[line(2012, Title::Area, Some(10), 9)]).await.unwrap();
        let expected = [lines[0].clone(), line(2012, Title::Area, Some(10), 9)];
        assert_eq!(totals::list(&mut tx).await.unwrap(), expected);
        assert_eq!(totals::find(&mut tx, 2012, Title::Area).await.unwrap(), Some(expected[1].clone()));
        assert!(totals::delete(&mut tx, 2012, Title::Area).await.unwrap());
        assert!(!totals::delete(&mut tx, 2012, Title::Area).await.unwrap());
        assert_eq!(totals::find(&mut tx, 2012, Title::Area).await.unwrap(), None);
    });
}

#[test]
fn commendations_are_kept_in_the_order_in_which_they_came() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let proposed = |number: u32, name: &str| Commendation {
            id: CommendationId(id("commendation", number)),
            year: 2021,
            honoured: Honoured::Individual,
            name: name.to_owned(),
            position: "Tổ trưởng".to_owned(),
            merit: "Có thành tích".to_owned(),
        };
        let all = [proposed(1, "Phạm Văn Yên"), proposed(2, "Bùi Thị An")];
        commendation::insert_all(&mut tx, &all).await.unwrap();
        assert_eq!(commendation::list(&mut tx, 2021).await.unwrap(), all);
        let changed = Commendation { honoured: Honoured::Household, ..all[0].clone() };
        commendation::update(&mut tx, &changed).await.unwrap();
        assert_eq!(commendation::find(&mut tx, &changed.id).await.unwrap(), Some(changed.clone()));
        assert!(commendation::delete(&mut tx, &changed.id).await.unwrap());
        assert!(!commendation::delete(&mut tx, &changed.id).await.unwrap());
        let again = proposed(3, "Bùi Thị An");
        assert!(commendation::insert(&mut tx, &again).await.unwrap_err().is_duplicate());
    });
}

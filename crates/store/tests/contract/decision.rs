use domain::decision::{Decision, DecisionKind, DecisionSubject, Honoured, PaperNumber, RecognisedSubject};
use domain::ground::id::{DecisionId, SubjectId};
use domain::register::Title;
use store::{campaign, decision};
use testkit::{day, each_database, id};

pub fn recognising(number: u32, households: &[u32]) -> Decision {
    let line = |household: &u32| RecognisedSubject {
        subject: SubjectId(id("household", *household)),
        code: format!("BH01{household:04}"),
        name: "Nguyễn Văn Đức".to_owned(),
        area_code: "TDP01".to_owned(),
        area: "Tổ dân phố 1".to_owned(),
        address: "Ngõ 2".to_owned(),
        certificate: 100 + household,
        bonus: 230_000,
        position: "Tổ trưởng".to_owned(),
        merit: "Có thành tích".to_owned(),
        honoured: if household.is_multiple_of(2) { Honoured::Collective } else { Honoured::Household },
    };
    Decision {
        id: DecisionId(id("decision", number)),
        kind: DecisionKind::Recognise,
        about: DecisionSubject::Title(Title::Household),
        campaign: Some(super::campaign::of_2021().0.id),
        year: 2021,
        register: String::new(),
        number: PaperNumber { number, symbol: "QĐ-UBND".to_owned() },
        date: day("2021-11-12"),
        authority: "Ủy ban nhân dân phường Mẫu".to_owned(),
        signer: "Trần Văn Bách".to_owned(),
        signer_title: "CHỦ TỊCH".to_owned(),
        grounds: vec!["Căn cứ Luật A;".to_owned(), "Căn cứ Luật B.".to_owned()],
        refers_to: None,
        reason: String::new(),
        subjects: households.iter().map(line).collect(),
    }
}

/// Each part alone changes the seal, so that `check` notices whatever is changed past the program.
#[test]
fn the_seal_of_a_decision_knows_every_part_of_it() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let whole = recognising(150, &[1, 2]);
        decision::insert(&mut tx, &whole).await.unwrap();
        let seal = decision::seal(&tx, &whole);
        let columns = [
            ("decision", "number = 151"),
            ("decision", "number_year = 2021, date = '2021-11-13'"),
            ("decision", "signer = 'Ai Đó'"),
            ("decision", "grounds = '[]'"),
            ("decision", "reason = 'x'"),
            ("decision_subject", "name = 'Ai Đó'"),
            ("decision_subject", "code = 'X'"),
            ("decision_subject", "certificate = 7"),
            ("decision_subject", "bonus = bonus + 1"),
            ("decision_subject", "address = ''"),
            ("decision_subject", "merit = ''"),
        ];
        assert_eq!(decision::years(&mut tx).await.unwrap(), [2021]);
        tx.commit().await.unwrap();
        for (table, change) in columns {
            let mut tx = database.begin(&testkit::commune()).await.unwrap();
            let sql = format!("update {table} set {change}");
            tx.execute(Box::leak(sql.into_boxed_str()), &[]).await.unwrap();
            let now = decision::find(&mut tx, &whole.id).await.unwrap().unwrap();
            assert_ne!(decision::seal(&tx, &now), seal, "{change}");
        }
        let mut tx = database.begin(&testkit::commune()).await.unwrap();
        tx.execute("delete from decision_subject where position = 2", &[]).await.unwrap();
        let now = decision::find(&mut tx, &whole.id).await.unwrap().unwrap();
        assert_ne!(decision::seal(&tx, &now), seal);
    });
}

#[test]
fn a_decision_comes_back_with_its_list_in_order() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let first = recognising(150, &[3, 1, 2]);
        let revoking = Decision {
            kind: DecisionKind::Revoke,
            refers_to: Some(first.id.clone()),
            reason: "kê khai sai".to_owned(),
            date: day("2021-12-01"),
            ..recognising(151, &[1])
        };
        let about_commendation =
            Decision { about: DecisionSubject::Commendation, campaign: None, ..recognising(152, &[]) };
        for one in [&first, &revoking, &about_commendation] {
            decision::insert(&mut tx, one).await.unwrap();
        }
        assert_eq!(decision::find(&mut tx, &first.id).await.unwrap(), Some(first.clone()));
        let of_title = decision::list_for(&mut tx, &opened.id, Title::Household).await.unwrap();
        assert_eq!(of_title, [first.clone(), revoking.clone()]);
        let of_year = decision::list(&mut tx, 2021).await.unwrap();
        assert_eq!(of_year, [first.clone(), revoking.clone(), about_commendation]);
        assert!(decision::list(&mut tx, 2020).await.unwrap().is_empty());
        let subject = SubjectId(id("household", 1));
        let decisions = decision::list_of_subject(&mut tx, &subject).await.unwrap();
        assert_eq!(decisions, [first.id, revoking.id]);
        assert_eq!(decision::last_certificate(&mut tx, 2021).await.unwrap(), 103);
        assert_eq!(decision::last_certificate(&mut tx, 2020).await.unwrap(), 0);
    });
}

#[test]
fn decisions_come_in_the_order_of_entry_whatever_day_and_number_they_bear() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let entered = [
            Decision { date: day("2021-12-25"), ..recognising(150, &[1]) },
            Decision { date: day("2021-12-25"), ..recognising(90, &[1]) },
            Decision { date: day("2021-11-01"), ..recognising(170, &[1]) },
        ];
        for one in &entered {
            decision::insert(&mut tx, one).await.unwrap();
        }
        assert_eq!(decision::list(&mut tx, 2021).await.unwrap(), entered);
        assert_eq!(decision::list_for(&mut tx, &opened.id, Title::Household).await.unwrap(), entered);
        let subject = SubjectId(id("household", 1));
        let expected = entered.map(|one| one.id);
        assert_eq!(decision::list_of_subject(&mut tx, &subject).await.unwrap(), expected);
    });
}

#[test]
fn a_number_is_given_once_a_year_in_the_office_but_may_come_from_above_too() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let own = recognising(150, &[1]);
        let number = own.number.clone();
        decision::insert(&mut tx, &own).await.unwrap();
        assert!(decision::is_taken(&mut tx, &number, 2021).await.unwrap());
        assert!(!decision::is_taken(&mut tx, &number, 2022).await.unwrap());
        let received = Decision {
            id: DecisionId(id("decision", 2)),
            kind: DecisionKind::Received,
            authority: "Ủy ban nhân dân tỉnh".to_owned(),
            register: "Ủy ban nhân dân tỉnh".to_owned(),
            date: day("2021-12-20"),
            ..own.clone()
        };
        decision::insert(&mut tx, &received).await.unwrap();
        // Whoever is above the ward revokes under a number of their own register, though the ward has the same one.
        let revoking = Decision {
            id: DecisionId(id("decision", 5)),
            kind: DecisionKind::Revoke,
            number: PaperNumber { number: 45, ..number.clone() },
            refers_to: Some(received.id.clone()),
            ..received.clone()
        };
        let own_too = Decision { id: DecisionId(id("decision", 6)), number: revoking.number.clone(), ..own.clone() };
        decision::insert(&mut tx, &own_too).await.unwrap();
        decision::insert(&mut tx, &revoking).await.unwrap();
        assert_eq!(decision::list_by_number(&mut tx, &revoking.number).await.unwrap(), [revoking, own_too]);
        let next_year = Decision { id: DecisionId(id("decision", 3)), date: day("2022-11-12"), ..own.clone() };
        decision::insert(&mut tx, &next_year).await.unwrap();
        let all = decision::list_by_number(&mut tx, &number).await.unwrap();
        assert_eq!(all, [next_year, received, own.clone()]);
        assert_eq!(decision::find_by_number(&mut tx, &number, 2021).await.unwrap(), Some(own.clone()));
        assert_eq!(decision::find_by_number(&mut tx, &number, 2020).await.unwrap(), None);

        let again = Decision { id: DecisionId(id("decision", 4)), date: day("2021-01-01"), ..own };
        let refusal = decision::insert(&mut tx, &again).await.unwrap_err();
        assert!(refusal.is_duplicate() && refusal.to_string().contains("decision"), "{refusal}");
    });
}

use store::StoreError;
use store::audit::{self, Event};
use store::db::{Bind, Tx};
use testkit::{commune, each_database, instant};

pub fn event(number: u32) -> Event {
    Event {
        at: instant("2021-03-01T02:03:04.5Z"),
        actor: "can-bo".to_owned(),
        action: "household.changed".to_owned(),
        subject: format!("household-{number}"),
        detail: serde_json::json!({ "rows": number, "note": "bổ sung «ngoặc»" }),
    }
}

async fn append(tx: &mut Tx, count: u32) {
    for number in 1..=count {
        audit::append(tx, &event(number)).await.unwrap();
    }
}

#[test]
fn entries_hang_together_and_are_listed_both_ways() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        assert_eq!(audit::verify(&mut tx).await.unwrap(), 0);
        append(&mut tx, 5).await;
        tx.commit().await.unwrap();
        let mut tx = database.read(&commune()).await.unwrap();
        assert_eq!(audit::verify(&mut tx).await.unwrap(), 5);
        let seqs = |entries: Vec<audit::Entry>| entries.iter().map(|entry| entry.seq).collect::<Vec<_>>();
        assert_eq!(seqs(audit::list_last(&mut tx, 2).await.unwrap()), [5, 4]);
        assert_eq!(seqs(audit::list_after(&mut tx, 2, 2).await.unwrap()), [3, 4]);
        let first = &audit::list_after(&mut tx, 0, 1).await.unwrap()[0];
        assert_eq!((first.at.as_str(), first.prev_hash.as_str()), ("2021-03-01T02:03:04.500Z", ""));
        assert_eq!(first.detail, event(1).detail.to_string());
    });
}

#[test]
fn entries_are_searched_by_who_what_when_and_about_what() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        append(&mut tx, 3).await;
        let read = Event {
            at: instant("2021-03-02T02:03:04.5Z"),
            actor: "chu-tich".to_owned(),
            action: "paper.reasons_read".to_owned(),
            ..event(9)
        };
        audit::append(&mut tx, &read).await.unwrap();
        let all = audit::Wanted {
            actor: String::new(),
            action: String::new(),
            or_action: String::new(),
            subject: String::new(),
            from: None,
            until: None,
            before: None,
        };
        let cases = [
            (all.clone(), vec![4, 3, 2, 1]),
            (audit::Wanted { before: Some(3), ..all.clone() }, vec![2, 1]),
            (audit::Wanted { actor: "chu-tich".to_owned(), ..all.clone() }, vec![4]),
            (audit::Wanted { action: "household.%".to_owned(), ..all.clone() }, vec![3, 2, 1]),
            (audit::Wanted { action: "%_read".to_owned(), ..all.clone() }, vec![4]),
            (
                audit::Wanted {
                    action: "%_read".to_owned(),
                    or_action: "household.%".to_owned(),
                    subject: "household-1".to_owned(),
                    ..all.clone()
                },
                vec![1],
            ),
            (audit::Wanted { subject: "household-2".to_owned(), ..all.clone() }, vec![2]),
            (audit::Wanted { from: Some(instant("2021-03-02T00:00:00Z")), ..all.clone() }, vec![4]),
            (audit::Wanted { until: Some(instant("2021-03-02T00:00:00Z")), ..all.clone() }, vec![3, 2, 1]),
        ];
        for (wanted, expected) in cases {
            let found = audit::search(&mut tx, &wanted, 10).await.unwrap();
            assert_eq!(found.iter().map(|entry| entry.seq).collect::<Vec<_>>(), expected, "{wanted:?}");
        }
        assert_eq!(audit::search(&mut tx, &all, 2).await.unwrap().len(), 2);
        assert_eq!(audit::find(&mut tx, 4).await.unwrap().unwrap().actor, "chu-tich");
        assert!(audit::find(&mut tx, 5).await.unwrap().is_none());
        let mut actors = audit::actors(&mut tx).await.unwrap();
        actors.sort();
        assert_eq!(actors, ["can-bo", "chu-tich"]);
    });
}

#[test]
fn signing_in_is_no_change_of_what_is_reviewed() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        assert_eq!(audit::last_change(&mut tx).await.unwrap(), (0, String::new()));
        append(&mut tx, 2).await;
        let changed = audit::last_change(&mut tx).await.unwrap();
        assert_eq!(changed, (2, audit::last_hash(&mut tx).await.unwrap()));
        audit::append(&mut tx, &Event { action: "account.signed_in".to_owned(), ..event(3) }).await.unwrap();
        assert_eq!(audit::last_change(&mut tx).await.unwrap(), changed);
        append(&mut tx, 1).await;
        assert_eq!(audit::last_change(&mut tx).await.unwrap().0, 4);
    });
}

#[test]
fn every_way_of_tampering_is_noticed() {
    each_database(|database| async move {
        super::begin(&database).await.commit().await.unwrap();
        let cases = [
            ("update audit set detail = '{}' where seq = 2", "mục 2: nội dung"),
            ("update audit set actor = 'ai-do' where seq = 1", "mục 1: nội dung"),
            ("update audit set at = '2020-01-01T00:00:00.000Z' where seq = 3", "mục 3: nội dung"),
            ("delete from audit where seq = 2", "mục 3: thiếu mục 2"),
            ("delete from audit where seq = 1", "mục 2: thiếu mục 1"),
            ("delete from audit where seq = 4", "chỉ còn đến mục 3"),
            ("delete from audit", "chỉ còn đến mục 0"),
            ("update audit set prev_hash = hash where seq = 3", "mục 3: không nối"),
            ("update audit_head set seal = 'x'", "niêm phong"),
            ("delete from audit_head", "cuối nhật ký đã bị xóa"),
            ("update audit_head set seq = 0, hash = '', seal = ''", "cuối nhật ký đã bị xóa"),
        ];
        for (tampering, notice) in cases {
            let mut tx = database.begin(&commune()).await.unwrap();
            append(&mut tx, 4).await;
            assert_eq!(audit::verify(&mut tx).await.unwrap(), 4);
            assert_ne!(tx.execute(tampering, &[]).await.unwrap(), 0, "{tampering}");
            match audit::verify(&mut tx).await {
                Err(StoreError::BrokenAudit(what)) => assert!(what.vietnamese.contains(notice), "{tampering}: {what}"),
                other => panic!("{tampering}: {other:?}"),
            }
        }
    });
}

/// Who rewrites the end of the chain and the head with it still lacks the key for the seal.
#[test]
fn a_chain_cut_together_with_its_head_is_noticed_by_the_seal() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        append(&mut tx, 4).await;
        let last = audit::list_after(&mut tx, 2, 1).await.unwrap().remove(0);
        tx.execute("delete from audit where seq = 4", &[]).await.unwrap();
        let binds = [last.seq.bind(), last.hash.bind()];
        tx.execute("update audit_head set seq = $1, hash = $2", &binds).await.unwrap();
        let broken = audit::verify(&mut tx).await.unwrap_err().to_string();
        assert!(broken.contains("niêm phong"), "{broken}");
    });
}

/// The seal of the head is checked before anything is added, so that no command of ours makes a forged chain whole.
#[test]
fn nothing_is_added_to_a_chain_whose_end_was_forged() {
    let forgeries: [&[&str]; 4] = [
        &["update audit_head set hash = 'x'"],
        &["update audit_head set seq = 3"],
        &["delete from audit", "delete from audit_head"],
        &["delete from audit", "update audit_head set seq = 0, hash = '', seal = ''"],
    ];
    each_database(|database| async move {
        super::begin(&database).await.commit().await.unwrap();
        for forgery in forgeries {
            let mut tx = database.begin(&commune()).await.unwrap();
            append(&mut tx, 4).await;
            for tampering in forgery {
                tx.execute(tampering, &[]).await.unwrap();
            }
            let refused = audit::append(&mut tx, &event(5)).await;
            assert!(matches!(refused, Err(StoreError::BrokenAudit(_))), "{forgery:?}: {refused:?}");
            assert!(matches!(audit::verify(&mut tx).await, Err(StoreError::BrokenAudit(_))), "{forgery:?}");
        }
    });
}

/// With a plain hash, who has the database alone could change an entry and hash the chain anew.
#[test]
fn the_hash_of_an_entry_cannot_be_made_without_the_key() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        append(&mut tx, 1).await;
        let entry = audit::list_after(&mut tx, 0, 1).await.unwrap().remove(0);
        let parts = ["18115", "1", &entry.at, &entry.actor, &entry.action, &entry.subject, &entry.detail, ""];
        let bytes: Vec<u8> =
            parts.iter().flat_map(|part| [&(part.len() as u64).to_be_bytes()[..], part.as_bytes()].concat()).collect();
        assert_ne!(entry.hash, store::digest::sha256_hex(&bytes));
    });
}

#[test]
fn a_chain_begins_with_its_ward_and_only_once() {
    each_database(|database| async move {
        let ward = testkit::SmallWard::new().ward;
        let mut tx = database.begin(&commune()).await.unwrap();
        assert_eq!(audit::verify(&mut tx).await.unwrap(), 0, "no ward, no chain");
        assert!(matches!(audit::append(&mut tx, &event(1)).await, Err(StoreError::BrokenAudit(_))));
        store::ward::insert(&mut tx, &ward).await.unwrap();
        append(&mut tx, 2).await;
        tx.execute("delete from ward", &[]).await.unwrap();
        assert!(matches!(store::ward::insert(&mut tx, &ward).await, Err(StoreError::BrokenAudit(_))));
    });
}

#[test]
fn entries_of_one_action_are_listed_apart() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        append(&mut tx, 2).await;
        audit::append(&mut tx, &Event { action: "decision.issued".to_owned(), ..event(3) }).await.unwrap();
        let found = audit::list_of(&mut tx, "decision.issued").await.unwrap();
        assert_eq!(found.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [3]);
    });
}

#[test]
fn a_reading_transaction_records_nothing() {
    each_database(|database| async move {
        super::begin(&database).await.commit().await.unwrap();
        let mut tx = database.read(&commune()).await.unwrap();
        assert!(matches!(audit::append(&mut tx, &event(1)).await, Err(StoreError::ReadOnly)));
    });
}

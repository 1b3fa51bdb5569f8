use domain::register::Identity;
use store::db::Database;
use store::household::{self, Access};
use store::{StoreError, audit};
use testkit::{SmallWard, commune, each_database, each_place, instant};

fn access() -> Access {
    Access {
        at: instant("2021-03-01T00:00:00Z"),
        actor: "dong-chi-a".to_owned(),
        reason: "đối chiếu danh sách".to_owned(),
    }
}

#[test]
fn reading_identity_numbers_gives_them_back_and_is_recorded_without_them() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        let ids: Vec<_> = known.iter().map(|household| household.id.clone()).collect();
        assert_eq!(household::reveal(&mut tx, &ids, &access()).await.unwrap(), known);
        let entry = &audit::list_last(&mut tx, 1).await.unwrap()[0];
        assert_eq!((entry.action.as_str(), entry.actor.as_str()), ("household.revealed", "dong-chi-a"));
        assert!(entry.detail.contains("đối chiếu danh sách") && entry.detail.contains(ids[0].as_str()));
        assert!(!entry.detail.contains("042061000001"));
    });
}

#[test]
fn nothing_is_revealed_without_a_reason_or_where_it_cannot_be_recorded() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let ids = [SmallWard::new().households[0].id.clone()];
        let silent = Access { reason: " ".to_owned(), ..access() };
        assert!(matches!(household::reveal(&mut tx, &ids, &silent).await, Err(StoreError::NoReason)));
        tx.commit().await.unwrap();
        let mut reading = database.read(&commune()).await.unwrap();
        assert!(matches!(household::reveal(&mut reading, &ids, &access()).await, Err(StoreError::ReadOnly)));
    });
}

#[test]
fn equal_numbers_are_found_by_their_blind_index() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let indexed = household::index_list(&mut tx).await.unwrap();
        for (indexed, known) in indexed.iter().zip(SmallWard::new().households) {
            let identity = known.identity.as_ref().map(|identity| household::blind_index(&tx, identity));
            let phone = known.phone.as_deref().map(|phone| household::blind_phone_index(&tx, phone));
            assert_eq!((&indexed.identity_index, &indexed.phone_index), (&identity, &phone));
            assert_eq!(indexed.household.id, known.id);
            assert_eq!(indexed.household.identity, None);
        }
    });
}

#[test]
fn protected_fields_are_set_and_cleared() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let id = SmallWard::new().households[4].id.clone();
        let identity = Identity::parse("042065000005").unwrap();
        household::protect(&mut tx, &id, Some(&identity), Some("0900000005")).await.unwrap();
        let revealed = household::reveal(&mut tx, std::slice::from_ref(&id), &access()).await.unwrap();
        assert_eq!(
            (revealed[0].identity.as_ref(), revealed[0].phone.as_deref()),
            (Some(&identity), Some("0900000005"))
        );
        household::protect(&mut tx, &id, None, None).await.unwrap();
        let revealed = household::reveal(&mut tx, &[id], &access()).await.unwrap();
        assert_eq!((&revealed[0].identity, &revealed[0].phone), (&None, &None));
    });
}

async fn sealed(database: &Database) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    let mut tx = database.read(&commune()).await.unwrap();
    let sql = "select identity_enc, phone_enc from household where identity_enc is not null order by code";
    tx.list(sql, &[], |row| Ok((row.bytes("identity_enc")?, row.opt_bytes("phone_enc")?))).await.unwrap()
}

#[test]
fn no_digit_of_a_protected_field_stands_in_the_database() {
    each_database(|database| async move {
        SmallWard::new().store(&database).await;
        let sealed = sealed(&database).await;
        assert_eq!(sealed.len(), 3);
        for number in ["042061000001", "0912345678", "042162000002", "042164000004"] {
            for (identity, phone) in &sealed {
                for bytes in [Some(identity), phone.as_ref()].into_iter().flatten() {
                    assert!(!bytes.windows(4).any(|part| number.as_bytes().windows(4).any(|digits| digits == part)));
                }
            }
        }
    });
}

#[test]
fn the_file_itself_shows_no_number() {
    each_place(async |place| {
        let store::db::Target::Sqlite(path) = &place.target else { return };
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        database.close().await;
        let bytes = std::fs::read(path).unwrap();
        let contains = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(contains("Nguyễn Văn Đức"), "the file is the right one");
        assert!(!contains("042061000001") && !contains("0912345678"));
    });
}

#[test]
fn exchanged_numbers_are_noticed() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let known = SmallWard::new().households;
        let sql = "update household set identity_enc = (select identity_enc from household other where other.code = \
            'BH010002') where code = 'BH010001'";
        assert_eq!(tx.execute(sql, &[]).await.unwrap(), 1);
        let refusal = household::reveal(&mut tx, &[known[0].id.clone()], &access()).await.unwrap_err();
        assert!(matches!(refusal, StoreError::Sealed(_)), "{refusal}");
    });
}

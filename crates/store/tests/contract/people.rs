use domain::ground::id::{AccountId, AreaId};
use domain::people::{Account, Attempts, Language, Login, Role, Scope};
use store::people::attempt::Source;
use store::people::code::Purpose;
use store::people::session::Session;
use store::people::{account, attempt, code, session};
use testkit::{each_database, id, instant};

fn head() -> Account {
    Account {
        id: AccountId(id("account", 1)),
        login: Login::parse("to-truong-1").unwrap(),
        name: "Lê Văn Mẫu".to_owned(),
        role: Role::AreaHead,
        scope: Scope::Area(AreaId(id("area", 1))),
        language: Language::Vietnamese,
        is_disabled: false,
        created_at: instant("2026-11-05T03:04:05.678Z"),
    }
}

#[test]
fn an_account_comes_back_as_it_was_and_its_login_is_taken_once() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut one = head();
        account::insert(&mut tx, &one).await.unwrap();
        assert_eq!(account::find(&mut tx, &one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(account::find_by_login(&mut tx, &one.login).await.unwrap(), Some(one.clone()));
        one.role = Role::Chair;
        one.scope = Scope::Ward;
        one.is_disabled = true;
        one.language = Language::English;
        account::update(&mut tx, &one).await.unwrap();
        assert_eq!(account::list(&mut tx).await.unwrap(), [one.clone()]);
        assert_eq!(account::count(&mut tx).await.unwrap(), 1);
        one.id = AccountId(id("account", 2));
        assert!(account::insert(&mut tx, &one).await.is_err(), "the login is taken");
    });
}

#[test]
fn secrets_are_sealed_and_a_step_is_used_once() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = head();
        account::insert(&mut tx, &one).await.unwrap();
        account::set_password(&mut tx, &one.id, Some("$argon2id$x")).await.unwrap();
        account::set_totp(&mut tx, &one.id, Some("JBSWY3DPEHPK3PXP"), Some(10)).await.unwrap();
        let secrets = account::secrets(&mut tx, &one.id).await.unwrap().unwrap();
        assert_eq!(secrets.password.as_deref(), Some("$argon2id$x"));
        assert_eq!((secrets.totp.as_deref(), secrets.totp_step), (Some("JBSWY3DPEHPK3PXP"), Some(10)));
        for (step, is_new) in [(9, false), (10, false), (11, true), (11, false), (12, true)] {
            assert_eq!(account::use_step(&mut tx, &one.id, step).await.unwrap(), is_new, "step {step}");
        }
        account::set_totp(&mut tx, &one.id, None, None).await.unwrap();
        assert_eq!(account::secrets(&mut tx, &one.id).await.unwrap().unwrap().totp, None);
    });
}

#[test]
fn a_printed_code_opens_its_account_once_and_before_it_expires() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = head();
        account::insert(&mut tx, &one).await.unwrap();
        let until = instant("2026-11-12T00:00:00Z");
        code::insert(&mut tx, &one.id, "ABCD-EFGH", Purpose::Invitation, Some(until)).await.unwrap();
        code::insert(&mut tx, &one.id, "WXYZ", Purpose::Recovery, None).await.unwrap();
        let before = instant("2026-11-11T23:59:59Z");
        assert_eq!(code::find(&mut tx, "abcdefgh", Purpose::Invitation, before).await.unwrap(), Some(one.id.clone()));
        assert_eq!(code::find(&mut tx, "abcd-efgh", Purpose::Invitation, until).await.unwrap(), None);
        assert_eq!(code::find(&mut tx, "abcd-efgh", Purpose::Recovery, before).await.unwrap(), None);
        assert!(code::delete(&mut tx, "abcd efgh", Purpose::Invitation).await.unwrap());
        assert!(!code::delete(&mut tx, "abcd efgh", Purpose::Invitation).await.unwrap());
        assert_eq!(code::count(&mut tx, &one.id, Purpose::Recovery).await.unwrap(), 1);
        code::delete_all(&mut tx, &one.id, Purpose::Recovery).await.unwrap();
        assert_eq!(code::count(&mut tx, &one.id, Purpose::Recovery).await.unwrap(), 0);
    });
}

#[test]
fn sessions_are_found_by_their_token_listed_and_ended() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = head();
        account::insert(&mut tx, &one).await.unwrap();
        let begin = |token: &str, seen: &str| Session {
            hash: session::hash(token),
            account: one.id.clone(),
            is_confirmed: token == "a",
            device: "Firefox, Linux".to_owned(),
            began_at: instant("2026-11-05T00:00:00Z"),
            seen_at: instant(seen),
        };
        let (mut a, b) = (begin("a", "2026-11-05T01:00:00Z"), begin("b", "2026-11-05T02:00:00Z"));
        session::insert(&mut tx, &a).await.unwrap();
        session::insert(&mut tx, &b).await.unwrap();
        assert_eq!(session::find(&mut tx, &a.hash).await.unwrap(), Some((a.clone(), one.clone())));
        assert_eq!(session::find(&mut tx, &session::hash("c")).await.unwrap(), None);
        a.seen_at = instant("2026-11-05T03:00:00Z");
        session::see(&mut tx, &a.hash, a.seen_at).await.unwrap();
        assert_eq!(session::list(&mut tx, &one.id).await.unwrap(), [a.clone(), b.clone()]);
        let (seen, began) = (instant("2026-11-05T02:30:00Z"), instant("2026-11-01T00:00:00Z"));
        assert_eq!(session::delete_old(&mut tx, seen, began).await.unwrap(), 1);
        assert!(!session::delete(&mut tx, &b.hash).await.unwrap());
        session::insert(&mut tx, &b).await.unwrap();
        assert_eq!(session::delete_others(&mut tx, &one.id, &a.hash).await.unwrap(), 1);
        assert!(session::delete(&mut tx, &a.hash).await.unwrap());
    });
}

#[test]
fn failures_are_counted_apart_and_forgotten_on_demand() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let now = instant("2026-11-05T03:00:00Z");
        let (login, address) = (Source::Login("can-bo"), Source::Address("192.0.2.1"));
        for failures in [1, 2] {
            attempt::put(&mut tx, login, Attempts { failures, last_at: now }).await.unwrap();
        }
        assert_eq!(attempt::find(&mut tx, login).await.unwrap(), Some(Attempts { failures: 2, last_at: now }));
        assert_eq!(attempt::find(&mut tx, address).await.unwrap(), None);
        assert_eq!(attempt::find(&mut tx, Source::Address("192.0.21")).await.unwrap(), None);
        attempt::delete(&mut tx, login).await.unwrap();
        assert_eq!(attempt::find(&mut tx, login).await.unwrap(), None);
    });
}

use std::collections::BTreeMap;

use domain::ground::id::{AccountId, EvidenceId, SubjectId, SubmissionId};
use domain::meeting::{
    Answer, Claim, Evidence, EvidenceKind, Found, OwnLink, Replaced, Says, Submission, SubmissionState, SubmissionStep,
};
use domain::people::{Account, Language, Login, Role, Scope};
use domain::register::Title;
use store::db::Tx;
use store::people::own;
use store::submission::{self, MoveMade, evidence};
use testkit::{day, each_database, id, instant};

const AT: &str = "2026-11-16T03:04:05.678Z";

fn draft() -> Submission {
    let answer = Answer { says: Some(Says::Met), words: "có nội quy".to_owned() };
    Submission {
        id: SubmissionId(id("submission", 1)),
        title: Title::School,
        subject: SubjectId(id("organisation", 1)),
        year: 2026,
        state: SubmissionState::Draft,
        version: 1,
        claim: Claim {
            plan_on: Some(day("2026-01-20")),
            answers: BTreeMap::from([("GD-1b".to_owned(), answer)]),
            ..Claim::default()
        },
        is_taken_up: false,
        replaced: None,
        saved_by: "don-vi".to_owned(),
        account: None,
        saved_at: instant(AT),
    }
}

async fn account(tx: &mut Tx) -> AccountId {
    let account = Account {
        id: AccountId(id("account", 1)),
        login: Login::parse("thanh-vien").unwrap(),
        name: "Lê Văn Mẫu".to_owned(),
        role: Role::Member,
        scope: Scope::Ward,
        language: Language::Vietnamese,
        is_disabled: false,
        created_at: instant(AT),
    };
    store::people::account::insert(tx, &account).await.unwrap();
    account.id
}

#[test]
fn a_submission_changes_only_from_the_version_that_was_read() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let mut one = draft();
        submission::insert(&mut tx, &one).await.unwrap();
        assert_eq!(submission::find(&mut tx, &one.id).await.unwrap(), Some(one.clone()));
        let again = Submission { id: SubmissionId(id("submission", 2)), ..draft() };
        one.version = 2;
        one.state = SubmissionState::Accepted;
        one.is_taken_up = true;
        one.account = Some(account(&mut tx).await);
        one.replaced = Some(Replaced(None));
        assert!(submission::update(&mut tx, &one, 1).await.unwrap());
        assert!(!submission::update(&mut tx, &one, 1).await.unwrap(), "somebody was faster");
        let found = submission::find_of(&mut tx, Title::School, &one.subject, 2026).await.unwrap();
        assert_eq!(found, Some(one.clone()));
        assert_eq!(submission::find_of(&mut tx, Title::School, &one.subject, 2025).await.unwrap(), None);
        assert_eq!(submission::list(&mut tx, 2026).await.unwrap(), [one]);
        assert!(submission::insert(&mut tx, &again).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn moves_keep_their_order_and_what_was_claimed() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = draft();
        submission::insert(&mut tx, &one).await.unwrap();
        let submitted = MoveMade {
            step: SubmissionStep::Submit,
            from: SubmissionState::Draft,
            to: SubmissionState::Submitted,
            reason: String::new(),
            claim: Some(one.claim.clone()),
            actor: "don-vi".to_owned(),
            account: Some(account(&mut tx).await),
            at: instant(AT),
        };
        let returned = MoveMade {
            step: SubmissionStep::Return,
            from: SubmissionState::Submitted,
            to: SubmissionState::Returned,
            reason: "thiếu kế hoạch".to_owned(),
            claim: None,
            account: None,
            ..submitted.clone()
        };
        submission::insert_move(&mut tx, &one.id, &submitted).await.unwrap();
        submission::insert_move(&mut tx, &one.id, &returned).await.unwrap();
        assert_eq!(submission::list_moves(&mut tx, &one.id).await.unwrap(), [submitted, returned]);
    });
}

#[test]
fn an_appraisers_mark_is_replaced_and_taken_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = draft();
        submission::insert(&mut tx, &one).await.unwrap();
        let found = |says| Found { says, reason: "x".to_owned(), by: "thanh-vien".to_owned(), at: instant(AT) };
        for says in [Says::Met, Says::NotMet] {
            submission::put_mark(&mut tx, &one.id, "GD-1b", Some(&found(says))).await.unwrap();
        }
        submission::put_mark(&mut tx, &one.id, "GD-4", Some(&found(Says::NotApplicable))).await.unwrap();
        submission::put_mark(&mut tx, &one.id, "GD-4", None).await.unwrap();
        let marks = submission::marks(&mut tx, &one.id).await.unwrap();
        assert_eq!(marks, BTreeMap::from([("GD-1b".to_owned(), found(Says::NotMet))]));
    });
}

#[test]
fn evidence_is_listed_counted_and_removed() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let one = draft();
        submission::insert(&mut tx, &one).await.unwrap();
        let file = |number: u32, criterion: Option<&str>| Evidence {
            id: EvidenceId(id("evidence", number)),
            submission: one.id.clone(),
            criterion: criterion.map(str::to_owned),
            name: "kế hoạch.pdf".to_owned(),
            kind: EvidenceKind::Pdf,
            size: 1234,
            sha256: "0".repeat(64),
            added_by: "don-vi".to_owned(),
            account: None,
            added_at: instant(AT),
        };
        for file in [file(1, Some("GD-1a")), file(2, None)] {
            evidence::insert(&mut tx, &file).await.unwrap();
        }
        assert_eq!(evidence::list(&mut tx, &one.id).await.unwrap(), [file(1, Some("GD-1a")), file(2, None)]);
        assert_eq!(evidence::find(&mut tx, &file(2, None).id).await.unwrap(), Some(file(2, None)));
        assert_eq!(evidence::count_of(&mut tx, &"0".repeat(64)).await.unwrap(), 2);
        assert!(evidence::delete(&mut tx, &file(1, None).id).await.unwrap());
        assert!(!evidence::delete(&mut tx, &file(1, None).id).await.unwrap());
        assert_eq!(evidence::count_of(&mut tx, &"0".repeat(64)).await.unwrap(), 1);
    });
}

#[test]
fn whom_an_account_belongs_to_is_declared_once_and_lifted() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let account = account(&mut tx).await;
        let link = OwnLink { account: account.clone(), title: Title::School, subject: draft().subject };
        assert!(own::insert(&mut tx, &link, "thanh-vien", instant(AT)).await.unwrap());
        assert!(!own::insert(&mut tx, &link, "thanh-vien", instant(AT)).await.unwrap());
        assert_eq!(own::list_of(&mut tx, &account).await.unwrap(), std::slice::from_ref(&link));
        assert_eq!(own::list(&mut tx).await.unwrap(), std::slice::from_ref(&link));
        assert!(own::delete(&mut tx, &link).await.unwrap());
        assert!(own::list_of(&mut tx, &account).await.unwrap().is_empty());
    });
}

//! Self-assessments by the actions alone, on both databases: whose they are, and what acceptance does to the facts.

use std::collections::BTreeMap;

use actions::dossier::appraisal::{accept, return_it};
use actions::dossier::{Whose, save, submit, withdraw};
use actions::{ActionError, Desk};
use domain::ground::id::{AccountId, OrganisationId, SubjectId};
use domain::meeting::{Answer, Claim, Needs, Says, SubmissionState};
use domain::people::{Account, Actor, Language, Login, Role, Scope};
use domain::register::Title;
use testkit::{Place, SmallWard, day, each_place, id, instant};

const YEAR: i16 = 2025;
const AT: (&str, i16) = ("5-nhat", YEAR);

fn unit(number: u32) -> OrganisationId {
    OrganisationId(id("organisation", number))
}

async fn desk(place: &Place) -> Desk {
    let commune = testkit::commune();
    let desk = Desk::create(&place.target, &place.folder(), commune, Actor::operator("test")).await.unwrap();
    SmallWard::new().store(desk.database()).await;
    let mut cx = desk.begin().await.unwrap();
    let order = actions::campaign::StepOrder {
        programme: AT.0,
        year: YEAR,
        title: None,
        date: Some(day("2025-01-02")),
        reason: "",
    };
    actions::campaign::open(&mut cx, &order).await.unwrap();
    for (number, role) in [(1, Role::Unit), (2, Role::Unit), (3, Role::Member)] {
        let actor = actor(number, role);
        let account = Account {
            id: actor.account.unwrap(),
            login: Login::parse(&actor.name).unwrap(),
            name: "Lê Văn Mẫu".to_owned(),
            role,
            scope: actor.scope,
            language: Language::Vietnamese,
            is_disabled: false,
            created_at: instant("2025-01-02T03:04:05.678Z"),
        };
        store::people::account::insert(&mut cx.tx, &account).await.unwrap();
    }
    cx.commit().await.unwrap();
    desk
}

/// The accounts of the two units, and an appraiser.
fn actor(number: u32, role: Role) -> Actor {
    let scope = if role == Role::Unit { Scope::Unit(unit(number)) } else { Scope::Ward };
    Actor { name: format!("account-{number}"), role, scope, account: Some(AccountId(id("account", number))) }
}

/// Everything met, on the days that the school's criteria ask for.
fn claim(desk: &Desk) -> Claim {
    let rules = desk.library.year(AT.0, YEAR).unwrap();
    let criteria = &rules.title(Title::School).unwrap().set.criteria;
    let asked = criteria.iter().filter(|criterion| Needs::of(criterion).may_answer());
    let met = Answer { says: Some(Says::Met), words: String::new() };
    Claim {
        resolution_on: Some(day("2025-01-15")),
        plan_on: Some(day("2025-01-20")),
        registered_on: Some(day("2025-02-02")),
        reviewed_on: Some(day("2025-11-16")),
        sub_units: Some(domain::ground::share::Share::new(4, 5)),
        answers: asked.map(|criterion| (criterion.id.clone(), met.clone())).collect::<BTreeMap<_, _>>(),
        note: String::new(),
    }
}

#[test]
fn a_unit_fills_in_its_own_dossier_and_no_other() {
    each_place(async |place| {
        let desk = desk(place).await;
        let (own, other) = (Whose::Unit(unit(1)), Whose::Unit(unit(2)));
        let first = desk.for_actor(actor(1, Role::Unit));
        let mut cx = first.begin().await.unwrap();
        for whose in [&other, &Whose::Ward] {
            let refused = save(&mut cx, AT, whose, 0, claim(&desk)).await.unwrap_err();
            assert!(matches!(refused, ActionError::NotAllowed(_)), "{whose:?}: {refused}");
            assert!(actions::dossier::sheet(&mut cx, AT.0, YEAR, whose).await.is_err());
            assert!(submit(&mut cx, AT, whose, 1).await.is_err());
            assert!(withdraw(&mut cx, YEAR, whose, 1).await.is_err());
        }
        let kept = save(&mut cx, AT, &own, 0, claim(&desk)).await.unwrap();
        assert_eq!((kept.state, kept.subject.as_str()), (SubmissionState::Draft, unit(1).as_str()));
        let late = save(&mut cx, AT, &own, 0, Claim::default()).await.unwrap_err();
        assert!(matches!(late, ActionError::Conflict { .. }), "{late}");
        cx.commit().await.unwrap();
        desk.close().await;
    });
}

#[test]
fn what_was_accepted_is_a_fact_until_it_is_returned_and_its_author_accepts_nothing() {
    each_place(async |place| {
        let desk = desk(place).await;
        let own = Whose::Unit(unit(1));
        let first = desk.for_actor(actor(1, Role::Unit));
        let mut cx = first.begin().await.unwrap();
        let kept = save(&mut cx, AT, &own, 0, claim(&desk)).await.unwrap();
        let one = submit(&mut cx, AT, &own, kept.version).await.unwrap();
        cx.commit().await.unwrap();

        // The same account, become an appraiser since.
        let author = Actor { role: Role::Member, scope: Scope::Ward, ..actor(1, Role::Unit) };
        let desk_of_author = desk.for_actor(author);
        let mut cx = desk_of_author.begin().await.unwrap();
        let refused = accept(&mut cx, AT.0, &one.id, one.version).await.unwrap_err();
        assert!(refused.to_string().contains("bạn đã soạn hoặc nộp"), "{refused}");
        drop(cx);

        let third = desk.for_actor(actor(3, Role::Member));
        let mut cx = third.begin().await.unwrap();
        let accepted = accept(&mut cx, AT.0, &one.id, one.version).await.unwrap();
        let subject = SubjectId::from(&unit(1));
        let dossier = store::dossier::find(&mut cx.tx, Title::School, &subject, YEAR).await.unwrap().unwrap();
        assert_eq!((dossier.plan_on, dossier.marks.found.len()), (Some(day("2025-01-20")), claim(&desk).answers.len()));
        assert!(accept(&mut cx, AT.0, &one.id, accepted.version).await.is_err(), "accepted once");
        let stale = return_it(&mut cx, AT.0, &one.id, one.version, "xem lại").await.unwrap_err();
        assert!(matches!(stale, ActionError::Conflict { .. }), "{stale}");
        return_it(&mut cx, AT.0, &one.id, accepted.version, "xem lại").await.unwrap();
        assert_eq!(store::dossier::find(&mut cx.tx, Title::School, &subject, YEAR).await.unwrap(), None);
        cx.commit().await.unwrap();
        desk.close().await;
    });
}

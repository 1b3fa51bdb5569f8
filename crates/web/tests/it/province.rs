//! The level above: its wards in totals, and the decision about the ward's title.

use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use domain::people::{Role, Scope};
use domain::register::Title;
use web::{App, Reach};

use crate::ward::{Person, ask, is_shut, text, ward};
use crate::year::Town;

#[tokio::test]
async fn the_level_above_begins_at_its_wards_and_sees_totals_only() {
    let (here, there, third) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let town = Town::of(here.path()).await;
    town.list_households().await;
    let other = ward(there.path(), "18118").await;
    let stranger = ward(third.path(), "18133").await;
    let mut cx = stranger.begin().await.unwrap();
    // Of the same login, but not of that level.
    let login = domain::people::Login::parse("province").unwrap();
    let mut account = store::people::account::find_by_login(&mut cx.tx, &login).await.unwrap().unwrap();
    account.role = Role::Member;
    store::people::account::update(&mut cx.tx, &account).await.unwrap();
    cx.commit().await.unwrap();
    let names = [&other, &stranger].map(|desk| desk.commune().as_str().to_owned());
    let app = App::new(vec![town.desk.clone(), other.clone(), stranger.clone()], Reach::default());
    let router = web::router(app);
    let province = Person::of(&town.desk, Role::Province).await;
    let signed = ask(&router, &Method::GET, "/sign-in", &province.cookie, "").await;
    assert_eq!(signed.headers()[LOCATION], "/province");
    let name = async |desk: &actions::Desk| {
        let mut cx = desk.read().await.unwrap();
        store::ward::find(&mut cx.tx).await.unwrap().unwrap().name
    };
    let shown = ask(&router, &Method::GET, "/province?year=2021", &province.cookie, "").await;
    assert_eq!(shown.status(), StatusCode::OK);
    let page = text(shown).await;
    let body = page.split_once("<main").unwrap().1;
    assert!(body.contains(&name(&town.desk).await) && body.contains(&name(&other).await), "{names:?}: {page}");
    assert!(!body.contains(&name(&stranger).await), "an account of another level opens nothing: {page}");
    assert!(!page.contains("Nguyễn Thị Ánh") && !page.contains("BH010001"), "{page}");
    for role in [Role::Officer, Role::Chair, Role::Member, Role::AreaHead, Role::Unit] {
        let person = Person::of(&town.desk, role).await;
        assert!(is_shut(&ask(&router, &Method::GET, "/province", &person.cookie, "").await), "{role}");
    }
}

#[tokio::test]
async fn the_level_above_decides_nothing_of_the_wards_own() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let province = Person::of(&town.desk, Role::Province).await;
    let (_, page) = town.get(&province, "/province/years/2021/decision").await;
    assert!(page.contains("chưa đến lúc"), "{page}");
    let seen = crate::year::value_of(&page, "seen");
    let path = "/province/years/2021/decision";
    let bad = [("number", "12/QĐ-UBND"), ("date", "31/02/2021"), ("signer", "Hồ Văn Mẫu"), ("seen", &seen)];
    let (status, page) = town.post(&province, path, &bad).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("date-problem"), "{page}");
    assert!(page.contains("Hồ Văn Mẫu"), "{page}");
    let early = [("number", "12/QĐ-UBND"), ("date", "20/11/2021"), ("signer", "Hồ Văn Mẫu"), ("seen", &seen)];
    let (status, page) = town.post(&province, path, &early).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("role=\"alert\""), "{page}");
    let late = [("number", "12/QĐ-UBND"), ("date", "20/11/2021"), ("seen", "cũ")];
    assert_eq!(town.post(&province, path, &late).await.0, StatusCode::CONFLICT);
    // Below the pages too: households are the ward's to decide.
    let actor =
        domain::people::Actor { name: "province".to_owned(), role: Role::Province, scope: Scope::Ward, account: None };
    let desk = town.desk.for_actor(actor);
    let mut cx = desk.begin().await.unwrap();
    let order = actions::decision::Order { number: "150/QĐ-UBND", date: "2021-11-09".parse().unwrap(), signer: None };
    let refused = actions::decision::decide(&mut cx, "5-nhat", 2021, Title::Household, &order).await.unwrap_err();
    assert!(matches!(refused, actions::ActionError::NotAllowed(_)), "{refused}");
}

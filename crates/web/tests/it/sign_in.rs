//! Forms from elsewhere, wrong passwords, sessions that end.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use tower::ServiceExt as _;
use web::{App, Reach};

use crate::ward::{PASSWORD, ask, text, ward};

#[tokio::test]
async fn forms_from_elsewhere_are_refused_before_anything_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let router = web::router(App::new(vec![desk], Reach::default()));
    let form = format!("login=officer&password={PASSWORD}");
    for (header, value, is_let) in [
        ("sec-fetch-site", "cross-site", false),
        ("sec-fetch-site", "same-site", false),
        ("sec-fetch-site", "same-origin", true),
        ("origin", "https://evil.example", false),
        ("origin", "null", false),
        ("origin", "http://ward.example:8080", true),
    ] {
        let request = Request::post("/sign-in").header("host", "ward.example:8080").header(header, value);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = router.clone().oneshot(request.body(Body::from(form.clone())).unwrap()).await.unwrap();
        assert_eq!(response.headers().contains_key(SET_COOKIE), is_let, "{header}: {value}");
    }
}

#[tokio::test]
async fn wrong_passwords_wait_longer_and_say_nothing_about_who_has_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let router = web::router(App::new(vec![desk], Reach::default()));
    let mut texts = Vec::new();
    for login in ["officer", "nobody-here"] {
        for attempt in 0..6 {
            let response =
                ask(&router, &Method::POST, "/sign-in", "", &format!("login={login}&password=wrong{attempt}")).await;
            assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
            texts.push(text(response).await.contains("hãy đợi"));
        }
    }
    assert_eq!(texts, [false, false, false, false, false, true, false, false, false, false, false, true]);
    let right = ask(&router, &Method::POST, "/sign-in", "", &format!("login=officer&password={PASSWORD}")).await;
    assert!(!right.headers().contains_key(SET_COOKIE), "the right password waits too");
}

#[tokio::test]
async fn a_form_after_the_end_of_its_session_is_kept_through_the_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let router = web::router(App::new(vec![desk], Reach::default()));
    let lost =
        ask(&router, &Method::POST, "/office/accounts/new", "", "_csrf=old&name=L%C3%AA+Th%E1%BB%8B+M%E1%BA%ABu").await;
    assert_eq!(lost.status(), StatusCode::UNAUTHORIZED);
    let page = text(lost).await;
    assert!(page.contains("kept.name") && page.contains("Lê Thị Mẫu") && !page.contains("kept._csrf"), "{page}");
    let form = format!(
        "login=officer&password={PASSWORD}&kept-action=%2Foffice%2Faccounts%2Fnew&kept.name=L%C3%AA+Th%E1%BB%8B+M%E1%BA%ABu"
    );
    let again = ask(&router, &Method::POST, "/sign-in", "", &form).await;
    assert!(again.headers().contains_key(SET_COOKIE));
    let page = text(again).await;
    assert!(page.contains("name=\"name\"") && page.contains("Lê Thị Mẫu") && page.contains("office"), "{page}");
}

#[tokio::test]
async fn a_password_alone_buys_no_new_guesses_at_the_code() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let mut cx = desk.begin().await.unwrap();
    let officer = actions::people::find(&mut cx, "officer").await.unwrap();
    let telephone = actions::people::prepare(&officer).unwrap();
    store::people::account::set_totp(&mut cx.tx, &officer.id, Some(&telephone.address), None).await.unwrap();
    cx.commit().await.unwrap();
    let router = web::router(App::new(vec![desk], Reach::default()));
    let form = format!("login=officer&password={PASSWORD}");
    let mut waits = Vec::new();
    for _ in 0..6 {
        let signed = ask(&router, &Method::POST, "/sign-in", "", &form).await;
        let Some(cookie) = signed.headers().get(SET_COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned()) else {
            waits.push(text(signed).await.contains("hãy đợi"));
            continue;
        };
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let refused = ask(&router, &Method::POST, "/sign-in/code", &cookie, "code=000000").await;
        waits.push(text(refused).await.contains("hãy đợi"));
    }
    assert_eq!(waits, [false, false, false, false, false, true]);
}

#[tokio::test]
async fn an_invitation_ends_the_forgotten_password() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let mut cx = desk.begin().await.unwrap();
    let invitation = actions::people::invite(&mut cx, "member").await.unwrap();
    cx.commit().await.unwrap();
    let router = web::router(App::new(vec![desk], Reach::default()));
    let old = ask(&router, &Method::POST, "/sign-in", "", &format!("login=member&password={PASSWORD}")).await;
    assert!(!old.headers().contains_key(SET_COOKIE), "the forgotten password is gone");
    let new = "mười hai con giáp bơi sông";
    let form = format!("code={}&password={new}&repeated={new}", invitation.code);
    ask(&router, &Method::POST, "/invitation", "", &form).await;
    let fresh = ask(&router, &Method::POST, "/sign-in", "", &format!("login=member&password={new}")).await;
    assert!(fresh.headers().contains_key(SET_COOKIE), "the new one lets in");
}

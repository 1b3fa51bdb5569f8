//! Every route with every role, and with an officer of another ward.

use axum::http::Method;
use domain::people::{Permission, Role};
use web::{App, Reach};

use crate::ward::{Person, ask, ask_with, is_shut, ward};

/// A route with something in the place of its names.
fn filled(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "nobody".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_opens_to_the_roles_that_may_and_to_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let app = App::new(vec![desk.clone()], Reach::default());
    let (routes, router) = (web::declared(&app), web::router(app));
    assert!(10 < routes.len());
    for role in Role::GIVEN {
        let mut person = Person::of(&desk, role).await;
        for route in &routes {
            let Some(permission) = route.permission else { continue };
            // Some routes end their session.
            if is_shut(&ask(&router, &Method::GET, "/account", &person.cookie, "").await) {
                person = Person::of(&desk, role).await;
            }
            let Person { cookie, csrf } = &person;
            let path = filled(route.path);
            // The forged ones first: a form of ours may end the session.
            for form in ["", "_csrf=", "_csrf=0000"] {
                if role.may(permission) && route.method == Method::POST {
                    let response = ask_with(&router, route, &path, cookie, form).await;
                    assert!(is_shut(&response), "{role}: POST {path} with «{form}»");
                }
            }
            let response = ask_with(&router, route, &path, cookie, &format!("_csrf={csrf}")).await;
            assert_eq!(is_shut(&response), !role.may(permission), "{role}: {} {path}", route.method);
        }
    }
}

#[tokio::test]
async fn a_visitor_and_an_officer_of_another_ward_get_open_pages_only() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = ward(here.path(), "18115").await;
    let other = ward(there.path(), "18118").await;
    let app = App::new(vec![desk], Reach::default());
    let (routes, router) = (web::declared(&app), web::router(app));
    let Person { cookie: foreign, csrf } = Person::of(&other, Role::Officer).await;
    let renamed = foreign.replace("18118", "18115");
    for route in &routes {
        let is_open = route.permission.is_none_or(|permission| permission == Permission::ViewTotals);
        if is_open {
            continue;
        }
        for cookie in ["", "binhyen=18115.0000", &foreign, &renamed] {
            let path = filled(route.path);
            let response = ask_with(&router, route, &path, cookie, &format!("_csrf={csrf}")).await;
            assert!(is_shut(&response), "«{cookie}»: {} {}", route.method, route.path);
        }
    }
}

//! A ward of two areas, a school and an agency, with one account for each role, and people who sit at its pages.

use std::path::Path;

use actions::Desk;
use actions::people::{Draft, SignIn, SignedIn, sign_in, with_password};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Method, Request, StatusCode};
use axum::response::Response;
use domain::ground::id::{AreaId, CommuneCode, OrganisationId};
use domain::ground::window::Validity;
use domain::people::{Actor, Role, Scope};
use domain::register::{Area, Organisation, OrganisationKind, SchoolLevel};
use store::db::Target;
use tower::ServiceExt as _;
use web::Declared;

pub const PASSWORD: &str = "con trâu gặm cỏ bờ đê";

/// The head of areas sits in the first, the account of units in the school.
pub async fn ward(folder: &Path, commune: &str) -> Desk {
    let target = Target::Sqlite(folder.join("binhyen.db"));
    let commune = CommuneCode::parse(commune).unwrap();
    let desk = Desk::create(&target, folder, commune, Actor::operator("test")).await.unwrap();
    let mut cx = desk.begin().await.unwrap();
    actions::place::init(&mut cx, None).await.unwrap();
    for area in [area(1), area(2)] {
        store::area::insert(&mut cx.tx, &area).await.unwrap();
    }
    for unit in [school(), agency()] {
        store::organisation::insert(&mut cx.tx, &unit).await.unwrap();
    }
    for role in Role::GIVEN {
        let scope = match role {
            Role::AreaHead => Scope::Area(area(1).id),
            Role::Unit => Scope::Unit(school().id),
            _ => Scope::Ward,
        };
        let login = role.to_string();
        let draft = Draft { login: &login, name: "Lê Văn Mẫu", role, scope };
        with_password(&mut cx, &draft, PASSWORD, PASSWORD).await.unwrap();
    }
    cx.commit().await.unwrap();
    desk
}

fn always() -> Validity {
    Validity { from: "2012-01-01".parse().unwrap(), until: None }
}

/// "TDP01", "TDP02"
pub fn area(number: u8) -> Area {
    Area {
        id: AreaId(format!("area-{number:04}")),
        code: format!("TDP{number:02}"),
        name: format!("Tổ dân phố {number}"),
        validity: always(),
    }
}

pub fn school() -> Organisation {
    Organisation {
        id: OrganisationId("school-0001".to_owned()),
        code: "TR01".to_owned(),
        name: "Trường THCS Mẫu".to_owned(),
        kind: OrganisationKind::School,
        level: Some(SchoolLevel::LowerSecondary),
        scale: None,
        staff: Some(30),
        pupils: Some(400),
        address: String::new(),
        head: "Trần Thị Mẫu".to_owned(),
        validity: always(),
    }
}

pub fn agency() -> Organisation {
    Organisation {
        id: OrganisationId("agency-0001".to_owned()),
        code: "CQ01".to_owned(),
        name: "Trạm y tế mẫu".to_owned(),
        kind: OrganisationKind::Agency,
        level: None,
        pupils: None,
        ..school()
    }
}

/// Somebody who signed in: their cookie, and the token that their forms carry.
#[derive(Clone)]
pub struct Person {
    pub cookie: String,
    pub csrf: String,
}

impl Person {
    pub async fn of(desk: &Desk, role: Role) -> Self {
        Self::named(desk, role.as_str()).await
    }

    pub async fn named(desk: &Desk, login: &str) -> Self {
        let typed = SignIn { login, password: PASSWORD, address: "192.0.2.1", device: "test" };
        let SignedIn::In { token, .. } = sign_in(desk, &typed).await.unwrap() else { panic!("{login} signs in") };
        let csrf = web::form_token(&token);
        Self { cookie: format!("binhyen={}.{token}", desk.commune().as_str()), csrf }
    }
}

pub async fn ask(router: &Router, method: &Method, path: &str, cookie: &str, form: &str) -> Response {
    let request = Request::builder().method(method).uri(path).header(COOKIE, cookie);
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    router.clone().oneshot(request.body(Body::from(form.to_owned())).unwrap()).await.unwrap()
}

/// A form as the route takes it: in parts where it takes files, with one of them.
pub async fn ask_with(router: &Router, route: &Declared, path: &str, cookie: &str, form: &str) -> Response {
    if !route.is_upload {
        return ask(router, &route.method, path, cookie, form).await;
    }
    let fields: Vec<(&str, &str)> = form.split('&').filter_map(|pair| pair.split_once('=')).collect();
    send(router, path, cookie, &fields, &[("file", "list.csv", b"nothing")]).await
}

/// A form in parts: its texts, then its files (field, name, bytes).
pub async fn send(
    router: &Router,
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    files: &[(&str, &str, &[u8])],
) -> Response {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (field, file, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{file}\"");
        body.extend_from_slice(format!("--edge\r\n{head}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    let request = Request::post(path).header(COOKIE, cookie).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()
}

/// What a page says.
pub async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap()
}

/// Sent away to sign in, or told that it is not theirs.
pub fn is_shut(response: &Response) -> bool {
    let leads_away = response.headers().get(LOCATION).is_some_and(|to| to.to_str().unwrap().starts_with("/sign-in?"));
    leads_away || matches!(response.status(), StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
}

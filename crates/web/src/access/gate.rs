use std::net::SocketAddr;
use std::time::Duration;

use actions::people::{Seated, seat};
use actions::{ActionResult, Desk};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::people::{Actor, Language, Permission, Role};
use sha2::{Digest, Sha256};

use super::cookie::{self, Held};
use super::fields::Fields;
use super::seat::{Found, Seat, Ward, see_other};
use super::upload;
use crate::error::{Told, Trouble, WebError};
use crate::server::App;
use crate::view::troubles::TroublePage;

/// What stands in front of one route.
#[derive(Clone)]
pub struct Gate {
    pub app: App,
    pub permission: Option<Permission>,
    /// How many bytes a form with files may have here; none where a route takes no files.
    pub upload: Option<usize>,
}

/// What a form without files may hold at most.
const FORM: usize = 1024 * 1024;

/// How long its sender may take for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Finds out who asks, whether they may, and whether a form is one of ours.
pub async fn guard(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    match passed(&gate, request).await {
        Ok(request) => next.run(request).await,
        Err(response) => *response,
    }
}

type Stopped = Box<Response>;

async fn passed(gate: &Gate, request: Request) -> Result<Request, Stopped> {
    let seat = find(&gate.app, request.headers(), &place(&request)).await.map_err(stopped)?;
    let mut request = request;
    request.extensions_mut().insert(seat.clone());
    let from = Address(address(&gate.app, &request));
    request.extensions_mut().insert(from);
    let is_change = request.method() == Method::POST;
    if is_change && is_from_elsewhere(request.headers()) {
        return Err(Box::new(Trouble::Forged.into_response()));
    }
    if let Some(limit) = gate.upload {
        return pass_upload(gate, &seat, request, limit).await;
    }
    if is_change {
        request = read_form(request).await?;
    }
    let Some(permission) = gate.permission else { return Ok(request) };
    if seat.role().may(permission) {
        if is_change && !is_our_form(&seat, &request) {
            return Err(Box::new(Trouble::Forged.into_response()));
        }
        return Ok(request);
    }
    if seat.seated().is_some() {
        return Err(Box::new(Trouble::NotAllowed.into_response()));
    }
    if is_change {
        let fields = request.extensions().get::<Fields>().cloned().unwrap_or_default();
        return Err(Box::new(super::session::ended(&seat, &fields).unwrap_or_else(IntoResponse::into_response)));
    }
    let next: String = form_urlencoded::byte_serialize(seat.path().as_bytes()).collect();
    Err(Box::new(see_other(&format!("/sign-in?next={next}"))))
}

fn stopped(error: impl Into<WebError>) -> Stopped {
    Box::new(error.into().into_response())
}

fn place(request: &Request) -> String {
    request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// Who sits behind the cookie of a request; a visitor where there is none.
async fn find(app: &App, headers: &HeaderMap, path: &str) -> ActionResult<Seat> {
    let held = cookie::session(app, headers);
    let desk = match &held {
        Some(held) => app.desk(&held.commune),
        None => app.only(),
    };
    let (mut seated, mut csrf) = (None, String::new());
    if let (Some(desk), Some(Held { token, .. })) = (&desk, &held) {
        seated = seat(desk, token).await?.filter(|seated| seated.session.is_confirmed);
        csrf = form_token(token);
    }
    let ward = match &desk {
        Some(desk) => ward(desk).await?,
        None => Ward::default(),
    };
    let actor = seated.as_ref().map_or_else(Actor::visitor, Seated::actor);
    let language = match &seated {
        Some(seated) => seated.account.language,
        None => cookie::language(headers).and_then(|word| Language::parse(&word)).unwrap_or(Language::Vietnamese),
    };
    Ok(Seat::new(Found {
        app: app.clone(),
        desk: desk.map(|desk| desk.for_actor(actor)),
        ward,
        seated,
        csrf,
        language,
        path: path.to_owned(),
        notice: cookie::notice(headers),
    }))
}

async fn ward(desk: &Desk) -> ActionResult<Ward> {
    let mut cx = desk.read().await?;
    let found = store::ward::find(&mut cx.tx).await?;
    Ok(found.map(|ward| Ward { name: ward.name, is_sample: ward.is_sample }).unwrap_or_default())
}

/// What a form of this session carries: whoever does not read our pages cannot know it, and it does not tell the token.
pub fn form_token(token: &str) -> String {
    let digest = Sha256::digest(format!("binhyen form {token}").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Browsers say where a request comes from (Fetch Metadata; older ones by Origin).
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let (Some(origin), Some(host)) = (text(ORIGIN.as_str()), text(HOST.as_str())) else { return false };
    origin.split_once("://").is_none_or(|(_, from)| from != host)
}

/// A form with files is read only for those who may send it.
async fn pass_upload(gate: &Gate, seat: &Seat, request: Request, limit: usize) -> Result<Request, Stopped> {
    let is_allowed = gate.permission.is_none_or(|permission| seat.role().may(permission));
    if !is_allowed {
        let response = if seat.seated().is_some() {
            Trouble::NotAllowed.into_response()
        } else {
            super::session::ended_without(seat, request.headers())
        };
        upload::drain(request, limit).await;
        return Err(Box::new(response));
    }
    upload::read(&gate.app, request, limit, |given| is_our_token(seat, given)).await.map_err(stopped_by)
}

fn stopped_by(trouble: Trouble) -> Stopped {
    Box::new(trouble.into_response())
}

/// Reads a small form whole, so that its token is looked at before any handler runs.
async fn read_form(request: Request) -> Result<Request, Stopped> {
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(PATIENCE, to_bytes(body, FORM)).await;
    let bytes = read.map_err(|_| stopped_by(Trouble::Forged))?.map_err(|_| stopped_by(Trouble::TooLarge))?;
    let mut request = Request::from_parts(parts, Body::empty());
    request.extensions_mut().insert(Fields::parse(&bytes));
    Ok(request)
}

/// Of a visitor nothing can be done in somebody's name: where the form comes from was looked at already.
fn is_our_form(seat: &Seat, request: &Request) -> bool {
    let given = request.extensions().get::<Fields>().map(|fields| fields.text("_csrf").to_owned()).unwrap_or_default();
    is_our_token(seat, &given)
}

fn is_our_token(seat: &Seat, given: &str) -> bool {
    if seat.seated().is_none() {
        return true;
    }
    !given.is_empty() && Sha256::digest(given.as_bytes()) == Sha256::digest(seat.csrf().as_bytes())
}

/// Where a request comes from, for the waiting after wrong passwords.
#[derive(Clone, Debug)]
pub struct Address(pub String);

fn address(app: &App, request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    let told = request.headers().get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    // The last address of the last line is the one that our own proxy saw; those before it anybody can write.
    let last = told.and_then(|all| all.rsplit(',').next()).map(|one| one.trim().to_owned());
    match last.filter(|_| app.is_behind_proxy()) {
        Some(address) => address,
        None => peer.unwrap_or_default(),
    }
}

/// Draws the page of a trouble in the reader's language.
pub async fn draw_troubles(State(app): State<App>, request: Request, next: Next) -> Response {
    let (headers, path) = (request.headers().clone(), place(&request));
    let response = next.run(request).await;
    let trouble = response.extensions().get::<Trouble>().copied();
    let told = response.extensions().get::<Told>().cloned();
    if trouble.is_none() && told.is_none() {
        return response;
    }
    let Ok(seat) = find(&app, &headers, &path).await else { return response };
    let page = match (trouble, &told) {
        (Some(trouble), _) => TroublePage::of(trouble, seat.language()),
        (None, Some(told)) => TroublePage::told(told, seat.language()),
        (None, None) => return response,
    };
    let status = response.status();
    seat.page_with(status, TroublePage::TEMPLATE, &page).unwrap_or(response)
}

/// Where no route is.
pub async fn closed() -> Trouble {
    Trouble::Absent
}

/// Where a role begins its work.
pub fn home(role: Role) -> &'static str {
    match role {
        Role::Operator | Role::Officer | Role::Chair | Role::Member => "/office",
        Role::Province => "/province",
        Role::AreaHead => "/area",
        Role::Unit => "/unit",
        Role::Visitor => "/",
    }
}

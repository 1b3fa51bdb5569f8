use actions::people::{self, SignIn, SignedIn};
use axum::Extension;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use domain::people::Language;
use serde::Serialize;

use super::cookie;
use super::fields::{Fields, Query};
use super::gate::{Address, home};
use super::seat::{Seat, see_other};
use crate::error::WebResult;

/// The page of signing in.
#[derive(Debug, Default, Serialize)]
pub struct SignInPage {
    pub login: String,
    /// Where to go afterwards.
    pub next: String,
    pub problem: String,
    /// Wards to choose from, where the server keeps several.
    pub wards: Vec<Choice>,
    pub ward: String,
    /// A form that came after its session had ended: sent again after signing in.
    pub kept: Vec<(String, String)>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub code: String,
    pub name: String,
}

impl SignInPage {
    pub const TEMPLATE: &'static str = "access/session.html";
}

/// GET /sign-in
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    if seat.app().setup().is_some() {
        return Ok(see_other("/setup"));
    }
    if seat.seated().is_some() {
        return Ok(see_other(home(seat.role())));
    }
    let page = SignInPage { next: query.text("next").to_owned(), wards: wards(&seat).await?, ..Default::default() };
    seat.page(SignInPage::TEMPLATE, &page)
}

async fn wards(seat: &Seat) -> WebResult<Vec<Choice>> {
    let desks = seat.app().desks();
    if desks.len() < 2 {
        return Ok(Vec::new());
    }
    let mut wards = Vec::with_capacity(desks.len());
    for desk in desks {
        let mut cx = desk.read().await?;
        let name = store::ward::find(&mut cx.tx).await?.map(|ward| ward.name).unwrap_or_default();
        wards.push(Choice { code: desk.commune().as_str().to_owned(), name });
    }
    wards.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(wards)
}

/// POST /sign-in
pub async fn create(
    seat: Seat,
    Extension(Address(address)): Extension<Address>,
    headers: HeaderMap,
    fields: Fields,
) -> WebResult {
    let chosen = fields.text("ward");
    let desk = if chosen.is_empty() { seat.app().only() } else { seat.app().desk(chosen) };
    let again = |problem: String, wards: Vec<Choice>| SignInPage {
        login: fields.text("login").to_owned(),
        next: fields.text("next").to_owned(),
        problem,
        wards,
        ward: chosen.to_owned(),
        kept: kept(&fields),
    };
    let Some(desk) = desk else {
        let problem = seat.say("hãy chọn phường, xã", "choose a ward").to_owned();
        return seat.refused(SignInPage::TEMPLATE, &again(problem, wards(&seat).await?));
    };
    let device = device(&headers);
    let typed =
        SignIn { login: fields.text("login"), password: fields.text("password"), address: &address, device: &device };
    let problem = match people::sign_in(&desk, &typed).await? {
        SignedIn::In { token, account, needs_code } => {
            let place = match (needs_code, fields.text("next")) {
                (true, _) => "/sign-in/code",
                (false, "") => home(account.role),
                (false, next) => next,
            };
            let mut response =
                if kept(&fields).is_empty() || needs_code { see_other(place) } else { resume(&seat, &token, &fields)? };
            cookie::set_session(seat.app(), &mut response, desk.commune().as_str(), &token);
            return Ok(response);
        }
        SignedIn::Wrong => {
            seat.say("tên đăng nhập hoặc mật khẩu không đúng", "the login or the password is wrong").to_owned()
        }
        SignedIn::Wait(wait) => waiting(&seat, wait),
    };
    seat.refused(SignInPage::TEMPLATE, &again(problem, wards(&seat).await?))
}

/// How long to wait, in words.
pub fn waiting(seat: &Seat, wait: jiff::SignedDuration) -> String {
    let seconds = wait.as_secs().max(1);
    let (vietnamese, english) = if seconds < 90 {
        (format!("{seconds} giây"), format!("{seconds} seconds"))
    } else {
        let minutes = (seconds + 59) / 60;
        (format!("{minutes} phút"), format!("{minutes} minutes"))
    };
    let vietnamese = format!("đã gõ sai nhiều lần; hãy đợi {vietnamese} rồi thử lại");
    let english = format!("too many wrong attempts; wait {english} and try again");
    seat.say(&vietnamese, &english).to_owned()
}

/// The fields of a form that a session's end cut off, under names of their own.
const KEPT: &str = "kept.";
const ACTION: &str = "kept-action";

fn kept(fields: &Fields) -> Vec<(String, String)> {
    let is_kept = |(key, _): &&(String, String)| key.starts_with(KEPT) || key == ACTION;
    fields.pairs().iter().filter(is_kept).cloned().collect()
}

/// A form came, but its session had ended: the page of signing in, which keeps what was typed.
pub fn ended(seat: &Seat, fields: &Fields) -> WebResult {
    let own = fields.without(&["_csrf", "password", "old", "new", "repeated", "code"]);
    let mut kept = vec![(ACTION.to_owned(), seat.path().to_owned())];
    kept.extend(own.pairs().iter().map(|(key, value)| (format!("{KEPT}{key}"), value.clone())));
    let problem = seat.say(
        "phiên làm việc đã kết thúc; đăng nhập lại, những gì vừa nhập vẫn còn",
        "the session has ended; sign in again, what you typed is kept",
    );
    let page = SignInPage { problem: problem.to_owned(), kept, ..Default::default() };
    seat.page_with(StatusCode::UNAUTHORIZED, SignInPage::TEMPLATE, &page)
}

/// Files are not kept through a sign-in: back to the page that sent them, which says so.
pub fn ended_without(seat: &Seat, headers: &HeaderMap) -> Response {
    let from = headers.get("referer").and_then(|value| value.to_str().ok());
    // The server's own part of the address: what stands behind it is the page.
    let page = from.and_then(|from| from.split_once("://")).and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let next: String = form_urlencoded::byte_serialize(page.unwrap_or("/").as_bytes()).collect();
    let notice = seat.say(
        "Phiên làm việc đã kết thúc; hãy đăng nhập lại rồi chọn lại tệp.",
        "The session has ended; sign in again and choose the file again.",
    );
    seat.redirect(&format!("/sign-in?next={next}"), notice)
}

/// The form that waited for the sign-in, to be sent with one press.
#[derive(Debug, Serialize)]
pub struct ResumePage {
    pub action: String,
    pub csrf: String,
    pub fields: Vec<(String, String)>,
}

impl ResumePage {
    pub const TEMPLATE: &'static str = "access/resume.html";
}

fn resume(seat: &Seat, token: &str, fields: &Fields) -> WebResult {
    let action = fields.text(ACTION);
    let is_ours = action.starts_with('/') && !action.starts_with("//");
    let page = ResumePage {
        action: if is_ours { action.to_owned() } else { "/".to_owned() },
        csrf: super::gate::form_token(token),
        fields: kept(fields)
            .into_iter()
            .filter_map(|(key, value)| key.strip_prefix(KEPT).map(|key| (key.to_owned(), value)))
            .collect(),
    };
    seat.page(ResumePage::TEMPLATE, &page)
}

/// POST /sign-out
pub async fn destroy(seat: Seat) -> WebResult {
    if let Some(seated) = seat.seated() {
        let mut cx = seat.begin().await?;
        people::sign_out(&mut cx, seated).await?;
        cx.commit().await?;
    }
    let mut response = seat.redirect("/sign-in", seat.say("Đã đăng xuất.", "You are signed out."));
    cookie::clear_session(seat.app(), &mut response);
    // Lists with names may lie in the browser's own storage.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// POST /language: of the account, or of this browser.
pub async fn language(seat: Seat, fields: Fields) -> WebResult {
    let chosen = Language::parse(fields.text("language")).unwrap_or(Language::Vietnamese);
    if let Some(seated) = seat.seated() {
        let mut cx = seat.begin().await?;
        people::language(&mut cx, &seated.account, chosen).await?;
        cx.commit().await?;
    }
    let mut response: Response = see_other(fields.text("next"));
    cookie::set_language(seat.app(), &mut response, chosen.as_str());
    Ok(response)
}

/// "Firefox, Windows": enough to know a session again, too little to follow anybody.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |table: &[(&str, &'static str)]| table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(&browsers), find(&systems)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

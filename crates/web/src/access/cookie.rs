use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::server::App;

/// `<commune>.<token>`: which ward's session it is.
const SESSION: &str = "binhyen";

/// What the next page says once.
const NOTICE: &str = "binhyen-notice";

/// The language of a visitor who has no account to keep it in.
const LANGUAGE: &str = "binhyen-language";

/// A ward and a token.
pub struct Held {
    pub commune: String,
    pub token: String,
}

pub fn session(app: &App, headers: &HeaderMap) -> Option<Held> {
    let value = find(headers, &named(app, SESSION))?;
    let (commune, token) = value.split_once('.')?;
    Some(Held { commune: commune.to_owned(), token: token.to_owned() })
}

/// `__Host-` where browsers come by TLS: no other name of the same machine can set it.
fn named(app: &App, name: &str) -> String {
    if app.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
}

pub fn set_session(app: &App, response: &mut Response, commune: &str, token: &str) {
    set(app, response, &named(app, SESSION), &format!("{commune}.{token}"), None);
}

pub fn clear_session(app: &App, response: &mut Response) {
    set(app, response, &named(app, SESSION), "", Some(0));
}

pub fn notice(headers: &HeaderMap) -> String {
    let value = find(headers, NOTICE).unwrap_or_default();
    percent_encoding::percent_decode_str(&value).decode_utf8_lossy().chars().take(400).collect()
}

pub fn set_notice(app: &App, response: &mut Response, text: &str) {
    let encoded = percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    set(app, response, NOTICE, &encoded, Some(60));
}

pub fn clear_notice(app: &App, response: &mut Response) {
    set(app, response, NOTICE, "", Some(0));
}

pub fn language(headers: &HeaderMap) -> Option<String> {
    find(headers, LANGUAGE)
}

pub fn set_language(app: &App, response: &mut Response, language: &str) {
    set(app, response, LANGUAGE, language, Some(31_536_000));
}

fn set(app: &App, response: &mut Response, name: &str, value: &str, max_age: Option<u32>) {
    let secure = if app.is_secure() { "; Secure" } else { "" };
    let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    // All values are hexadecimal digits or percent-encoded.
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

fn find(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

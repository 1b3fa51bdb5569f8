use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A file to be saved: never shown inside our pages, whatever it holds.
pub fn download(file: &str, body: impl Into<Body>) -> Response {
    (headers(file), body.into()).into_response()
}

fn headers(file: &str) -> HeaderMap {
    // What we made ourselves has its own type, so that a phone knows what opens it; anything else has none.
    let kind = match file.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    insert(&mut headers, CONTENT_DISPOSITION, &disposition(file));
    headers
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// With a plain name for old browsers, and the whole one (RFC 6266) for others.
fn disposition(file: &str) -> String {
    let last = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = domain::ground::text::search_key(last)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '-' })
        .collect();
    let whole = utf8_percent_encode(last, NON_ALPHANUMERIC);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_is_saved_under_its_name_and_never_shown() {
        assert_eq!(
            disposition("Hộ \"TDP 1\".xlsx"),
            "attachment; filename=\"ho--tdp-1-.xlsx\"; filename*=UTF-8''H%E1%BB%99%20%22TDP%201%22%2Exlsx"
        );
        assert_eq!(headers("../trang.html")[CONTENT_TYPE], "application/octet-stream");
        assert!(headers("a\r\nset-cookie: x")[CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment;"));
    }
}

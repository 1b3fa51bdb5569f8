use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use actions::{ActionError, ActionResult};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use http_body::Frame;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::db::Why;
use tokio::sync::mpsc;

/// A file to be saved: never shown inside our pages, whatever it holds.
pub fn download(file: &str, body: impl Into<Body>) -> Response {
    (headers(file), body.into()).into_response()
}

/// The same of a file on the disk, piece by piece.
pub async fn send_file(path: PathBuf) -> ActionResult<Response> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let opened = tokio::task::spawn_blocking(move || File::open(path));
    let file = opened.await.map_err(std::io::Error::other).and_then(|opened| opened).map_err(|error| unread(&error))?;
    Ok(piped(&name, move |mut into| std::io::copy(&mut { file }, &mut into).map(|_| ())))
}

fn unread(error: &std::io::Error) -> ActionError {
    ActionError::failed(
        format!("không đọc được tệp: {}", Why::from(error).vietnamese),
        format!("the file cannot be read: {error}"),
    )
}

/// What `work` writes, as it writes it: it waits while the reader is slow, and ends when the reader is gone.
pub fn piped(name: &str, work: impl FnOnce(Pipe) -> std::io::Result<()> + Send + 'static) -> Response {
    let (sender, receiver) = mpsc::channel(PIECES);
    tokio::task::spawn_blocking(move || {
        let end = sender.clone();
        if let Err(error) = work(Pipe { sender }) {
            // A browser that is told of an error throws the half file away.
            let _ = end.blocking_send(Err(error));
        }
    });
    download(name, Body::new(Pieces(receiver)))
}

/// Pieces that may wait for the reader.
const PIECES: usize = 8;

/// Where the bytes of a download are written.
pub struct Pipe {
    sender: mpsc::Sender<std::io::Result<Bytes>>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let gone = |_| std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        self.sender.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Pieces(mpsc::Receiver<std::io::Result<Bytes>>);

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<std::io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
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

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest as _, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, timeout, timeout_at};

use super::fields::Fields;
use crate::error::Trouble;
use crate::server::App;

/// One file of a form, as it was sent: what it is says its content, never its name.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field of the form.
    pub field: String,
    /// The name on the sender's machine, without folders.
    pub file: String,
    pub bytes: Bytes,
}

/// The files of a form. The gate read them; what they may take of the memory is given back with the last of them.
#[derive(Clone, Debug, Default)]
pub struct Uploads {
    files: Arc<Vec<Upload>>,
    _room: Option<Arc<OwnedSemaphorePermit>>,
}

impl Uploads {
    /// The file of a field; none where nothing was chosen.
    pub fn of(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field)
    }

    pub fn all(&self) -> &[Upload] {
        &self.files
    }
}

impl FromRequestParts<App> for Uploads {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Trouble> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// How long a whole form may take, and how long its next piece.
const WHOLE: Duration = Duration::from_secs(600);
const PIECE: Duration = Duration::from_secs(30);

/// How long a form waits for room in the memory.
const ROOM: Duration = Duration::from_secs(20);

/// Parts of one form, and the bytes of all its texts.
const PARTS: usize = 200;
const TEXTS: usize = 256 * 1024;

const MB: usize = 1024 * 1024;

/// Reads a form with files. Its token comes first, so that of a forged form no file is read.
pub async fn read(
    app: &App,
    request: Request,
    limit: usize,
    is_our_token: impl Fn(&str) -> bool,
) -> Result<Request, Trouble> {
    let told = request.body().size_hint().exact();
    if told.is_some_and(|told| limit as u64 <= told) {
        drain(request, 2 * limit).await;
        return Err(Trouble::TooLarge);
    }
    let size = told.and_then(|told| usize::try_from(told).ok()).unwrap_or(limit);
    let room = u32::try_from(size.div_ceil(MB)).unwrap_or(u32::MAX);
    let room = timeout(ROOM, app.uploads().acquire_many_owned(room)).await;
    let room = room.map_err(|_| Trouble::Busy)?.map_err(|_| Trouble::Busy)?;
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let mut form = Multipart::from_request(whole, app).await.map_err(|_| Trouble::Forged)?;
    let mut reader = Reader { until: Instant::now() + WHOLE, texts: Vec::new(), files: Vec::new(), length: 0 };
    match reader.read(&mut form, &is_our_token).await {
        Ok(()) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(Fields::of(reader.texts));
            let uploads = Uploads { files: Arc::new(reader.files), _room: Some(Arc::new(room)) };
            request.extensions_mut().insert(uploads);
            Ok(request)
        }
        Err(trouble) => {
            reader.files.clear();
            reader.skip(&mut form).await;
            Err(trouble)
        }
    }
}

struct Reader {
    until: Instant,
    texts: Vec<(String, String)>,
    files: Vec<Upload>,
    /// Of all texts.
    length: usize,
}

impl Reader {
    async fn read(&mut self, form: &mut Multipart, is_our_token: &impl Fn(&str) -> bool) -> Result<(), Trouble> {
        let mut is_ours = false;
        for _ in 0..PARTS {
            let next = timeout_at(self.until.min(Instant::now() + PIECE), form.next_field()).await;
            let Some(field) = next.map_err(|_| Trouble::Broken)?.map_err(trouble)? else {
                return if is_ours { Ok(()) } else { Err(Trouble::Forged) };
            };
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(bare) {
                None => {
                    let text = self.text(field).await?;
                    is_ours = is_ours || (name == "_csrf" && is_our_token(&text));
                    self.texts.push((name, text));
                }
                Some(_) if !is_ours => return Err(Trouble::Forged),
                Some(file) => {
                    let bytes = self.bytes(field, usize::MAX).await?;
                    // A field in which nobody chose a file is sent with an empty name.
                    if !(file.is_empty() && bytes.is_empty()) {
                        self.files.push(Upload { field: name, file, bytes: bytes.into() });
                    }
                }
            }
        }
        Err(Trouble::TooLarge)
    }

    async fn text(&mut self, field: Field<'_>) -> Result<String, Trouble> {
        let bytes = self.bytes(field, TEXTS - self.length).await?;
        self.length += bytes.len();
        String::from_utf8(bytes).map_err(|_| Trouble::Broken)
    }

    async fn bytes(&self, mut field: Field<'_>, most: usize) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        loop {
            let piece = timeout_at(self.until.min(Instant::now() + PIECE), field.chunk()).await;
            let Some(piece) = piece.map_err(|_| Trouble::Broken)?.map_err(trouble)? else { return Ok(bytes) };
            if most - bytes.len() < piece.len() {
                return Err(Trouble::TooLarge);
            }
            bytes.extend_from_slice(&piece);
        }
    }

    /// The rest of a refused form, thrown away: a browser reads our page only after it has sent all.
    async fn skip(&self, form: &mut Multipart) {
        let rest = async { while let Ok(Some(_)) = form.next_field().await {} };
        // Whoever is slower than this gets no page.
        let _ = timeout(PIECE, rest).await;
    }
}

fn trouble(error: MultipartError) -> Trouble {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Trouble::TooLarge } else { Trouble::Broken }
}

/// "C:\Lists\TDP 1.xlsx" → "TDP 1.xlsx"; without signs that no name has.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// Reads and throws away, so that a browser that is still sending sees the answer.
pub async fn drain(request: Request, most: usize) {
    let mut body = request.into_body();
    let mut left = most;
    let rest = async {
        while let Some(Ok(frame)) = std::future::poll_fn(|cx| std::pin::Pin::new(&mut body).poll_frame(cx)).await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            match left.checked_sub(length) {
                Some(less) => left = less,
                None => return,
            }
        }
    };
    // Whoever is slower than this gets no page.
    let _ = timeout(PIECE, rest).await;
}

#[cfg(test)]
mod tests;

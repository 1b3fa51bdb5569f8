use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use tower::ServiceExt as _;

use super::*;
use crate::server::{Reach, Setup};

const TOKEN: &str = "ours";

fn part(name: &str, file: Option<&str>, bytes: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{bytes}\r\n")
}

/// What arrives of a form behind the reader: its texts and files, or the status of its trouble.
async fn sent(parts: &[String], limit: usize) -> Result<Vec<String>, StatusCode> {
    let setup =
        Setup { code: String::new(), target: store::db::Target::Sqlite("none.db".into()), folder: "none".into() };
    let app = App::empty(setup, Reach::default());
    let inside = app.clone();
    let handler = move |request: Request| async move {
        let request = match read(&inside, request, limit, |given| given == TOKEN).await {
            Ok(request) => request,
            Err(trouble) => return trouble.status().to_string(),
        };
        let fields = request.extensions().get::<Fields>().cloned().unwrap();
        let uploads = request.extensions().get::<Uploads>().cloned().unwrap();
        let files = uploads.all().iter().map(|one| format!("{}:{}:{}", one.field, one.file, one.bytes.len()));
        let texts = fields.pairs().iter().map(|(name, value)| format!("{name}={value}"));
        texts.chain(files).collect::<Vec<_>>().join("\n")
    };
    let router: Router = Router::new().route("/", post(handler).layer(axum::extract::DefaultBodyLimit::max(limit)));
    let body = format!("{}--edge--\r\n", parts.concat());
    let request = Request::post("/").header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    let response = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let text = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let text = String::from_utf8(text.to_vec()).unwrap();
    match text.split(' ').next().and_then(|code| code.parse::<u16>().ok()) {
        Some(code) => Err(StatusCode::from_u16(code).unwrap()),
        None => Ok(text.lines().map(str::to_owned).collect()),
    }
}

#[tokio::test]
async fn texts_and_files_of_a_form_arrive_apart() {
    let form = [
        part("_csrf", None, TOKEN),
        part("year", None, "2021"),
        part("file", Some("C:\\Danh sách\\Tổ 1.xlsx"), "PK rows"),
        part("other", Some(""), ""),
    ];
    let arrived = sent(&form, 4096).await.unwrap();
    assert_eq!(arrived, ["_csrf=ours", "year=2021", "file:Tổ 1.xlsx:7"]);
}

#[tokio::test]
async fn no_file_is_read_before_the_token_of_its_form() {
    let (token, wrong) = (part("_csrf", None, TOKEN), part("_csrf", None, "theirs"));
    let file = part("file", Some("a.xlsx"), "PK");
    for forged in [vec![file.clone()], vec![wrong, file.clone()], vec![file.clone(), token.clone()], vec![]] {
        assert_eq!(sent(&forged, 4096).await, Err(StatusCode::FORBIDDEN));
    }
    assert!(sent(&[token, file], 4096).await.is_ok());
}

#[tokio::test]
async fn what_is_too_large_is_refused_as_a_whole_and_by_its_parts() {
    let token = part("_csrf", None, TOKEN);
    let large = part("file", Some("a.xlsx"), &"x".repeat(5000));
    assert_eq!(sent(&[token.clone(), large.clone()], 4096).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
    assert!(sent(&[token.clone(), large], 8192).await.is_ok());
    let text = part("note", None, &"x".repeat(TEXTS + 1));
    assert_eq!(sent(&[token.clone(), text], 10 * MB).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
    let many = vec![token; PARTS + 1];
    assert_eq!(sent(&many, 10 * MB).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
}

#[tokio::test]
async fn a_form_cut_off_in_the_middle_is_no_form() {
    let cut = format!(
        "{}--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nPK",
        part("_csrf", None, TOKEN)
    );
    let body = sent(&[cut], 4096).await;
    // The closing edge stands in the middle of a line: the part never ends.
    assert_eq!(body, Err(StatusCode::BAD_REQUEST));
}

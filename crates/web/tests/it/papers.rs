//! Papers of a decided year: made by a job, listed, taken one by one and together, printed onto blanks.

use axum::body::to_bytes;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};
use axum::http::{Method, StatusCode};
use web::{App, Reach};

use crate::ward::{Person, ask};
use crate::year::Town;

const PAPERS: &str = "/office/papers?year=2021";

impl Town {
    /// Orders work and does it; the page of its job.
    async fn ordered(&self, person: &Person, path: &str, form: &[(&str, &str)]) -> String {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form).append_pair("_csrf", &person.csrf);
        let response = ask(&self.router, &Method::POST, path, &person.cookie, &body.finish()).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let job = response.headers()[LOCATION].to_str().unwrap().to_owned();
        web::work(&App::new(vec![self.desk.clone()], Reach::default())).await.unwrap();
        self.get(person, &job).await.1.replace("&#x2f;", "/")
    }

    async fn bytes(&self, person: &Person, path: &str) -> (String, Vec<u8>) {
        let response = ask(&self.router, &Method::GET, path, &person.cookie, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let name = response.headers()[CONTENT_DISPOSITION].to_str().unwrap().to_owned();
        assert!(name.starts_with("attachment;"), "{name}");
        (name, to_bytes(response.into_body(), 1 << 26).await.unwrap().to_vec())
    }
}

fn links<'p>(page: &'p str, start: &str) -> Vec<&'p str> {
    let all = page.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    all.filter(|link| link.starts_with(start)).collect()
}

#[tokio::test]
async fn papers_are_made_listed_and_taken_home() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let (_, empty) = town.get(&town.chair, PAPERS).await;
    assert!(empty.contains("Chưa có gì để in"), "{empty}");
    town.list_households().await;
    assert_eq!(town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await.0, StatusCode::SEE_OTHER);
    let done = town.ordered(&town.chair, "/office/papers/printing", &[("year", "2021")]).await;
    assert!(done.contains("xong") && done.contains("giay-cong-nhan-ho-gia-dinh.pdf"), "{done}");
    let page = town.get(&town.chair, PAPERS).await.1.replace("&#x2f;", "/");
    for part in ["Quyết định công nhận 150-2021", "Biên bản họp bình xét TDP01", "Tờ trình", "chứa lý do"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let files = links(&page, "/office/papers/file?name=");
    assert!(10 < files.len(), "{files:?}");
    for file in &files {
        let (name, bytes) = town.bytes(&town.chair, file).await;
        let start: &[u8] = if name.contains(".pdf") { b"%PDF" } else { b"PK" };
        assert!(bytes.starts_with(start), "{name}");
    }
    let (_, zip) = town.bytes(&town.chair, "/office/papers/bundle?year=2021").await;
    let archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("2021/quyet-dinh")), "{names:?}");
    assert!(names.iter().all(|name| !name.contains("niem-phong")), "reasons go one by one: {names:?}");
    assert!(names.len() < files.len());
    let read = store::audit::list_last(&mut town.desk.read().await.unwrap().tx, 200).await.unwrap();
    assert!(read.iter().any(|entry| entry.action == "paper.reasons_read"));
}

#[tokio::test]
async fn one_certificate_and_one_onto_a_blank() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await;
    let one = [("year", "2021"), ("about", "household"), ("subject", "BH010001")];
    let done = town.ordered(&town.chair, "/office/papers/printing", &one).await;
    assert!(done.contains("BH010001.pdf") && done.contains("BH010001.docx"), "{done}");
    let blank = [one.as_slice(), &[("right", "1,5"), ("down", "-2")]].concat();
    let done = town.ordered(&town.chair, "/office/papers/blanks", &blank).await;
    let made = links(&done, "/office/jobs/").into_iter().find(|link| link.contains("/files/")).unwrap().to_owned();
    let (name, bytes) = town.bytes(&town.chair, &made).await;
    assert!(name.contains(".pdf") && bytes.starts_with(b"%PDF"), "{name}");
    let nobody = [("year", "2021"), ("about", "household"), ("subject", "BH999999")];
    let failed = town.ordered(&town.chair, "/office/papers/printing", &nobody).await;
    assert!(failed.contains("không xong") && failed.contains("BH999999"), "{failed}");
    let far = [one.as_slice(), &[("right", "400"), ("down", "0")]].concat();
    let (status, page) = town.post(&town.chair, "/office/papers/blanks", &far).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("từ -30 đến 30") && page.contains("value=\"400\""), "{page}");
}

#[tokio::test]
async fn no_name_leads_out_of_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    for name in ["key", "../key", "binhyen.db", "papers/2021/../../key", "/etc/passwd", ""] {
        let (status, _) = town.get(&town.chair, &format!("/office/papers/file?name={name}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{name}");
    }
}

//! A list from the file that was sent to the register: looked at, mended, accepted, undone.

use std::io::Write as _;
use std::path::Path;

use actions::Desk;
use axum::Router;
use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use domain::people::Role;
use web::{App, Reach};

use crate::ward::{Person, ask, send, text, ward};

struct Office {
    desk: Desk,
    app: App,
    router: Router,
    officer: Person,
    _folder: tempfile::TempDir,
}

impl Office {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = ward(folder.path(), "18115").await;
        let app = App::new(vec![desk.clone()], Reach::default());
        let officer = Person::of(&desk, Role::Officer).await;
        Self { router: web::router(app.clone()), desk, app, officer, _folder: folder }
    }

    async fn upload(&self, kind: &str, year: &str, file: &str, bytes: &[u8]) -> Response {
        let Person { cookie, csrf } = &self.officer;
        let fields = [("_csrf", csrf.as_str()), ("kind", kind), ("year", year)];
        send(&self.router, "/office/import", cookie, &fields, &[("file", file, bytes)]).await
    }

    /// Where the file is looked at.
    async fn draft(&self, kind: &str, year: &str, file: &str, bytes: &[u8]) -> String {
        place(&self.upload(kind, year, file, bytes).await)
    }

    async fn page(&self, path: &str) -> String {
        let response = ask(&self.router, &Method::GET, path, &self.officer.cookie, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        text(response).await
    }

    async fn post(&self, path: &str, form: &str) -> Response {
        let form = format!("_csrf={}&{form}", self.officer.csrf);
        ask(&self.router, &Method::POST, path, &self.officer.cookie, &form).await
    }

    async fn heads(&self) -> Vec<String> {
        let mut cx = self.desk.read().await.unwrap();
        let mut heads: Vec<String> =
            store::household::list(&mut cx.tx).await.unwrap().into_iter().map(|one| one.head).collect();
        heads.sort();
        heads
    }
}

#[track_caller]
fn place(response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()[LOCATION].to_str().unwrap().to_owned()
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name)).unwrap()
}

/// Three households; the birth year in D5 has a digit too many.
const LIST: &str = "DANH SÁCH HỘ GIA ĐÌNH,,,\n\nTổ dân phố,Mã hộ,Họ và tên chủ hộ,Năm sinh\n\
    Tổ dân phố 1,BH01,Nguyễn Văn An,1960\nTổ dân phố 1,BH02,Lê Thị Bình,19833\nTổ dân phố 2,BH03,Trần Văn Cảnh,1971\n";

const CELL: &str = "sheet=list&row=5&column=3&show=held&page=1";

/// The hidden field of that name in the form after `from`.
fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page.find(&mark).unwrap_or_else(|| panic!("{name}: {page}")) + mark.len();
    page[at..].split('"').next().unwrap()
}

#[tokio::test]
async fn a_list_is_looked_at_mended_accepted_and_undone() {
    let office = Office::open().await;
    let draft = office.draft("households", "2021", "list.csv", LIST.as_bytes()).await;
    let page = office.page(&draft).await;
    for part in ["⚠ Cần sửa", "19833", "Lê Thị Bình", "Cần sửa (1)", "Tất cả (3)", "giữ lại"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(
        page.contains("id=\"r0-5\"") && !page.contains("id=\"r0-6\""),
        "rows without problems wait behind their tab"
    );
    assert_eq!(office.heads().await, [""; 0], "nothing is written before it is accepted");
    let cells = format!("{draft}/cells");
    let mended = office.post(&cells, &format!("{CELL}&turn=0&value=1983")).await;
    assert!(place(&mended).starts_with(&draft));
    let page = office.page(&format!("{draft}?show=mended")).await;
    assert!(page.contains("đã sửa tay") && page.contains("1983") && page.contains("Như trong tệp"), "{page}");
    let left_out = office.post(&format!("{draft}/rows"), "sheet=list&row=6").await;
    assert_eq!(left_out.status(), StatusCode::SEE_OTHER);
    let page = office.page(&draft).await;
    assert!(page.contains("Đã bỏ, không nạp") && page.contains("Tất cả (2)"), "{page}");
    let version = hidden(&page, "version").to_owned();
    let accepted = office.post(&format!("{draft}/acceptance"), &format!("version={version}")).await;
    let result = office.page(&place(&accepted)).await;
    assert_eq!(office.heads().await, ["Lê Thị Bình", "Nguyễn Văn An"]);
    let undo = result.split("href=\"").find(|part| part.starts_with("/office/import/batches/")).unwrap();
    let undo = undo.split('"').next().unwrap().to_owned();
    assert!(office.page(&undo).await.contains("<button class=\"danger\""));
    assert_eq!(office.heads().await.len(), 2, "asking takes nothing back");
    assert_eq!(place(&office.post(&undo, "").await), "/office/import");
    assert_eq!(office.heads().await, [""; 0]);
    let gone = office.post(&format!("{draft}/removal"), "").await;
    assert_eq!(place(&gone), "/office/import");
    let kept = office.desk.folder.join("files/import/18115");
    assert_eq!(std::fs::read_dir(kept).unwrap().count(), 0, "the file goes with its last draft");
}

#[tokio::test]
async fn columns_that_nobody_knows_are_chosen_on_the_page_and_remembered() {
    let office = Office::open().await;
    let list = "Mã hộ,Đứng tên sổ,Sinh,Khu\nBH01,Nguyễn Văn An,1960,Tổ dân phố 1\nBH02,Lê Thị Bình,1983,Tổ dân phố 2\n";
    let draft = office.draft("households", "2021", "la.csv", list.as_bytes()).await;
    let page = office.page(&draft).await;
    assert!(page.contains("<details class=\"columns\" open>") && page.contains("Đứng tên sổ"), "{page}");
    assert!(!page.contains("--map") && !page.contains("/acceptance"), "{page}");
    let form = "version=0&year=2021&sheet=&was-0=&name-0=M%C3%A3+h%E1%BB%99&column-0=code\
        &was-1=&name-1=%C4%90%E1%BB%A9ng+t%C3%AAn+s%E1%BB%95&column-1=head&was-2=&name-2=Sinh&column-2=birth_year\
        &was-3=&name-3=Khu&column-3=area";
    let twice = form.replace("column-3=area", "column-3=head");
    let refused = office.post(&format!("{draft}/columns"), &twice).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains("hai cột cùng được chọn"));
    assert_eq!(place(&office.post(&format!("{draft}/columns"), form).await), draft);
    let page = office.page(&draft).await;
    assert!(page.contains("Lê Thị Bình") && page.contains("/acceptance"), "{page}");
    let late = office.post(&format!("{draft}/columns"), form).await;
    assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY, "it was changed since");
    office.post(&format!("{draft}/acceptance"), "version=1").await;
    assert_eq!(office.heads().await.len(), 2);
    let again = list.replace("Lê Thị Bình", "Lê Thị Bích");
    let draft = office.draft("households", "2021", "lb.csv", again.as_bytes()).await;
    assert!(office.page(&draft).await.contains("/acceptance"), "the columns are known from the last time");
}

#[tokio::test]
async fn two_people_at_one_list_see_each_other() {
    let office = Office::open().await;
    let draft = office.draft("households", "2021", "list.csv", LIST.as_bytes()).await;
    assert_eq!(office.draft("households", "2021", "list.csv", LIST.as_bytes()).await, draft, "one file, one draft");
    let cells = format!("{draft}/cells");
    office.post(&cells, &format!("{CELL}&turn=0&value=1983")).await;
    let late = office.post(&cells, &format!("{CELL}&turn=0&value=1985")).await;
    assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(late).await;
    assert!(page.contains("vừa sửa ô này thành «1983»"), "theirs: {page}");
    assert!(page.contains("name=\"value\" value=\"1985\""), "and what was typed: {page}");
    let unseen = office.post(&format!("{draft}/acceptance"), "version=0").await;
    assert_eq!(unseen.status(), StatusCode::UNPROCESSABLE_ENTITY, "it was changed since it was looked at");
    assert_eq!(office.heads().await, [""; 0]);
    office.post(&format!("{draft}/acceptance"), "version=1").await;
    let after = office.post(&cells, &format!("{CELL}&turn=1&value=1985")).await;
    assert_eq!(after.status(), StatusCode::UNPROCESSABLE_ENTITY, "what is accepted is not mended");
    assert_eq!(office.heads().await.len(), 3);
}

#[tokio::test]
async fn a_real_workbook_is_imported_behind_the_pages() {
    let office = Office::open().await;
    let draft = office.draft("households", "2021", "ho-gia-dinh-2021.xlsx", &sample("ho-gia-dinh-2021.xlsx")).await;
    let page = office.page(&draft).await;
    let version = hidden(&page, "version").to_owned();
    let job = place(&office.post(&format!("{draft}/acceptance"), &format!("version={version}")).await);
    assert!(job.starts_with("/office/jobs/"), "{job}");
    assert_eq!(office.heads().await, [""; 0]);
    web::work(&office.app).await.unwrap();
    let done = office.page(&job).await;
    let id = draft.rsplit('/').next().unwrap();
    assert!(done.contains("Xem kết quả") && done.contains(id), "{done}");
    let taken = office.heads().await.len();
    assert!(100 < taken, "the areas that the ward knows: {taken}");
    assert!(office.page(&draft).await.contains("/undo"));
    let held = ask(&office.router, &Method::GET, &format!("{draft}/held"), &office.officer.cookie, "").await;
    let kind = held.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("attachment;"), "{kind}");
}

#[tokio::test]
async fn files_that_are_no_lists_leave_nothing() {
    let office = Office::open().await;
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        bomb.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![b'0'; 1 << 20];
        for _ in 0..320 {
            bomb.write_all(&zeros).unwrap();
        }
    }
    let bomb = bomb.finish().unwrap().into_inner();
    let table: [(&str, &[u8], &str); 5] = [
        ("bomb.xlsx", &bomb, "bung ra hơn"),
        ("page.xlsx", b"<html><script>alert(1)</script></html>", "trang web"),
        ("run.csv", b"MZ\x90\x00\x03", "chương trình"),
        ("cut.xlsx", b"PK\x03\x04cut", "hỏng"),
        ("none.csv", b"", "chọn tệp"),
    ];
    for (file, bytes, why) in table {
        let refused = office.upload("households", "2021", file, bytes).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        let page = text(refused).await;
        assert!(page.contains(why) || (bytes.is_empty() && page.contains("rỗng")), "{file}: {page}");
    }
    assert!(!office.desk.folder.join("files/import").exists());
    let no_year = office.upload("households", "", "list.csv", LIST.as_bytes()).await;
    assert_eq!(no_year.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let large = vec![b'x'; 51 * 1024 * 1024];
    let refused = office.upload("households", "2021", "large.csv", &large).await;
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(text(refused).await.contains("quá lớn"));
}

#[tokio::test]
async fn nobody_else_sends_lists() {
    let office = Office::open().await;
    let file = [("file", "list.csv", LIST.as_bytes())];
    for role in [Role::Chair, Role::Member, Role::AreaHead, Role::Unit, Role::Province] {
        let Person { cookie, csrf } = Person::of(&office.desk, role).await;
        let fields = [("_csrf", csrf.as_str()), ("kind", "households"), ("year", "2021")];
        let response = send(&office.router, "/office/import", &cookie, &fields, &file).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{role}");
    }
    let Person { cookie, csrf } = &office.officer;
    for fields in [vec![("kind", "households")], vec![("_csrf", "0000"), ("kind", "households")]] {
        let response = send(&office.router, "/office/import", cookie, &fields, &file).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{fields:?}");
    }
    let plain = format!("_csrf={csrf}&kind=households&year=2021");
    let response = ask(&office.router, &Method::POST, "/office/import", cookie, &plain).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN, "not in parts");
    let fields = [("_csrf", csrf.as_str()), ("kind", "households")];
    let unknown = send(&office.router, "/office/import", "", &fields, &file).await;
    assert!(place(&unknown).starts_with("/sign-in?"), "who is not signed in is sent there");
}

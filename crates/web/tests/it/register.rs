//! The register through its pages.

use actions::Desk;
use axum::Router;
use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use domain::ground::id::HouseholdId;
use domain::people::Role;
use domain::register::{Household, Identity};
use web::{App, Reach};

use crate::ward::{Person, area, ask, school, text, ward};

/// The small ward with a few households, and an officer at its pages.
struct Register {
    desk: Desk,
    router: Router,
    officer: Person,
    _folder: tempfile::TempDir,
}

impl Register {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = ward(folder.path(), "18115").await;
        let mut cx = desk.begin().await.unwrap();
        for (at, head) in ["Nguyễn Văn Đức", "Trần Thị Ánh", "Lê Văn Bình", "Hoàng Văn Ân"].into_iter().enumerate()
        {
            store::household::insert(&mut cx.tx, &household(at + 1, head)).await.unwrap();
        }
        cx.commit().await.unwrap();
        let router = web::router(App::new(vec![desk.clone()], Reach::default()));
        let officer = Person::of(&desk, Role::Officer).await;
        Self { desk, router, officer, _folder: folder }
    }

    async fn get(&self, path: &str) -> String {
        let response = ask(&self.router, &Method::GET, path, &self.officer.cookie, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        text(response).await
    }

    /// Status, the page that follows, and the page itself.
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf", &self.officer.csrf).extend_pairs(fields);
        let response = ask(&self.router, &Method::POST, path, &self.officer.cookie, &form.finish()).await;
        let to = response.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        (response.status(), to, text(response).await)
    }
}

fn household(number: usize, head: &str) -> Household {
    Household {
        id: HouseholdId(format!("household-{number:04}")),
        code: format!("TDP01-{number:04}"),
        area: area(1).id,
        head: head.to_owned(),
        sex: None,
        birth_year: Some(1960),
        identity: (number == 1).then(|| Identity::parse("042060000001").unwrap()),
        phone: None,
        address: format!("Ngõ {number}"),
        members: Some(3),
        validity: school().validity,
    }
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("{name} in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

const FORM: [(&str, &str); 5] =
    [("birth_year", "1960"), ("address", "Ngõ 1"), ("members", "3"), ("from", "01/01/2012"), ("reason", "ghi sai")];

#[tokio::test]
async fn the_list_is_searched_without_marks_and_sorted_by_given_name() {
    let register = Register::new().await;
    let at = |page: &str, name: &str| page.find(name).unwrap_or_else(|| panic!("{name} in {page}"));
    let page = register.get("/office/register/households").await;
    let places = ["Trần Thị Ánh", "Hoàng Văn Ân", "Lê Văn Bình", "Nguyễn Văn Đức"].map(|name| at(&page, name));
    assert!(places.is_sorted(), "{places:?}");
    let page = register.get("/office/register/households?q=duc+nguyen").await;
    assert!(page.contains("Nguyễn Văn Đức") && !page.contains("Lê Văn Bình"));
    let page = register.get("/office/register/households?q=0003").await;
    assert!(page.contains("Lê Văn Bình") && !page.contains("Nguyễn Văn Đức"));
    assert!(register.get("/office/register/households?q=khong+ai").await.contains("Không tìm thấy"));
    assert!(
        register
            .get("/office/register/households?registered=yes&area=TDP02&presence=left&page=99")
            .await
            .contains("<h1>")
    );
}

#[tokio::test]
async fn two_officers_who_edit_one_household_are_told_and_see_both_values() {
    let register = Register::new().await;
    let path = "/office/register/households/TDP01-0001/edit";
    let version = hidden(&register.get(path).await, "version");
    let save = async |head: &str, version: &str| {
        let mut fields = FORM.to_vec();
        fields.extend([("head", head), ("version", version)]);
        register.post(path, &fields).await
    };
    let (status, to, _) = save("Nguyễn Văn Đức Anh", &version).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/households/TDP01-0001"));
    let (status, _, page) = save("Nguyễn Văn Khác", &version).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(
        page.contains("value=\"Nguyễn Văn Khác\"") && page.contains("<strong>Nguyễn Văn Đức Anh</strong>"),
        "{page}"
    );
    let (status, ..) = save("Nguyễn Văn Khác", &hidden(&page, "version")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = register.get("/office/register/households/TDP01-0001").await;
    assert!(page.contains("<del>Nguyễn Văn Đức Anh</del>") && page.contains("ghi sai"), "{page}");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_beside_the_field_what_is_wrong() {
    let register = Register::new().await;
    let fields = [("head", "Phạm Thị Mới"), ("birth_year", "60"), ("from", "hôm qua"), ("area", "TDP02")];
    let (status, _, page) = register.post("/office/register/households/new", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["value=\"Phạm Thị Mới\"", "birth_year-problem", "from-problem", "value=\"hôm qua\""] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let fields = [("head", "Phạm Thị Mới"), ("from", "05/01/2026"), ("area", "TDP02")];
    let (status, to, _) = register.post("/office/register/households/new", &fields).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/households/TDP02-0001"));
    assert!(register.get("/office/register/households/TDP02-0001/past").await.contains("Đưa vào sổ"));
}

#[tokio::test]
async fn numbers_are_masked_until_somebody_says_why_and_the_reading_is_recorded() {
    let register = Register::new().await;
    let path = "/office/register/households/TDP01-0001";
    assert!(!register.get(path).await.contains("042060000001"));
    let (status, _, page) = register.post(&format!("{path}/numbers"), &[("reason", " ")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.contains("042060000001"));
    let (status, _, page) = register.post(&format!("{path}/numbers"), &[("reason", "đối chiếu thẻ")]).await;
    assert!(status == StatusCode::OK && page.contains("042060000001"), "{page}");
    let page = register.get(path).await;
    assert!(!page.contains("042060000001") && page.contains("đối chiếu thẻ"), "{page}");
    let mut cx = register.desk.read().await.unwrap();
    assert_eq!(store::audit::list_last(&mut cx.tx, 1).await.unwrap()[0].action, "household.revealed");
}

#[tokio::test]
async fn who_only_reads_is_offered_no_change() {
    let register = Register::new().await;
    let chair = Person::of(&register.desk, Role::Chair).await;
    for path in ["/office/register/households", "/office/register/households/TDP01-0001"] {
        let page = text(ask(&register.router, &Method::GET, path, &chair.cookie, "").await).await;
        assert!(page.contains("Nguyễn Văn Đức") && !page.contains("/edit\"") && !page.contains("checkbox"), "{page}");
    }
    let head = Person::of(&register.desk, Role::AreaHead).await;
    let shut = ask(&register.router, &Method::GET, "/office/register/households/TDP01-0001", &head.cookie, "").await;
    assert_eq!(shut.status(), StatusCode::FORBIDDEN);
}

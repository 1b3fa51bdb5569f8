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
        text(response).await.replace("&#x2f;", "/")
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

#[tokio::test]
async fn a_household_moves_leaves_and_comes_back_and_a_second_officer_is_told() {
    let register = Register::new().await;
    let path = "/office/register/households/TDP01-0001";
    let version = hidden(&register.get(&format!("{path}/move")).await, "version");
    let no_day = [("version", version.as_str()), ("area", "TDP02"), ("on", "mai"), ("reason", "chuyển nhà")];
    let (status, _, page) = register.post(&format!("{path}/move"), &no_day).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("on-problem") && page.contains("chuyển nhà"));
    let fields = [("version", version.as_str()), ("area", "TDP02"), ("on", "01/03/2026"), ("reason", "chuyển nhà")];
    let (status, to, _) = register.post(&format!("{path}/move"), &fields).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, path));
    assert_eq!(register.post(&format!("{path}/move"), &fields).await.0, StatusCode::CONFLICT);
    let page = register.get(path).await;
    assert!(page.contains("từ 01/03/2026: Tổ dân phố 2"), "{page}");

    let version = hidden(&page_of(&register, "end").await, "version");
    let leave = [("version", version.as_str()), ("kind", "moved"), ("on", "01/06/2026"), ("reason", "về quê")];
    assert_eq!(register.post(&format!("{path}/end"), &leave).await.0, StatusCode::SEE_OTHER);
    assert!(register.get(path).await.contains("chuyển đi: về quê"));
    assert!(!register.get("/office/register/households").await.contains("Nguyễn Văn Đức"));
    let page = page_of(&register, "end").await;
    let version = hidden(&page, "version");
    let back = [("version", version.as_str()), ("deed", "back"), ("reason", "ghi nhầm")];
    assert_eq!(register.post(&format!("{path}/end"), &back).await.0, StatusCode::SEE_OTHER);
    assert!(register.get("/office/register/households").await.contains("Nguyễn Văn Đức"));
}

async fn page_of(register: &Register, deed: &str) -> String {
    register.get(&format!("/office/register/households/TDP01-0001/{deed}")).await
}

#[tokio::test]
async fn a_household_is_divided_and_two_become_one_after_they_were_seen_side_by_side() {
    let register = Register::new().await;
    let version = hidden(&page_of(&register, "division").await, "version");
    let fields = [
        ("version", version.as_str()),
        ("head", "Nguyễn Văn Con"),
        ("from", "01/05/2026"),
        ("left", "2"),
        ("reason", "lập gia đình"),
    ];
    let (status, to, _) = register.post("/office/register/households/TDP01-0001/division", &fields).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/households/TDP01-0005"));
    assert!(register.get(&to).await.contains("Tách từ hộ"));

    let path = "/office/register/households/TDP01-0001/union";
    assert!(register.get(&format!("{path}?other=TDP01-9999")).await.contains("TDP01-9999"));
    let page = register.get(&format!("{path}?other=TDP01-0005")).await;
    let (version, other_version) = (hidden(&page, "version"), hidden(&page, "other_version"));
    let fields = [
        ("version", version.as_str()),
        ("other", "TDP01-0005"),
        ("other_version", other_version.as_str()),
        ("keep", "TDP01-0001"),
        ("on", "01/06/2026"),
        ("reason", "về ở chung"),
    ];
    let (status, to, _) = register.post(path, &fields).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/households/TDP01-0001"));
    assert!(register.get("/office/register/households/TDP01-0005").await.contains("về ở chung"));
}

#[tokio::test]
async fn pairs_are_shown_side_by_side_until_somebody_says_they_are_two() {
    let register = Register::new().await;
    let mut cx = register.desk.begin().await.unwrap();
    store::household::insert(&mut cx.tx, &household(77, "Lê Văn Bình")).await.unwrap();
    cx.commit().await.unwrap();
    let page = register.get("/office/register/households/twins").await;
    assert!(page.contains("TDP01-0003") && page.contains("TDP01-0077"), "{page}");
    let (status, ..) =
        register.post("/office/register/households/twins", &[("one", "TDP01-0077"), ("other", "TDP01-0003")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(register.get("/office/register/households/twins").await.contains("Không có cặp"));
}

#[tokio::test]
async fn many_households_change_at_once_after_it_was_told_how_many() {
    let register = Register::new().await;
    let path = "/office/register/households/batch";
    let (status, ..) = register.post(path, &[("do", "register"), ("scope", "ticked")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is ticked");
    let ticked = [("do", "register"), ("scope", "ticked"), ("code", "TDP01-0001"), ("code", "TDP01-0002")];
    let (status, _, page) = register.post(path, &ticked).await;
    assert!(status == StatusCode::OK && page.contains("<strong>2</strong>") && !page.contains("confirmed"), "{page}");
    let said = [("stage", "said"), ("year", "2026"), ("on", "05/01/2026")];
    let (_, _, page) = register.post(path, &[&ticked[..], &said].concat()).await;
    assert_eq!(hidden(&page, "confirmed"), "2");
    let done = [&ticked[..], &said, &[("confirmed", "2")]].concat();
    assert_eq!(register.post(path, &done).await.0, StatusCode::SEE_OTHER);
    assert_eq!(register.post(path, &done).await.0, StatusCode::CONFLICT, "they are registered already");
    let all = [("do", "move"), ("scope", "all"), ("q", "van"), ("stage", "said"), ("into", "TDP02")];
    let said = [("on", "01/02/2026"), ("reason", "điều chỉnh ranh giới")];
    let (_, _, page) = register.post(path, &[&all[..], &said].concat()).await;
    assert_eq!(hidden(&page, "confirmed"), "3");
    let (status, ..) = register.post(path, &[&all[..], &said, &[("confirmed", "3")]].concat()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = register.get("/office/register/households?area=TDP02").await;
    assert!(page.contains("Nguyễn Văn Đức") && !page.contains("Trần Thị Ánh"), "{page}");
}

#[tokio::test]
async fn lists_are_saved_as_workbooks_and_the_taking_is_recorded() {
    let register = Register::new().await;
    for list in ["households/list.xlsx?q=van", "areas/list.xlsx", "units/list.xlsx?kind=school"] {
        let path = format!("/office/register/{list}");
        let response = ask(&register.router, &Method::GET, &path, &register.officer.cookie, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{list}");
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
        assert!(bytes.starts_with(b"PK"), "{list}");
    }
    let mut cx = register.desk.read().await.unwrap();
    let last = store::audit::list_last(&mut cx.tx, 3).await.unwrap();
    assert!(last.iter().all(|entry| entry.action == "register.exported"));
    assert!(last[2].detail.contains("\"rows\":3"), "{}", last[2].detail);
}

#[tokio::test]
async fn areas_are_added_renamed_merged_split_and_ended() {
    let register = Register::new().await;
    let fields = [("code", "TDP03"), ("name", "Tổ dân phố 3"), ("on", "01/01/2026")];
    let (status, to, _) = register.post("/office/register/areas/new", &fields).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/areas/TDP03"));
    let (status, _, page) = register.post("/office/register/areas/new", &fields).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("TDP03"), "{page}");
    let renamed = [("name", "Tổ dân phố Hồng Lam"), ("on", "01/02/2026")];
    assert_eq!(register.post("/office/register/areas/TDP03/rename", &renamed).await.0, StatusCode::SEE_OTHER);
    assert!(register.get("/office/register/areas/TDP03").await.contains("Tổ dân phố Hồng Lam"));
    let end = [("on", "01/03/2026"), ("reason", "không còn ai")];
    let (status, _, page) = register.post("/office/register/areas/TDP01/end", &end).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("còn 4 hộ"), "{page}");
    assert_eq!(register.post("/office/register/areas/TDP03/end", &end).await.0, StatusCode::SEE_OTHER);

    let merge =
        [("area", "TDP01"), ("area", "TDP02"), ("into", "TDP01"), ("name", "Tổ dân phố 1"), ("on", "01/04/2026")];
    let (status, _, page) = register.post("/office/register/areas/merge", &merge).await;
    assert!(status == StatusCode::OK && page.contains("confirmed"), "{page}");
    assert!(!register.get("/office/register/areas/TDP02").await.contains("Sáp nhập vào"), "only asked so far");
    let (status, ..) =
        register.post("/office/register/areas/merge", &[&merge[..], &[("confirmed", "yes")]].concat()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(register.get("/office/register/areas/TDP02").await.contains("Sáp nhập vào"));

    let split = [
        ("name1", "Tổ 1A"),
        ("code1", "TDP11"),
        ("name2", "Tổ 1B"),
        ("code2", "TDP12"),
        ("on", "01/05/2026"),
        ("second", "TDP01-0002"),
    ];
    let (status, _, page) = register.post("/office/register/areas/TDP01/split", &split).await;
    assert!(status == StatusCode::OK && page.contains("confirmed"), "{page}");
    let (status, ..) =
        register.post("/office/register/areas/TDP01/split", &[&split[..], &[("confirmed", "yes")]].concat()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = register.get("/office/register/households?area=TDP12").await;
    assert!(page.contains("Trần Thị Ánh") && !page.contains("Lê Văn Bình"), "{page}");
}

#[tokio::test]
async fn units_are_found_changed_from_a_day_on_and_closed() {
    let register = Register::new().await;
    let page = register.get("/office/register/units?q=thcs+mau").await;
    assert!(page.contains("Trường THCS Mẫu") && !page.contains("Trạm y tế"));
    assert!(!register.get("/office/register/units?kind=enterprise").await.contains("Trường THCS Mẫu"));
    let path = "/office/register/units/TR01";
    let version = hidden(&register.get(&format!("{path}/edit")).await, "version");
    let fields = |version, staff| {
        let names = [("version", version), ("name", "Trường THCS Mẫu"), ("head", "Trần Thị Mẫu"), ("kind", "school")];
        let facts = [("level", "lower_secondary"), ("staff", staff), ("pupils", "410"), ("from", "01/09/2025")];
        [&names[..], &facts, &[("reason", "năm học mới")]].concat()
    };
    let (status, to, _) = register.post(&format!("{path}/edit"), &fields(&version, "31")).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, path));
    let (status, _, page) = register.post(&format!("{path}/edit"), &fields(&version, "33")).await;
    assert!(status == StatusCode::CONFLICT && page.contains("value=\"33\"") && page.contains("Số người: 31"), "{page}");
    let page = register.get(path).await;
    assert!(page.contains("01/09/2025") && page.contains("01/01/2012") && page.contains("năm học mới"), "{page}");
    let (status, _, page) = register.post(&format!("{path}/edit"), &fields(&version, "ba mươi")).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("bằng chữ số"), "{page}");
    let new = [("name", "Công ty Mẫu"), ("kind", "enterprise"), ("scale", "large"), ("from", "01/01/2026")];
    let (status, to, _) = register.post("/office/register/units/new", &new).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/office/register/units/DN01"));
    let end = [("on", "01/07/2026"), ("reason", "giải thể")];
    assert_eq!(register.post("/office/register/units/DN01/end", &end).await.0, StatusCode::SEE_OTHER);
    assert!(!register.get("/office/register/units").await.contains("Công ty Mẫu"));
    assert!(register.get("/office/register/units?ended=yes").await.contains("Công ty Mẫu"));
}

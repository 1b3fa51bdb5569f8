//! What the office reads of itself: the criteria it judges by, and the record of everyone's every change.

use axum::http::{Method, StatusCode};
use domain::people::Role;
use web::{App, Reach};

use crate::ward::{Person, ask, is_shut, send, text, ward};
use crate::year::Town;

async fn page(router: &axum::Router, person: &Person, path: &str) -> String {
    let response = ask(router, &Method::GET, path, &person.cookie, "").await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    text(response).await.replace("&#x2f;", "/")
}

#[tokio::test]
async fn everyone_in_the_office_reads_the_criteria_and_compares_two_sets() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("criteria/5-nhat");
    std::fs::create_dir_all(&own).unwrap();
    let shipped = include_str!("../../../../criteria/5-nhat/household.toml");
    let changed = shipped.replacen("text = \"", "text = \"Riêng của phường mẫu: ", 1);
    assert_ne!(shipped, changed);
    std::fs::write(own.join("household.toml"), changed).unwrap();
    let desk = ward(folder.path(), "18115").await;
    let library = desk.library.clone();
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    for role in [Role::Officer, Role::AreaHead, Role::Unit, Role::Province] {
        let person = Person::of(&desk, role).await;
        let list = page(&router, &person, "/office/criteria").await;
        for set in library.sets() {
            assert!(list.contains(&format!("/office/criteria/{}\"", set.id)), "{role}: {}", set.id);
        }
        assert!(list.contains("bộ riêng của địa phương"));
    }
    let officer = Person::of(&desk, Role::Officer).await;
    assert!(page(&router, &officer, "/office/criteria/5-nhat/household").await.contains("Riêng của phường mẫu"));
    let of_2021 = page(&router, &officer, "/office/criteria?title=area&year=2021").await;
    assert!(
        of_2021.contains("tt23-2012/area\"") && !of_2021.contains("\"/office/criteria/tt124-2021/area\""),
        "{of_2021}"
    );
    let (old, new) = (library.set("tt23-2012/area").unwrap(), library.set("tt124-2021/area").unwrap());
    let shown = page(&router, &officer, &format!("/office/criteria/{}", new.id)).await;
    for criterion in &new.criteria {
        assert!(shown.contains(&criterion.id) && shown.contains(&criterion.citation), "{}", criterion.id);
        for check in &criterion.checks {
            assert!(shown.contains(&check.in_words().vietnamese), "{check:?}");
        }
    }
    let compared =
        page(&router, &officer, &format!("/office/criteria/comparison?left={}&right={}", old.id, new.id)).await;
    for (at, one) in old.compare(new).iter().enumerate() {
        let id = &one.right.or(one.left).unwrap().id;
        assert!(compared.contains(&format!("<span class=\"id\">{id}</span>")), "{at}: {id}");
    }
    let unknown = ask(&router, &Method::GET, "/office/criteria/tt1-1900/area", &officer.cookie, "").await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_record_is_filtered_paged_told_in_words_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let chair = Person::of(&desk, Role::Chair).await;
    let mut cx = desk.begin().await.unwrap();
    for number in 0..60 {
        let detail = serde_json::json!({ "before": "Tổ 1", "after": format!("Tổ {number}") });
        cx.record("area.renamed", "area-0001", detail).await.unwrap();
    }
    cx.record("paper.reasons_read", "", serde_json::json!({ "file": "phu-luc.pdf" })).await.unwrap();
    cx.commit().await.unwrap();
    let first = page(&router, &chair, "/office/audit").await;
    assert!(first.contains("đọc phụ lục lý do") && first.contains("thông tin được bảo vệ"), "{first}");
    assert!(first.contains("sau: Tổ 59") && !first.contains("sau: Tổ 0;"), "{first}");
    let older = first.split_once("rel=\"next\" href=\"").unwrap().1.split('"').next().unwrap();
    assert!(page(&router, &chair, older).await.contains("sau: Tổ 0;"));
    let readings = page(&router, &chair, "/office/audit?what=%25_read%7C%25.revealed").await;
    assert!(readings.contains("phu-luc.pdf") && !readings.contains("sau: Tổ"), "{readings}");
    let area = page(&router, &chair, "/office/audit?subject=area-0001&from=01/01/2020").await;
    assert!(area.contains("Tổ dân phố 1") && !area.contains("phu-luc.pdf"), "{area}");
    assert!(page(&router, &chair, "/office/audit?until=01/01/2020").await.contains("Không có mục nào"));
    let wrong = page(&router, &chair, "/office/audit?from=31/02/2021").await;
    assert!(wrong.contains("from-problem") && wrong.contains("31/02/2021"), "{wrong}");
    let whole = page(&router, &chair, "/office/audit?verify=yes").await;
    assert!(whole.contains("Nhật ký liền mạch"), "{whole}");
    let book = ask(&router, &Method::GET, "/office/audit.xlsx?who=chair", &chair.cookie, "").await;
    assert!(book.headers()["content-type"].to_str().unwrap().contains("spreadsheet"));
    let one = page(&router, &chair, "/office/audit/1").await;
    assert!(one.contains("lập phường, xã"), "{one}");
    let none = ask(&router, &Method::GET, "/office/audit/999999", &chair.cookie, "").await;
    assert_eq!(none.status(), StatusCode::NOT_FOUND);
    for role in [Role::Member, Role::AreaHead, Role::Unit, Role::Province] {
        let person = Person::of(&desk, role).await;
        assert!(is_shut(&ask(&router, &Method::GET, "/office/audit", &person.cookie, "").await), "{role}");
    }
}

#[tokio::test]
async fn no_route_changes_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let routes = web::declared(&App::new(vec![desk], Reach::default()));
    let of_audit: Vec<_> = routes.iter().filter(|route| route.path.starts_with("/office/audit")).collect();
    assert!(2 < of_audit.len() && of_audit.iter().all(|route| route.method == Method::GET));
}

const SALARY: &str = "/office/settings/base_salary";

/// The address of the first page behind `after` that ends like this.
fn link(page: &str, after: &str, end: &str) -> String {
    let behind = page.split_once(after).unwrap_or_else(|| panic!("{after} in {page}")).1;
    let before = behind.split_once(end).unwrap_or_else(|| panic!("{end} behind {after}")).0;
    format!("{}{end}", before.rsplit('"').next().unwrap())
}

#[tokio::test]
async fn a_salary_is_added_from_a_day_on_corrected_with_a_reason_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let form = |from: &'static str, until: &'static str, amount: &'static str| {
        [("from", from), ("until", until), ("amount", amount), ("basis", "Nghị định mẫu")]
    };
    let path = format!("{SALARY}/new");
    for (bad, problem) in [
        (form("31/02/2027", "", "3.000.000"), "from-problem"),
        (form("01/07/2027", "01/06/2027", "3.000.000"), "until-problem"),
        (form("01/07/2027", "", "ba triệu"), "amount-problem"),
        (form("01/07/2027", "", "0"), "amount-problem"),
    ] {
        let (status, page) = town.post(&town.officer, &path, &bad).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(problem) && page.contains("Nghị định mẫu"), "{problem}: {page}");
    }
    let good = form("01/07/2027", "30/06/2028", "3.000.000");
    assert_eq!(town.post(&town.officer, &path, &good).await.0, StatusCode::SEE_OTHER);
    let (status, page) = town.post(&town.officer, &path, &form("01/01/2028", "", "4.000.000")).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("trùng với mục"), "{page}");
    let list = async |day: &str| {
        let (_, page) = town.get(&town.officer, &format!("/office/settings?date={day}")).await;
        page.replace("&#x2f;", "/")
    };
    let shown = list("01/01/2028").await;
    assert!(shown.contains("3.000.000"), "{shown}");
    let edit = link(&shown, "id=\"g-base_salary\"", "/correction");
    let (_, page) = town.get(&town.officer, &edit).await;
    assert!(page.contains("value=\"3000000\""), "{page}");
    let fixed = form("01/07/2027", "30/06/2028", "3.100.000");
    let (status, page) = town.post(&town.officer, &edit, &fixed).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("reason-problem"), "{page}");
    let fixed = [&fixed[..], &[("reason", "ghi nhầm số")]].concat();
    assert_eq!(town.post(&town.officer, &edit, &fixed).await.0, StatusCode::SEE_OTHER);
    let (status, page) = town.post(&town.officer, &edit, &fixed).await;
    assert_eq!(status, StatusCode::CONFLICT, "the second to correct is told");
    assert!(page.contains("3.100.000") && page.contains("3100000") | page.contains("value=\"3.100.000\""), "{page}");
    let (_, audit) = town.get(&town.chair, "/office/audit?what=setting.%25").await;
    assert!(audit.contains("ghi nhầm số") && audit.contains("3100000") && audit.contains("3000000"), "{audit}");
    let gone = link(&list("01/01/2028").await, "id=\"g-base_salary\"", "/removal");
    assert!(town.get(&town.officer, &gone).await.1.contains("3.100.000"));
    let (status, _) = town.post(&town.officer, &gone, &[("reason", "")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.post(&town.officer, &gone, &[("reason", "thừa")]).await.0, StatusCode::SEE_OTHER);
    assert!(!list("01/01/2028").await.contains("3.100.000"));
}

#[tokio::test]
async fn settings_leave_as_a_file_and_come_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let (status, file) = town.get(&town.officer, "/office/settings.toml").await;
    assert!(status == StatusCode::OK && file.contains("Phạm Văn Mẫu") && file.contains("[[letterhead]]"), "{file}");
    let Person { cookie, csrf } = &town.officer;
    let upload = async |bytes: &[u8]| {
        let files = [("upload", "phuong.toml", bytes)];
        let sent = send(&town.router, "/office/settings/file", cookie, &[("_csrf", csrf)], &files).await;
        (sent.status(), text(sent).await)
    };
    assert_eq!(upload(file.as_bytes()).await.0, StatusCode::SEE_OTHER, "the same file changes nothing");
    let renamed = file.replace("Phạm Văn Mẫu", "Ngô Văn Mẫu");
    assert_eq!(upload(renamed.as_bytes()).await.0, StatusCode::SEE_OTHER);
    assert!(town.get(&town.officer, "/office/settings").await.1.contains("Ngô Văn Mẫu"));
    let (status, page) = upload(b"[[signer]]\nfrom = \"2021-01-01\"\n").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("upload-problem"), "{page}");
    assert_eq!(upload(&[0xff, 0xfe, 0]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    for role in [Role::Chair, Role::Member, Role::AreaHead, Role::Province] {
        let person = Person::of(&town.desk, role).await;
        assert!(is_shut(&ask(&town.router, &Method::GET, "/office/settings", &person.cookie, "").await), "{role}");
    }
}

//! Who speaks up gets an answer before anything is decided, and may appeal afterwards.

use axum::http::{Method, StatusCode};
use domain::people::Role;

use crate::ward::{Person, ask, is_shut};
use crate::year::{Town, value_of};

const HOUSEHOLD: &str = "/office/years/2021/household";

fn form(kind: &str, day: &str) -> Vec<(&'static str, String)> {
    let fields = [("kind", kind), ("code", "BH010003"), ("by", "Lê Văn Chín"), ("channel", "paper"), ("date", day)];
    let mut form: Vec<_> = fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    form.push(("text", "nhà đã sửa đường điện".to_owned()));
    form
}

impl Town {
    async fn object(&self, form: &[(&'static str, String)]) -> (StatusCode, String) {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.post(&self.officer, &format!("{HOUSEHOLD}/objections"), &form).await
    }

    /// The page of the newest objection.
    async fn newest(&self) -> String {
        let (_, page) = self.get(&self.officer, &format!("{HOUSEHOLD}/objections")).await;
        let (_, behind) = page
            .rsplit_once("<a href=\"/office/objections/")
            .unwrap_or_else(|| page.rsplit_once("&#x2f;objections&#x2f;").unwrap_or_else(|| panic!("{page}")));
        format!("/office/objections/{}", behind.split('"').next().unwrap())
    }

    async fn decide(&self, sure: &str) -> (StatusCode, String) {
        let path = format!("{HOUSEHOLD}/decision");
        let seen = value_of(&self.get(&self.chair, &path).await.1, "seen");
        let form = [("number", "150/QĐ-UBND"), ("date", "12/11/2021"), ("seen", &seen), ("sure", sure)];
        self.post(&self.chair, &path, &form).await
    }
}

#[tokio::test]
async fn an_objection_holds_the_decision_back_until_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    assert_eq!(town.object(&form("listing", "05/11/2021")).await.0, StatusCode::NOT_FOUND, "no year is open");
    town.list_households().await;
    let mut unknown = form("listing", "05/11/2021");
    unknown[1].1 = "BH999999".to_owned();
    let (status, page) = town.object(&unknown).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("BH999999"), "{page}");
    assert!(page.contains("nhà đã sửa đường điện"), "what was typed is kept: {page}");
    assert_eq!(town.object(&form("listing", "hôm qua")).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.object(&form("appeal", "05/11/2021")).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.object(&form("listing", "10/11/2021")).await.0, StatusCode::SEE_OTHER);
    let (_, page) = town.get(&town.chair, &format!("{HOUSEHOLD}/objections")).await;
    assert!(page.contains("quá hạn") && page.contains("chưa trả lời") && page.contains("Lê Văn Chín"), "{page}");
    let (_, home) = town.get(&town.chair, "/office").await;
    assert!(home.contains("Không có quyết định nào chờ ký"), "{home}");
    let (status, page) = town.decide("yes").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("kiến nghị") && page.contains("chưa được trả lời"), "{page}");
    let one = town.newest().await;
    let answer = |reason: &'static str| [("verdict", "rejected"), ("reason", reason), ("date", "11/11/2021")];
    assert_eq!(town.post(&town.officer, &one, &answer("")).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.post(&town.officer, &one, &answer("họp lại vẫn chưa đạt")).await.0, StatusCode::SEE_OTHER);
    assert!(town.get(&town.chair, &one).await.1.contains("họp lại vẫn chưa đạt"));
    assert_eq!(town.decide("yes").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_upheld_appeal_leads_to_the_decision_that_is_to_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    assert_eq!(town.decide("yes").await.0, StatusCode::SEE_OTHER);
    let (_, page) = town.get(&town.officer, &format!("{HOUSEHOLD}/objections")).await;
    assert!(page.contains("10&#x2f;02&#x2f;2022") || page.contains("10/02/2022"), "ninety days: {page}");
    assert!(page.contains("chưa đối chiếu"), "{page}");
    assert_eq!(town.object(&form("listing", "13/11/2021")).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.object(&form("appeal", "13/11/2021")).await.0, StatusCode::SEE_OTHER);
    let one = town.newest().await;
    let answer = [("verdict", "upheld"), ("reason", "biên bản ghi nhầm"), ("date", "15/11/2021")];
    assert_eq!(town.post(&town.officer, &one, &answer).await.0, StatusCode::SEE_OTHER);
    let (_, page) = town.get(&town.officer, &one).await;
    for part in ["/reopening", "/correction", "/revocation"] {
        assert!(page.contains(part) || page.contains(&part.replace('/', "&#x2f;")), "{part} in {page}");
    }
}

#[tokio::test]
async fn what_people_object_is_for_officers_only() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    town.object(&form("listing", "05/11/2021")).await;
    let one = town.newest().await;
    for (role, reads) in [(Role::Chair, true), (Role::Member, true), (Role::Province, false), (Role::AreaHead, false)] {
        let person = Person::of(&town.desk, role).await;
        let form = format!("_csrf={}&verdict=rejected&reason=x&date=06%2F11%2F2021", person.csrf);
        assert!(is_shut(&ask(&town.router, &Method::POST, &one, &person.cookie, &form).await), "{role}");
        assert_eq!(!is_shut(&ask(&town.router, &Method::GET, &one, &person.cookie, "").await), reads, "{role}");
    }
    let page = town.get(&town.officer, "/").await.1;
    assert!(!page.contains("Lê Văn Chín") && !page.contains("đường điện"), "{page}");
}

//! Decisions in the browser: seen as a draft, signed, corrected, revoked, and listed.

use axum::http::{Method, StatusCode};
use domain::commendation::Commendation;
use domain::decision::Honoured;
use domain::ground::id::CommendationId;
use domain::people::Role;

use crate::ward::{Person, ask, is_shut};
use crate::year::{Town, value_of};

const SIGN: &str = "/office/years/2021/household/decision";

impl Town {
    /// Signs the households' decision, after a look at what it will say.
    pub async fn sign(&self, person: &Person, number: &str, day: &str) -> (StatusCode, String) {
        let seen = value_of(&self.get(person, SIGN).await.1, "seen");
        let form = [("number", number), ("date", day), ("signer", ""), ("seen", seen.as_str())];
        let (status, page) = self.post(person, SIGN, &form).await;
        if status != StatusCode::OK {
            return (status, page);
        }
        assert!(page.contains("name=\"sure\" value=\"yes\""), "{page}");
        self.post(person, SIGN, &[form.as_slice(), &[("sure", "yes")]].concat()).await
    }

    async fn decisions(&self) -> String {
        self.get(&self.chair, "/office/decisions?year=2021").await.1
    }

    /// Where the only decision of the year is read.
    async fn first(&self) -> String {
        let page = self.decisions().await;
        let (_, behind) = page.split_once("<th scope=\"row\"><a href=\"").unwrap_or_else(|| panic!("{page}"));
        behind.split('"').next().unwrap().replace("&#x2f;", "/")
    }
}

fn says(page: &str, part: &str) -> bool {
    page.contains(part) || page.contains(&part.replace('/', "&#x2f;"))
}

#[tokio::test]
async fn the_chair_signs_what_hung_out_and_finds_its_papers() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let (_, home) = town.get(&town.chair, "/office").await;
    assert!(says(&home, SIGN), "the chair sees what waits: {home}");
    let (status, page) = town.sign(&town.chair, "150/QĐ-UBND", "08/11/2021").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "the list must hang out for its days");
    assert!(says(&page, "08/11/2021") && page.contains("150"), "{page}");
    let (status, page) = town.sign(&town.chair, "150", "09/11/2021").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("number-problem"), "{page}");
    assert!(town.decisions().await.contains("Chưa có quyết định"), "looking at it once more writes nothing");
    assert_eq!(town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await.0, StatusCode::SEE_OTHER);
    let page = town.decisions().await;
    for part in ["150/QĐ-UBND", "09/11/2021", "đang có hiệu lực", "/office/papers?year=2021"] {
        assert!(says(&page, part), "{part} in {page}");
    }
    let (_, page) = town.get(&town.chair, &town.first().await).await;
    assert!(page.contains("Nguyễn Thị Ánh") && !page.contains("Lê Văn Chín"), "{page}");
    let (_, home) = town.get(&town.chair, "/office").await;
    assert!(!says(&home, SIGN) && home.contains("đã quyết định"), "{home}");
    let (_, page) = town.get(&town.officer, "/office/years/2021/household").await;
    assert!(page.contains("Khép lại"), "{page}");
    assert_eq!(town.step("household", "30/11/2021").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_second_to_sign_is_told_that_it_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let seen = value_of(&town.get(&town.officer, SIGN).await.1, "seen");
    assert_eq!(town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await.0, StatusCode::SEE_OTHER);
    let form = [("number", "151/QĐ-UBND"), ("date", "09/11/2021"), ("seen", &seen), ("sure", "yes")];
    let (status, page) = town.post(&town.officer, SIGN, &form).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("có người đã chuyển") && page.contains("151"), "{page}");
}

#[tokio::test]
async fn a_number_is_looked_up_while_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let asked = "/office/decisions/number?year=2021&title=household&date=09/11/2021&number=150/Q%C4%90-UBND";
    assert!(town.get(&town.chair, asked).await.1.contains("chưa dùng"));
    town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await;
    assert!(town.get(&town.chair, asked).await.1.contains("đã cấp"));
}

#[tokio::test]
async fn the_draft_is_a_paper_that_says_so_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let path = format!("{SIGN}/draft.pdf?date=09/11/2021");
    let draft = ask(&town.router, &Method::GET, &path, &town.chair.cookie, "").await;
    assert_eq!(draft.status(), StatusCode::OK);
    assert_eq!(draft.headers()["content-type"], "application/pdf");
    assert!(town.decisions().await.contains("Chưa có quyết định"));
}

#[tokio::test]
async fn who_is_taken_out_leaves_the_list_by_another_decision() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    town.sign(&town.chair, "150/QĐ-UBND", "09/11/2021").await;
    let first = town.first().await;
    let path = format!("{first}/revocation");
    let seen = value_of(&town.get(&town.chair, &path).await.1, "seen");
    let form = |reason: &'static str, codes: &'static str| {
        let fields = [("whom", "named"), ("codes", codes), ("reason", reason), ("number", "160/QĐ-UBND")];
        [&fields[..], &[("date", "15/11/2021"), ("seen", seen.as_str())]].concat()
    };
    let (status, page) = town.post(&town.chair, &path, &form("", "BH010001")).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("cần ghi lý do"), "{page}");
    let (status, page) = town.post(&town.chair, &path, &form("sai", "")).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("hãy nêu mã"), "{page}");
    let (status, page) = town.post(&town.chair, &path, &form("ghi sai đối tượng", "BH010001")).await;
    assert!(status == StatusCode::OK && page.contains("Nguyễn Thị Ánh"), "{page}");
    assert!(!says(&town.decisions().await, "160/QĐ-UBND"), "nothing is signed yet");
    let sure = [form("ghi sai đối tượng", "BH010001"), vec![("sure", "yes")]].concat();
    assert_eq!(town.post(&town.chair, &path, &sure).await.0, StatusCode::SEE_OTHER);
    let page = town.decisions().await;
    assert!(says(&page, "đã thay đổi bởi 160/QĐ-UBND") && says(&page, "thay đổi quyết định 150/QĐ-UBND"), "{page}");
    let (status, page) = town.post(&town.chair, &path, &sure).await;
    assert_eq!(status, StatusCode::CONFLICT, "{page}");
    let (_, page) = town.get(&town.chair, "/office/years/2021/household").await;
    assert!(page.contains("đang được công nhận"), "{page}");
}

#[tokio::test]
async fn commendations_are_granted_from_the_list_of_those_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let mut cx = town.desk.begin().await.unwrap();
    let proposed = Commendation {
        id: CommendationId("khen-1".to_owned()),
        year: 2021,
        honoured: Honoured::Individual,
        name: "Hồ Thị Mẫu".to_owned(),
        position: "Tổ trưởng".to_owned(),
        merit: "có thành tích".to_owned(),
    };
    store::commendation::insert(&mut cx.tx, &proposed).await.unwrap();
    cx.commit().await.unwrap();
    let path = "/office/years/2021/commendation/decision";
    assert!(says(&town.decisions().await, path));
    let (_, page) = town.get(&town.chair, path).await;
    assert!(page.contains("Hồ Thị Mẫu") && page.contains("đồng"), "{page}");
    let form = [("number", "95/QĐ-UBND"), ("date", "20/11/2021"), ("signer", "Phạm Văn Mẫu"), ("seen", "")];
    let (status, page) = town.post(&town.chair, path, &form).await;
    assert!(status == StatusCode::OK && says(&page, "95/QĐ-UBND"), "{page}");
    let form = [form.as_slice(), &[("sure", "yes")]].concat();
    assert_eq!(town.post(&town.chair, path, &form).await.0, StatusCode::SEE_OTHER);
    let page = town.decisions().await;
    assert!(says(&page, "95/QĐ-UBND") && !says(&page, path), "{page}");
}

#[tokio::test]
async fn only_who_may_decide_signs_and_only_officers_read_decisions() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    for (role, reads) in [(Role::Member, true), (Role::Province, false), (Role::AreaHead, false), (Role::Unit, false)] {
        let person = Person::of(&town.desk, role).await;
        let form = format!("_csrf={}&sure=yes&number=150%2FQ%C4%90-UBND&date=09%2F11%2F2021", person.csrf);
        assert!(is_shut(&ask(&town.router, &Method::POST, SIGN, &person.cookie, &form).await), "{role}");
        let draft = format!("{SIGN}/draft.pdf");
        assert!(is_shut(&ask(&town.router, &Method::GET, &draft, &person.cookie, "").await), "{role}");
        let list = ask(&town.router, &Method::GET, "/office/decisions", &person.cookie, "").await;
        assert_eq!(!is_shut(&list), reads, "{role}");
    }
}

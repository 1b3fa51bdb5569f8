//! A year in the browser: opened, advanced, listed, looked into.

use std::collections::BTreeMap;
use std::path::Path;

use actions::Desk;
use axum::Router;
use axum::http::{Method, StatusCode};
use domain::commitment::Commitment;
use domain::ground::id::{CommitmentId, HouseholdId, MeetingId, SubjectId};
use domain::ground::window::Validity;
use domain::meeting::{HouseholdReview, Marks, Meeting, VoteWay};
use domain::people::Role;
use domain::register::{Household, Title};
use web::{App, Reach};

use crate::ward::{Person, area, ask, is_shut, text, ward};

/// A small ward in which two of three households met everything in 2021; the third came to no review.
pub struct Town {
    pub desk: Desk,
    pub router: Router,
    pub officer: Person,
    pub chair: Person,
}

impl Town {
    pub async fn of(folder: &Path) -> Self {
        let desk = ward(folder, "18115").await;
        facts(&desk).await;
        let router = web::router(App::new(vec![desk.clone()], Reach::default()));
        let (officer, chair) = (Person::of(&desk, Role::Officer).await, Person::of(&desk, Role::Chair).await);
        Self { desk, router, officer, chair }
    }

    pub async fn get(&self, person: &Person, path: &str) -> (StatusCode, String) {
        let response = ask(&self.router, &Method::GET, path, &person.cookie, "").await;
        (response.status(), text(response).await)
    }

    pub async fn post(&self, person: &Person, path: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form).append_pair("_csrf", &person.csrf);
        let response = ask(&self.router, &Method::POST, path, &person.cookie, &body.finish()).await;
        (response.status(), text(response).await)
    }

    /// One step of a title on a day, as the page shows the form.
    pub async fn step(&self, title: &str, day: &str) -> (StatusCode, String) {
        let path = format!("/office/years/2021/{title}");
        let (_, page) = self.get(&self.officer, &path).await;
        let seen = value_of(&page, "seen");
        self.post(&self.officer, &format!("{path}/step"), &[("date", day), ("seen", &seen)]).await
    }

    /// The households' title until it hangs out.
    pub async fn list_households(&self) {
        let open = [("programme", "5-nhat"), ("year", "2021"), ("date", "04/01/2021")];
        assert_eq!(self.post(&self.officer, "/office/years/new", &open).await.0, StatusCode::SEE_OTHER);
        for day in ["01/11/2021", "04/11/2021", "04/11/2021"] {
            let (status, page) = self.step("household", day).await;
            assert_eq!(status, StatusCode::SEE_OTHER, "{day}: {page}");
        }
    }
}

/// The value of a hidden field.
pub fn value_of(page: &str, name: &str) -> String {
    let (_, behind) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name} in {page}"));
    behind.split('"').next().unwrap().to_owned()
}

const SETTINGS: &str = r#"
[[letterhead]]
from = "2012-01-01"
name = "Mẫu"
kind = "phường"
parent = "thị xã Mẫu"

[[signer]]
from = "2012-01-01"
name = "Phạm Văn Mẫu"
titles = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
own_titles = ["CHỦ TỊCH"]
usual = true
"#;

fn household(number: u8, head: &str) -> Household {
    Household {
        id: HouseholdId(format!("household-{number:04}")),
        code: format!("BH01{number:04}"),
        area: area(1).id,
        head: head.to_owned(),
        sex: None,
        birth_year: None,
        identity: None,
        phone: None,
        address: String::new(),
        members: None,
        validity: Validity { from: "2012-01-01".parse().unwrap(), until: None },
    }
}

async fn facts(desk: &Desk) {
    let homes = [household(1, "Nguyễn Thị Ánh"), household(2, "Đặng Văn Bình"), household(3, "Lê Văn Chín")];
    let mut cx = desk.begin().await.unwrap();
    store::household::insert_all(&mut cx.tx, &homes).await.unwrap();
    for (number, home) in homes.iter().enumerate() {
        let commitment = Commitment {
            id: CommitmentId(format!("commitment-{number}")),
            title: Title::Household,
            subject: SubjectId::from(&home.id),
            year: 2021,
            signed_on: "2021-02-10".parse().unwrap(),
            people: None,
        };
        store::commitment::insert(&mut cx.tx, &commitment).await.unwrap();
    }
    let set = desk.library.set("5-nhat/household").unwrap();
    let marks = |is_met| Marks {
        found: set.criteria.iter().map(|one| (one.id.clone(), is_met || !one.needs_mark())).collect::<BTreeMap<_, _>>(),
        ..Marks::default()
    };
    let review =
        |home: &Household, is_met| HouseholdReview { household: home.id.clone(), marks: marks(is_met), agree: Some(3) };
    let meeting = Meeting {
        id: MeetingId("meeting-1".to_owned()),
        area: area(1).id,
        year: 2021,
        date: "2021-11-03".parse().unwrap(),
        households: 3,
        present: 3,
        way: VoteWay::ShowOfHands,
        reviews: vec![review(&homes[0], true), review(&homes[1], true), review(&homes[2], false)],
    };
    store::meeting::insert(&mut cx.tx, &meeting).await.unwrap();
    let entries = domain::setting::SettingsFile::parse("phuong.toml", SETTINGS).unwrap();
    store::setting::put_all(&mut cx.tx, &entries).await.unwrap();
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn an_officer_opens_a_year_and_brings_it_to_its_listing() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let bad = [("programme", "5-nhat"), ("year", "hai nghìn"), ("date", "31/02/2021")];
    let (status, page) = town.post(&town.officer, "/office/years/new", &bad).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("year-problem") && page.contains("date-problem") && page.contains("hai nghìn"), "{page}");
    town.list_households().await;
    let (_, page) = town.get(&town.officer, "/office/years/2021/household").await;
    for part in ["2/3", "66,7%", "niêm yết", "08/11/2021", "chưa"] {
        assert!(page.contains(&part.replace('/', "&#x2f;")) || page.contains(part), "{part} in {page}");
    }
    assert_eq!(town.get(&town.chair, "/office/years/2021/household").await.0, StatusCode::OK);
    let again = [("programme", "5-nhat"), ("year", "2021"), ("date", "04/01/2021")];
    assert_eq!(town.post(&town.officer, "/office/years/new", &again).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_step_that_is_not_due_is_refused_beside_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let open = [("programme", "5-nhat"), ("year", "2021"), ("date", "04/01/2021")];
    town.post(&town.officer, "/office/years/new", &open).await;
    town.step("household", "01/10/2021").await;
    let (status, page) = town.step("household", "31/10/2021").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("date-problem") && page.contains("value=\"31&#x2f;10&#x2f;2021\""), "{page}");
}

#[tokio::test]
async fn who_comes_second_is_told_that_somebody_was_faster() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let open = [("programme", "5-nhat"), ("year", "2021"), ("date", "04/01/2021")];
    town.post(&town.officer, "/office/years/new", &open).await;
    let (_, page) = town.get(&town.officer, "/office/years/2021/household").await;
    let form = [("date", "01/11/2021"), ("seen", &value_of(&page, "seen"))];
    let path = "/office/years/2021/household/step";
    assert_eq!(town.post(&town.officer, path, &form).await.0, StatusCode::SEE_OTHER);
    let (status, page) = town.post(&town.officer, path, &form).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("có người đã chuyển") && page.contains("bình xét"), "{page}");
}

#[tokio::test]
async fn a_list_is_searched_and_each_line_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let list = "/office/years/2021/household/subjects";
    let (_, page) = town.get(&town.chair, &format!("{list}?q=dang+van")).await;
    assert!(page.contains("Đặng Văn Bình") && !page.contains("Lê Văn Chín"), "{page}");
    let (_, page) = town.get(&town.chair, &format!("{list}?outcome=not_met")).await;
    assert!(!page.contains("Đặng Văn Bình") && page.contains("Lê Văn Chín") && page.contains("HGD-5"), "{page}");
    let (_, page) = town.get(&town.chair, &format!("{list}/BH010003")).await;
    assert!(page.contains("03/11/2021") || page.contains("03&#x2f;11&#x2f;2021"), "{page}");
    assert!(page.contains("chưa đạt") && page.contains("HGD-5"), "{page}");
    assert_eq!(town.get(&town.chair, &format!("{list}/BH999999")).await.0, StatusCode::NOT_FOUND);
    let book = ask(&town.router, &Method::GET, &format!("{list}.xlsx"), &town.chair.cookie, "").await;
    assert!(book.headers()["content-type"].to_str().unwrap().contains("spreadsheet"));
}

#[tokio::test]
async fn a_picture_follows_every_change_and_stays_in_its_ward() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (town, other) = (Town::of(here.path()).await, Town::of(there.path()).await);
    town.list_households().await;
    let list = "/office/years/2021/household/subjects";
    assert!(town.get(&town.chair, list).await.1.contains("Lê Văn Chín"));
    assert_eq!(other.get(&other.chair, list).await.0, StatusCode::NOT_FOUND, "that ward opened no year");
    let back = "/office/years/2021/household/reopening";
    let seen = value_of(&town.get(&town.officer, back).await.1, "seen");
    let form = [("date", "05/11/2021"), ("reason", ""), ("seen", &seen)];
    assert_eq!(town.post(&town.officer, back, &form).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let form = [("date", "05/11/2021"), ("reason", "thiếu biên bản"), ("seen", &seen)];
    assert_eq!(town.post(&town.officer, back, &form).await.0, StatusCode::SEE_OTHER);
    let (_, page) = town.get(&town.chair, list).await;
    assert!(page.contains("chưa khóa"), "{page}");
}

#[tokio::test]
async fn only_officers_run_a_year_and_only_those_who_may_read_reasons_see_them() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    town.list_households().await;
    let member = Person::of(&town.desk, Role::Member).await;
    let province = Person::of(&town.desk, Role::Province).await;
    let head = Person::of(&town.desk, Role::AreaHead).await;
    let list = "/office/years/2021/household/subjects";
    let shut = async |person: &Person, method: Method, path: &str| {
        let form = format!("_csrf={}", person.csrf);
        is_shut(&ask(&town.router, &method, path, &person.cookie, &form).await)
    };
    for (person, reads, runs) in
        [(&town.chair, true, false), (&member, true, false), (&province, false, false), (&head, false, false)]
    {
        assert_eq!(!shut(person, Method::GET, list).await, reads);
        assert_eq!(!shut(person, Method::POST, "/office/years/2021/household/step").await, runs);
    }
    assert!(!shut(&province, Method::GET, "/office/years/2021/household").await);
}

//! The year of an area in the hands of its head: from the first tick to the signed minutes, and nothing of another area.

use actions::Desk;
use actions::people::{Draft, SignIn, SignedIn, sign_in, with_password};
use axum::Router;
use axum::body::to_bytes;
use axum::http::header::LOCATION;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use domain::campaign::State;
use domain::ground::date::short;
use domain::ground::id::HouseholdId;
use domain::meeting::{Meeting, VoteWay};
use domain::people::{Actor, Role, Scope};
use domain::register::{Household, Title};
use jiff::civil::Date;
use web::{App, Reach};

use crate::ward::{PASSWORD, Person, area, ask, text, ward};

fn household(number: u8, of: u8, head: &str) -> Household {
    Household {
        id: HouseholdId(format!("household-{number:04}")),
        code: format!("TDP{of:02}-{number:03}"),
        area: area(of).id,
        head: head.to_owned(),
        sex: None,
        birth_year: None,
        identity: None,
        phone: None,
        address: format!("Số {number}, đường Mẫu"),
        members: None,
        validity: area(of).validity,
    }
}

/// A head at the pages of one year.
struct Head<'r> {
    router: &'r Router,
    person: Person,
    year: i16,
}

impl Head<'_> {
    fn path(&self, rest: &str) -> String {
        format!("/area/{}{rest}", self.year)
    }

    async fn get(&self, rest: &str) -> Response {
        ask(self.router, &Method::GET, &self.path(rest), &self.person.cookie, "").await
    }

    async fn page(&self, rest: &str) -> String {
        let response = self.get(rest).await;
        assert_eq!(response.status(), StatusCode::OK, "{rest}");
        text(response).await
    }

    async fn send(&self, rest: &str, fields: &[(&str, &str)]) -> Response {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf", &self.person.csrf);
        form.extend_pairs(fields);
        ask(self.router, &Method::POST, &self.path(rest), &self.person.cookie, &form.finish()).await
    }

    /// A form that is accepted: where it leads.
    async fn keeps(&self, rest: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(rest, fields).await;
        let status = response.status();
        let to = response.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let Some(to) = to else { panic!("{rest}: {status} {}", text(response).await) };
        to
    }

    /// The same with what the form showed when it was drawn.
    async fn writes(&self, rest: &str, fields: &[(&str, &str)]) -> String {
        let seen = seen(&self.page(rest).await);
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
        self.keeps(rest, &fields).await
    }

    async fn refused(&self, rest: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(rest, fields).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{rest}");
        text(response).await
    }
}

fn seen(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"seen\" value=\"").expect("the form says what it shows");
    rest.split('"').next().unwrap().to_owned()
}

/// Two areas with three households and one, the year open, a head for each.
async fn opened(desk: &Desk) -> Date {
    let mut cx = desk.begin().await.unwrap();
    let names = [(1, 1, "Nguyễn Văn Đức"), (2, 1, "Trần Thị Ánh"), (3, 1, "Lê Văn Mẫu"), (4, 2, "Phạm Thị Yến")];
    for (number, of, head) in names {
        store::household::insert(&mut cx.tx, &household(number, of, head)).await.unwrap();
    }
    let second =
        Draft { login: "head-2", name: "Võ Thị Mẫu", role: Role::AreaHead, scope: Scope::Area(area(2).id) };
    with_password(&mut cx, &second, PASSWORD, PASSWORD).await.unwrap();
    let today = cx.today();
    let order =
        actions::campaign::StepOrder { programme: "5-nhat", year: today.year(), title: None, date: None, reason: "" };
    actions::campaign::open(&mut cx, &order).await.unwrap();
    cx.commit().await.unwrap();
    today
}

async fn second(desk: &Desk) -> Person {
    let typed = SignIn { login: "head-2", password: PASSWORD, address: "192.0.2.2", device: "test" };
    let SignedIn::In { token, .. } = sign_in(desk, &typed).await.unwrap() else { panic!("the second head signs in") };
    Person { csrf: web::form_token(&token), cookie: format!("binhyen=18115.{token}") }
}

async fn entered(desk: &Desk, year: i16) -> Meeting {
    let mut cx = desk.read().await.unwrap();
    store::meeting::find(&mut cx.tx, &area(1).id, year).await.unwrap().expect("the meeting was entered")
}

#[tokio::test]
async fn ticks_are_kept_through_a_refusal_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let today = opened(&desk).await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let head = Head { router: &router, person: Person::of(&desk, Role::AreaHead).await, year: today.year() };
    let home = head.page("").await;
    assert!(home.contains("Còn 3 hộ chưa đăng ký") && home.contains("Tổ dân phố 1"), "{home}");
    let both = [("household", "household-0001"), ("household", "household-0003")];
    let bad =
        head.refused("/registration", &[both[0], both[1], ("day", "hôm qua"), ("q", "Ánh"), ("go", "find")]).await;
    assert_eq!(bad.matches(" checked").count(), 2, "ticks stay, also those that the search leaves out: {bad}");
    let tomorrow = short(today.tomorrow().unwrap());
    let early = head.refused("/registration", &[both[0], ("day", &tomorrow)]).await;
    assert!(early.contains("chưa đến"), "{early}");
    let day = short(today);
    let to = head.keeps("/registration", &[both[0], both[1], ("day", &day), ("q", "anh"), ("go", "find")]).await;
    assert!(to.contains("q=anh"), "the search goes on after the ticks are kept: {to}");
    // Somebody else ticks the same at the same moment: nothing is lost, nothing is twice.
    head.keeps("/registration", &[both[0], ("household", "household-0002"), ("day", &day), ("go", "stay")]).await;
    assert!(head.page("").await.contains("Đã đăng ký 3&#x2f;3 hộ"));
    let asked = head.page("/registration/household-0002/withdrawal").await;
    assert!(asked.contains("Trần Thị Ánh") && asked.contains("Giữ nguyên"), "{asked}");
    head.keeps("/registration/household-0002/withdrawal", &[]).await;
    let left = head.page("/households?only=unregistered").await;
    assert!(left.contains("Trần Thị Ánh") && !left.contains("Nguyễn Văn Đức"), "{left}");
    let sheet = to_bytes(head.get("/papers/registration.pdf").await.into_body(), 1 << 24).await.unwrap();
    assert!(sheet.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_meeting_goes_from_its_call_to_signed_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let today = opened(&desk).await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let head = Head { router: &router, person: Person::of(&desk, Role::AreaHead).await, year: today.year() };
    let day = short(today);

    let called = [("day", day.as_str()), ("time", "19 giờ 30"), ("place", "nhà văn hóa"), ("chair", "Lê Văn Mẫu")];
    let stale = seen(&head.page("/call").await);
    head.writes("/call", &called).await;
    let other = [("day", day.as_str()), ("time", "20 giờ"), ("place", "sân đình"), ("seen", stale.as_str())];
    let told = head.refused("/call", &other).await;
    assert!(told.contains("19 giờ 30") && told.contains("value=\"20 giờ\""), "both values are shown: {told}");
    assert!(head.page("/call").await.contains("ít nhất 2 ngày"), "the notice of the ward's rule");

    let early = head.refused("/finish", &[]).await;
    assert!(early.contains("còn thiếu"), "{early}");
    let many = seen(&head.page("/attendance").await);
    let many = head.refused("/attendance", &[("day", &day), ("present", "4"), ("seen", &many)]).await;
    assert!(many.contains("present-problem") && many.contains("value=\"4\""), "{many}");
    head.writes("/attendance", &[("day", &day), ("present", "3")]).await;
    assert!(head.page("/attendance").await.contains("ít nhất 2 hộ đồng ý"));
    let proposed = head.page("/officers").await;
    assert!(proposed.contains("value=\"household-0003\" selected"), "the chair's household is found by its name");
    let officers = [("chair", "Lê Văn Mẫu"), ("own", "household-0003"), ("secretary", "Ngô Văn Thư")];
    head.writes("/officers", &officers).await;

    let unsaid = head.refused("/exceptions/household-0001", &[("criterion", "HGD-7"), ("found", "not_met")]).await;
    assert!(unsaid.contains("reason-problem") && unsaid.contains("value=\"HGD-7\" checked"), "{unsaid}");
    let why = [("criterion", "HGD-7"), ("found", "not_met"), ("reason", "dây điện hở")];
    head.keeps("/exceptions/household-0001", &why).await;
    head.keeps("/exceptions", &[]).await;

    head.writes("/votes/joint/first", &[("counter", "Ngô Văn Thư"), ("agree", "3")]).await;
    let count = |who: &'static str, agree: &'static str| [("counter", who), ("agree", agree), ("disagree", "1")];
    head.writes("/votes/household-0001/first", &count("Ngô Văn Thư", "2")).await;
    let blind = head.page("/votes/household-0001/second").await;
    assert!(!blind.contains("value=\"2\""), "the second count does not see the first: {blind}");
    let to = head.writes("/votes/household-0001/second", &count("Hồ Thị Đếm", "1")).await;
    assert!(to.ends_with("/difference"), "{to}");
    let difference = head.page("/votes/household-0001/difference").await;
    assert!(difference.contains("Ngô Văn Thư") && difference.contains("Hồ Thị Đếm"), "{difference}");
    let settled = [("agree", "2"), ("disagree", "1"), ("reason", "một phiếu dính nhau")];
    head.writes("/votes/household-0001/difference", &settled).await;

    let own = seen(&head.page("/votes/household-0003/first").await);
    let chair = [("counter", "Lê Văn Mẫu"), ("agree", "3"), ("seen", own.as_str())];
    let own = head.refused("/votes/household-0003/first", &chair).await;
    assert!(own.contains("không ai điều hành, kiểm phiếu về hộ của chính mình"));
    head.writes("/votes/household-0003", &[("way", "secret_ballot"), ("presided_by", "Phan Văn Mặt")]).await;
    head.writes("/votes/household-0003/first", &[("counter", "Ngô Văn Thư"), ("agree", "3")]).await;
    head.writes("/votes/household-0003/second", &[("counter", "Hồ Thị Đếm"), ("agree", "3")]).await;
    let said = [("household", "household-0001"), ("matter", "xin xem lại"), ("answer", "đã giải thích")];
    head.keeps("/objections", &said).await;

    let to = head.keeps("/finish", &[("ended", "21 giờ 00")]).await;
    assert!(to.ends_with("/minutes"), "{to}");
    let meeting = entered(&desk, today.year()).await;
    assert_eq!((meeting.households, meeting.present, meeting.way), (3, 3, VoteWay::ShowOfHands));
    let agreed: Vec<_> = meeting.reviews.iter().map(|review| (review.household.as_str(), review.agree)).collect();
    let expected = [("household-0001", Some(2)), ("household-0002", Some(3)), ("household-0003", Some(3))];
    assert_eq!(agreed, expected);
    for paper in ["minutes.pdf", "annex.pdf", "invitation.pdf"] {
        let bytes = to_bytes(head.get(&format!("/papers/{paper}")).await.into_body(), 1 << 24).await.unwrap();
        assert!(bytes.starts_with(b"%PDF"), "{paper}");
    }
    let outcomes = head.page("/outcomes").await;
    assert!(outcomes.contains("xác định chưa đạt: dây điện hở"), "the head reads the reasons of the own area");

    let unsigned = head.refused("/minutes/handover", &[]).await;
    assert!(unsigned.contains("chưa được in, đọc lại và ký"), "{unsigned}");
    head.keeps("/minutes/signature", &[]).await;
    head.keeps("/minutes/handover", &[]).await;
    let closed = head.refused("/exceptions/household-0002", &why).await;
    assert!(closed.contains("biên bản đã nộp"), "{closed}");
    assert!(head.refused("/minutes/correction", &[]).await.contains("cần ghi lý do"));
    head.keeps("/minutes/correction", &[("reason", "ghi nhầm một hộ")]).await;
    head.keeps("/exceptions/household-0001/removal", &[("criterion", "HGD-7")]).await;
    head.keeps("/finish", &[]).await;
    let corrected = entered(&desk, today.year()).await;
    assert_eq!((corrected.id, corrected.reviews[0].agree), (meeting.id, Some(3)), "back among the others");
}

#[tokio::test]
async fn the_head_of_another_area_gets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let today = opened(&desk).await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let head = Head { router: &router, person: second(&desk).await, year: today.year() };
    let list = head.page("/households").await;
    assert!(list.contains("Phạm Thị Yến") && !list.contains("Nguyễn Văn Đức"), "{list}");
    for rest in [
        "/registration/household-0001/withdrawal",
        "/exceptions/household-0001",
        "/votes/household-0001",
        "/votes/household-0001/doubt",
        "/votes/household-0001/first",
    ] {
        assert_eq!(head.get(rest).await.status(), StatusCode::NOT_FOUND, "{rest}");
    }
    let day = short(today);
    let ticked = head.send("/registration", &[("household", "household-0001"), ("day", &day)]).await;
    assert_eq!(ticked.status(), StatusCode::NOT_FOUND);
    for (rest, fields) in [
        ("/registration/household-0001/withdrawal", &[][..]),
        ("/exceptions/household-0001", &[("criterion", "HGD-7"), ("reason", "x")]),
        ("/votes/household-0001", &[("way", "secret_ballot")]),
        ("/votes/household-0001/doubt", &[("reason", "x")]),
        ("/votes/household-0001/first", &[("counter", "A"), ("agree", "1")]),
        ("/objections", &[("household", "household-0001"), ("matter", "x"), ("answer", "y")]),
    ] {
        let status = head.send(rest, fields).await.status();
        assert!(status.is_client_error(), "{rest}: {status}");
    }
    let mut cx = desk.read().await.unwrap();
    assert_eq!(store::commitment::list(&mut cx.tx, today.year()).await.unwrap(), []);
    for of in [1, 2] {
        let kept = store::meeting::draft::find(&mut cx.tx, &area(of).id, today.year()).await.unwrap();
        assert!(kept.is_none(), "nothing was written for area {of}");
    }
    // The scope is asked in the action, whatever a page would do: neither a unit nor the operator has an area.
    for actor in [
        Actor { role: Role::Officer, ..Actor::operator("x") },
        Actor { role: Role::Unit, ..Actor::operator("x") },
        Actor::operator("x"),
    ] {
        let desk = desk.for_actor(actor);
        let mut cx = desk.read().await.unwrap();
        assert!(actions::area::own_year(&mut cx, today.year()).await.is_err());
    }
}

#[tokio::test]
async fn what_is_frozen_is_refused_with_how_to_open_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    let today = opened(&desk).await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let head = Head { router: &router, person: Person::of(&desk, Role::AreaHead).await, year: today.year() };
    let mut cx = desk.begin().await.unwrap();
    let campaign = store::campaign::find(&mut cx.tx, "5-nhat", today.year()).await.unwrap().unwrap();
    let found = store::campaign::find_title(&mut cx.tx, &campaign.id, Title::Household).await.unwrap();
    let mut run = found.unwrap();
    (run.state, run.frozen_on) = (State::Appraisal, Some(today));
    store::campaign::update_title(&mut cx.tx, &run).await.unwrap();
    cx.commit().await.unwrap();
    let day = short(today);
    let ticked = head.refused("/registration", &[("household", "household-0001"), ("day", &day)]).await;
    assert!(ticked.contains("đã khóa; mở lại có lý do") && ticked.contains(" checked"), "{ticked}");
    let attendance = head.page("/attendance").await;
    assert!(attendance.contains("báo cán bộ thường trực") && !attendance.contains(">Lưu<"), "{attendance}");
    let seen = seen(&attendance);
    let late = head.refused("/attendance", &[("day", &day), ("present", "3"), ("seen", &seen)]).await;
    assert!(late.contains("mở lại có lý do"), "{late}");
    let excepted = head.refused("/exceptions/household-0001", &[("criterion", "HGD-7"), ("reason", "x")]).await;
    assert!(excepted.contains("đã khóa"), "{excepted}");
}

//! A unit's self-assessment from its first day to its result, through the pages.

use axum::Router;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use domain::criteria::DocumentKind;
use domain::ground::id::{IncidentId, SubjectId};
use domain::incident::{CaseState, Incident, IncidentClass, Party, Role as Part};
use domain::meeting::Needs;
use domain::people::{Role, Scope};
use domain::register::Title;
use web::{App, Reach};

use crate::ward::{PASSWORD, Person, agency, ask, is_shut, school, send, ward};

const PROGRAMME: &str = "5-nhat";

struct World {
    desk: actions::Desk,
    router: Router,
    year: i16,
    _folder: tempfile::TempDir,
}

impl World {
    /// Last year is open; everything in it lies before today.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = ward(folder.path(), "18115").await;
        let mut cx = desk.begin().await.unwrap();
        let year = cx.today().year() - 1;
        let order = actions::campaign::StepOrder { programme: PROGRAMME, year, title: None, date: None, reason: "" };
        actions::campaign::open(&mut cx, &order).await.unwrap();
        let draft = actions::people::Draft {
            login: "agency",
            name: "Ngô Thị Mẫu",
            role: Role::Unit,
            scope: Scope::Unit(agency().id),
        };
        actions::people::with_password(&mut cx, &draft, PASSWORD, PASSWORD).await.unwrap();
        cx.commit().await.unwrap();
        let router = web::router(App::new(vec![desk.clone()], Reach::default()));
        Self { desk, router, year, _folder: folder }
    }

    async fn get(&self, person: &Person, path: &str) -> Response {
        ask(&self.router, &Method::GET, path, &person.cookie, "").await
    }

    async fn page(&self, person: &Person, path: &str) -> String {
        let response = self.get(person, path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        text(response).await
    }

    async fn post(&self, person: &Person, path: &str, fields: &[(&str, &str)]) -> Response {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_csrf", &person.csrf).extend_pairs(fields);
        ask(&self.router, &Method::POST, path, &person.cookie, &form.finish()).await
    }

    /// Posts, and expects to be led on.
    async fn done(&self, person: &Person, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.post(person, path, fields).await;
        let (status, to) = (response.status(), response.headers().get(LOCATION).cloned());
        let said = text(response).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}: {said}");
        to.unwrap().to_str().unwrap().to_owned()
    }

    /// Posts, and expects the form again, with what is wrong.
    async fn refused(&self, person: &Person, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.post(person, path, fields).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        text(response).await
    }

    /// Everything met, with every day and number that the school's criteria ask for.
    fn answers(&self) -> Vec<(String, String)> {
        let rules = self.desk.library.year(PROGRAMME, self.year).unwrap();
        let set = rules.title(Title::School).unwrap().set;
        let day = format!("20/01/{}", self.year);
        let mut fields = vec![("reviewed_on".to_owned(), format!("16/11/{}", self.year))];
        for criterion in &set.criteria {
            let needs = Needs::of(criterion);
            if needs.may_answer() {
                fields.push((format!("says.{}", criterion.id), "met".to_owned()));
            }
            for paper in needs.papers {
                let name = match paper {
                    DocumentKind::Resolution => "resolution_on",
                    DocumentKind::Plan => "plan_on",
                    DocumentKind::Registration => "registered_on",
                };
                fields.push((name.to_owned(), day.clone()));
            }
            if needs.registration {
                fields.push(("registered_on".to_owned(), day.clone()));
            }
            if needs.sub_units {
                fields.extend([("sub_units", "5"), ("sub_units_met", "4")].map(|(a, b)| (a.to_owned(), b.to_owned())));
            }
        }
        fields
    }

    async fn save(&self, person: &Person, version: &str, change: &[(&str, &str)]) -> Response {
        let mut fields = self.answers();
        fields.retain(|(name, _)| change.iter().all(|(other, _)| other != name));
        let own = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<(&str, &str)> = own.chain(change.iter().copied()).chain([("version", version)]).collect();
        self.post(person, "/unit/dossier", &all).await
    }

    /// Filled in and handed in by the school; the path of its appraisal.
    async fn submitted(&self) -> String {
        let unit = Person::of(&self.desk, Role::Unit).await;
        assert_eq!(self.save(&unit, "0", &[]).await.status(), StatusCode::SEE_OTHER);
        self.hand_in(&unit).await;
        let member = Person::of(&self.desk, Role::Member).await;
        let list = self.page(&member, "/office/appraisal").await;
        let from = list.find("href=\"/office/appraisal/0").expect("a link to the submission") + 6;
        list[from..].split('"').next().unwrap().to_owned()
    }

    async fn hand_in(&self, unit: &Person) {
        let version = version(&self.page(unit, "/unit/submission").await);
        self.done(unit, "/unit/submission", &[("version", &version)]).await;
    }

    async fn member(&self) -> Person {
        Person::of(&self.desk, Role::Member).await
    }

    async fn unit(&self) -> Person {
        Person::of(&self.desk, Role::Unit).await
    }

    async fn dossier(&self) -> Option<domain::meeting::Dossier> {
        let mut cx = self.desk.read().await.unwrap();
        store::dossier::find(&mut cx.tx, Title::School, &SubjectId::from(&school().id), self.year).await.unwrap()
    }
}

/// What a page says, its strokes as they are read.
async fn text(response: Response) -> String {
    crate::ward::text(response).await.replace("&#x2f;", "/")
}

/// What a form's hidden field says.
fn version(page: &str) -> String {
    let from = page.find("name=\"version\" value=\"").expect("a version") + 22;
    page[from..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_unit_comes_to_its_own_year_and_sees_what_is_missing() {
    let world = World::new().await;
    let unit = world.unit().await;
    let signed = ask(&world.router, &Method::POST, "/sign-in", "", &format!("login=unit&password={PASSWORD}")).await;
    assert_eq!(signed.headers()[LOCATION], "/unit");
    let page = world.page(&unit, "/unit").await;
    assert!(page.contains("Trường THCS Mẫu") && !page.contains("Trạm y tế mẫu"), "{page}");
    assert!(page.contains("chưa ghi ngày kế hoạch") && page.contains("chưa ghi ngày họp đánh giá"), "{page}");
    assert!(page.contains("chưa đăng ký") && page.contains(&format!("31/03/{}", world.year)), "{page}");
    for path in ["/unit/registration", "/unit/dossier", "/unit/evidence", "/unit/result", "/unit/submission"] {
        world.page(&unit, path).await;
    }
    let early = world.refused(&unit, "/unit/submission", &[("version", "0")]).await;
    assert!(early.contains("chưa có hồ sơ") || early.contains("còn thiếu"), "{early}");
}

#[tokio::test]
async fn a_dossier_is_returned_corrected_submitted_again_and_accepted() {
    let world = World::new().await;
    let (unit, member) = (world.unit().await, world.member().await);
    let path = world.submitted().await;
    let page = world.page(&member, &path).await;
    assert!(page.contains("đã nộp") && page.contains("Sổ không có thông tin"), "{page}");

    // Withdrawn and handed in again, before anybody looked at it.
    let held = version(&world.page(&unit, "/unit/withdrawal").await);
    world.done(&unit, "/unit/withdrawal", &[("version", &held)]).await;
    assert_eq!(world.get(&member, &path).await.status(), StatusCode::NOT_FOUND, "a draft is nobody's but its author's");
    world.hand_in(&unit).await;

    let held = version(&world.page(&member, &path).await);
    let marks = [("version", held.as_str()), ("says.GD-1b", "not_met"), ("reason.GD-1b", "")];
    let doubtful = world.refused(&member, &path, &marks).await;
    assert!(doubtful.contains("cần ghi lý do"), "{doubtful}");
    let marks = [("version", held.as_str()), ("says.GD-1b", "not_met"), ("reason.GD-1b", "chưa có nội quy phòng cháy")];
    world.done(&member, &path, &marks).await;
    let stale = world.refused(&member, &path, &[("version", &held), ("says.GD-1b", "met")]).await;
    assert!(stale.contains("người khác vừa sửa"), "{stale}");
    let early = world.page(&unit, "/unit/dossier").await;
    assert!(!early.contains("chưa có nội quy phòng cháy"), "what is noted so far is the appraiser's own");
    let held = version(&world.page(&unit, "/unit/withdrawal").await);
    let late = world.refused(&unit, "/unit/withdrawal", &[("version", &held)]).await;
    assert!(late.contains("đã có người bắt đầu thẩm định"), "{late}");

    let back = format!("{path}/return");
    let held = version(&world.page(&member, &back).await);
    let bare = world.refused(&member, &back, &[("version", &held), ("reason", " ")]).await;
    assert!(bare.contains("cần ghi lý do trả lại"), "{bare}");
    world.done(&member, &back, &[("version", &held), ("reason", "bổ sung nội quy")]).await;
    let page = world.page(&unit, "/unit").await;
    assert!(page.contains("bổ sung nội quy") && page.contains("được trả lại"), "{page}");
    let form = world.page(&unit, "/unit/dossier").await;
    assert!(form.contains("chưa có nội quy phòng cháy"), "{form}");
    assert_eq!(world.dossier().await, None, "nothing counts before it is accepted");

    let changed = [("words.GD-1b", "đã ban hành nội quy ngày 20/11")];
    assert_eq!(world.save(&unit, &version(&form), &changed).await.status(), StatusCode::SEE_OTHER);
    world.hand_in(&unit).await;
    let again = world.page(&member, &path).await;
    assert!(again.contains("đã ban hành nội quy") && again.contains("Trước khi trả lại"), "{again}");
    let marks = [("version", version(&again)), ("says.GD-1b", String::new())];
    let marks = marks.each_ref().map(|(name, value)| (*name, value.as_str()));
    world.done(&member, &path, &marks).await;
    let accepting = format!("{path}/acceptance");
    let held = version(&world.page(&member, &accepting).await);
    world.done(&member, &accepting, &[("version", &held)]).await;

    let dossier = world.dossier().await.expect("its facts count now");
    assert_eq!(dossier.marks.found.get("GD-1b"), Some(&true));
    assert_eq!(dossier.plan_on, Some(jiff::civil::date(world.year, 1, 20)));
    let result = world.page(&unit, "/unit/result").await;
    assert!(result.contains("badge met") && result.contains("Tạm tính"), "{result}");

    // Returned after all: its facts are gone again.
    let held = version(&world.page(&member, &back).await);
    world.done(&member, &back, &[("version", &held), ("reason", "xem lại kế hoạch")]).await;
    assert_eq!(world.dossier().await, None);
}

#[tokio::test]
async fn two_people_who_edit_the_same_dossier_are_told() {
    let world = World::new().await;
    let unit = world.unit().await;
    assert_eq!(world.save(&unit, "0", &[("words.GD-1b", "bản một")]).await.status(), StatusCode::SEE_OTHER);
    let held = version(&world.page(&unit, "/unit/dossier").await);
    assert_eq!(world.save(&unit, &held, &[("words.GD-1b", "bản hai")]).await.status(), StatusCode::SEE_OTHER);
    let late = world.save(&unit, &held, &[("words.GD-1b", "bản ba")]).await;
    assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(late).await;
    assert!(page.contains("Người khác đã ghi") && page.contains("bản hai") && page.contains("bản ba"), "{page}");
    let meant = world.save(&unit, &version(&page), &[("words.GD-1b", "bản ba")]).await;
    assert_eq!(meant.status(), StatusCode::SEE_OTHER, "both values were shown; the next saving is meant");
    let wrong = world.save(&unit, "9", &[("plan_on", "hôm qua")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(wrong).await;
    assert!(page.contains("không phải một ngày") && page.contains("hôm qua"), "{page}");
}

#[tokio::test]
async fn evidence_is_checked_kept_and_given_only_to_those_who_may_see_it() {
    let world = World::new().await;
    let unit = world.unit().await;
    let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
    let fields = [("_csrf", unit.csrf.as_str()), ("criterion", "GD-1a")];
    let files: [(&str, &str, &[u8]); 2] = [("file", "kế hoạch.pdf", pdf), ("file", "ảnh.jpg", b"MZ\x90 a program")];
    let mixed = send(&world.router, "/unit/evidence", &unit.cookie, &fields, &files).await;
    assert_eq!(mixed.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(mixed).await;
    assert!(page.contains("kế hoạch.pdf") && page.contains("ảnh.jpg: chỉ nhận tệp PDF"), "{page}");
    let from = page.find("href=\"/unit/evidence/").expect("a link to the file") + 6;
    let path = page[from..].split('"').next().unwrap().to_owned();
    let id = path.rsplit('/').next().unwrap();

    let mine = world.get(&unit, &path).await;
    assert!(mine.headers()[CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment;"));
    assert_eq!(text(mine).await.as_bytes(), pdf);
    let office = format!("/office/appraisal/evidence/{id}");
    assert_eq!(world.get(&world.member().await, &office).await.status(), StatusCode::OK);
    let other = Person::named(&world.desk, "agency").await;
    assert_eq!(world.get(&other, &path).await.status(), StatusCode::NOT_FOUND, "another unit");
    let above = Person::of(&world.desk, Role::Province).await;
    assert_eq!(world.get(&above, &office).await.status(), StatusCode::NOT_FOUND, "the level above appraises no school");
    assert!(is_shut(&world.get(&Person::of(&world.desk, Role::AreaHead).await, &path).await));
    let removed = world.post(&other, &path, &[("sure", "yes")]).await;
    assert_eq!(removed.status(), StatusCode::NOT_FOUND, "another unit takes nothing away");

    let asked = world.post(&unit, &path, &[]).await;
    assert!(text(asked).await.contains("Bỏ tệp này?"));
    world.done(&unit, &path, &[("sure", "yes")]).await;
    assert_eq!(world.get(&unit, &path).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_appraises_what_is_their_own() {
    let world = World::new().await;
    let path = world.submitted().await;
    let (member, officer) = (world.member().await, Person::of(&world.desk, Role::Officer).await);
    world.done(&member, "/office/appraisal/own", &[("code", "TR01")]).await;
    let page = world.page(&member, &path).await;
    assert!(page.contains("mà bạn thuộc về") && !page.contains("name=\"says.GD-1b\""), "{page}");
    let accepting = format!("{path}/acceptance");
    let held = version(&world.page(&member, &accepting).await);
    let said = world.refused(&member, &accepting, &[("version", &held)]).await;
    assert!(said.contains("mà bạn thuộc về"), "{said}");
    let marked = world.refused(&member, &path, &[("version", &held), ("says.GD-1b", "met")]).await;
    assert!(marked.contains("mà bạn thuộc về"));
    assert!(is_shut(&world.post(&member, "/office/appraisal/own/removal", &[]).await));
    let above = Person::of(&world.desk, Role::Province).await;
    assert_eq!(world.get(&above, &path).await.status(), StatusCode::NOT_FOUND);

    // The officer takes the declaration back, and nobody their own.
    let unknown = world.refused(&officer, "/office/appraisal/own", &[("code", "TR99")]).await;
    assert!(unknown.contains("TR99"));
    world.done(&officer, "/office/appraisal/own", &[("code", "TR01")]).await;
    let own = world.post(&officer, "/office/appraisal/own/removal", &[("login", "officer"), ("code", "TR01")]).await;
    assert_eq!(own.status(), StatusCode::UNPROCESSABLE_ENTITY);
    world.done(&officer, "/office/appraisal/own/removal", &[("login", "member"), ("code", "TR01")]).await;
    world.done(&member, &accepting, &[("version", &held)]).await;
}

#[tokio::test]
async fn the_officer_fills_in_for_the_ward_and_the_level_above_appraises_it() {
    let world = World::new().await;
    let officer = Person::of(&world.desk, Role::Officer).await;
    let page = world.page(&officer, "/office/dossier").await;
    assert!(page.contains("Hồng Lĩnh") || page.contains("Bắc Hồng"), "{page}");
    world.page(&officer, "/office/dossier/form").await;
    assert!(is_shut(&world.get(&world.unit().await, "/office/dossier").await));
    assert!(is_shut(&world.get(&officer, "/unit").await));
    let above = Person::of(&world.desk, Role::Province).await;
    let list = world.page(&above, "/office/appraisal").await;
    assert!(!list.contains("Trường THCS Mẫu"), "{list}");
}

#[tokio::test]
async fn after_the_facts_froze_nothing_is_accepted_until_somebody_reopens() {
    let world = World::new().await;
    let path = world.submitted().await;
    let mut cx = world.desk.begin().await.unwrap();
    let (year, title) = (world.year, Some(Title::School));
    let order = actions::campaign::StepOrder { programme: PROGRAMME, year, title, date: None, reason: "" };
    for _ in 0..2 {
        actions::campaign::advance(&mut cx, &order).await.unwrap();
    }
    cx.commit().await.unwrap();
    let member = world.member().await;
    let accepting = format!("{path}/acceptance");
    let held = version(&world.page(&member, &accepting).await);
    let said = world.refused(&member, &accepting, &[("version", &held)]).await;
    assert!(said.contains("đã khóa") && said.contains("mở lại có lý do"), "{said}");
    assert_eq!(world.dossier().await, None);
    let unit = world.unit().await;
    let page = world.page(&unit, "/unit").await;
    assert!(page.contains("Số liệu của năm đã khóa"), "{page}");
}

#[tokio::test]
async fn a_conflict_with_the_ledger_is_settled_with_a_reason_and_again() {
    let world = World::new().await;
    let path = world.submitted().await;
    let mut cx = world.desk.begin().await.unwrap();
    let case = Incident {
        id: IncidentId("case-0001".to_owned()),
        date: jiff::civil::date(world.year, 5, 4),
        concluded_on: Some(jiff::civil::date(world.year, 6, 1)),
        area: None,
        class: IncidentClass::SchoolViolence,
        severity: None,
        state: CaseState::Concluded,
        summary: String::new(),
        handled_in_time: false,
        force_majeure: false,
        parties: vec![Party { title: Title::School, subject: SubjectId::from(&school().id), role: Part::Offender }],
    };
    store::incident::insert(&mut cx.tx, &case, "one").await.unwrap();
    cx.commit().await.unwrap();
    let member = world.member().await;
    let page = world.page(&member, &path).await;
    assert!(page.contains("Tự đánh giá khác với sổ"), "{page}");
    let accepting = format!("{path}/acceptance");
    let held = version(&world.page(&member, &accepting).await);
    world.done(&member, &accepting, &[("version", &held)]).await;

    let list = world.page(&member, "/office/conflicts").await;
    assert!(list.contains("GD-4") && list.contains("sổ vụ việc"), "{list}");
    let settle = format!("/office/conflicts/settlement?year={}&title=school&code=TR01&criterion=GD-4", world.year);
    world.page(&member, &settle).await;
    let bare = world.refused(&member, &settle, &[("seen", "0"), ("outcome", "met"), ("reason", " ")]).await;
    assert!(bare.contains("cần ghi lý do"), "{bare}");
    world.done(&member, &settle, &[("seen", "0"), ("outcome", "met"), ("reason", "vụ việc ngoài trường")]).await;
    let late = world.refused(&member, &settle, &[("seen", "0"), ("outcome", "not_met"), ("reason", "khác")]).await;
    assert!(late.contains("người khác vừa giải quyết") && late.contains("vụ việc ngoài trường"), "{late}");
    world.done(&member, &settle, &[("seen", "1"), ("outcome", "not_met"), ("reason", "xảy ra trong trường")]).await;
    let list = world.page(&member, "/office/conflicts").await;
    assert!(list.contains("xảy ra trong trường") && list.contains("Không có mâu thuẫn nào"), "{list}");
    world.done(&member, "/office/appraisal/own", &[("code", "TR01")]).await;
    let own = world.refused(&member, &settle, &[("seen", "2"), ("outcome", "met"), ("reason", "khác")]).await;
    assert!(own.contains("mà bạn thuộc về"), "{own}");
}

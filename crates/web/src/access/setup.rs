use actions::people::{Draft, with_password};
use actions::{ActionError, ActionResult, Desk};
use domain::ground::id::CommuneCode;
use domain::ground::text;
use domain::people::{Actor, Role, Scope};
use serde::Serialize;

use super::fields::{Fields, Query};
use super::seat::{Seat, see_other};
use crate::error::WebResult;
use crate::server::Setup;

/// The first page of a new server: which ward, and who keeps it.
#[derive(Debug, Default, Serialize)]
pub struct SetupPage {
    /// From the screen where the program was started.
    pub code: String,
    pub search: String,
    pub commune: String,
    pub found: Vec<Place>,
    pub login: String,
    pub name: String,
    pub problem: String,
    pub shortest: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub code: String,
    /// "Phường Bắc Hồng Lĩnh, Hà Tĩnh"
    pub name: String,
}

impl SetupPage {
    pub const TEMPLATE: &'static str = "access/setup.html";
}

/// As many places as fit on a small screen.
const SHOWN: usize = 20;

/// GET /setup: `q` looks for the commune by name or code.
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    if seat.app().setup().is_none() {
        return Ok(see_other("/sign-in"));
    }
    let search = query.text("q").trim().to_owned();
    let page = SetupPage {
        found: places(&search),
        code: query.text("code").to_owned(),
        search,
        shortest: domain::people::password::SHORTEST,
        ..Default::default()
    };
    seat.page(SetupPage::TEMPLATE, &page)
}

fn places(search: &str) -> Vec<Place> {
    let key = text::search_key(search);
    if key.chars().count() < 2 {
        return Vec::new();
    }
    let shown = |found: domain::place::Match| Place {
        code: found.unit.code.as_str().to_owned(),
        name: format!("{}, {}", found.unit.full_name(), found.unit.province),
    };
    let by_code = domain::place::find(search).ok().map(|unit| domain::place::Match { unit, formerly: None });
    let mut seen = std::collections::BTreeSet::new();
    let all = by_code.into_iter().chain(domain::place::search(search));
    all.map(shown).filter(|place| seen.insert(place.code.clone())).take(SHOWN).collect()
}

/// POST /setup
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let Some(setup) = seat.app().setup() else { return Ok(see_other("/sign-in")) };
    match settle(&setup, &fields).await {
        Ok(desk) => {
            seat.app().settled(desk);
            let notice = seat.say(
                "Đã lập phường. Hãy đăng nhập, rồi khai thư thức của cơ quan trong Cài đặt.",
                "The ward is set up. Sign in, then give the letterhead under Settings.",
            );
            Ok(seat.redirect("/sign-in", notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            let page = SetupPage {
                code: fields.text("code").to_owned(),
                search: fields.text("commune").to_owned(),
                commune: fields.text("commune").to_owned(),
                found: places(fields.text("commune")),
                login: fields.text("login").to_owned(),
                name: fields.text("name").to_owned(),
                problem: seat.sentence(&error),
                shortest: domain::people::password::SHORTEST,
            };
            seat.refused(SetupPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The ward and its first officer, in one transaction.
async fn settle(setup: &Setup, fields: &Fields) -> ActionResult<Desk> {
    if !is_same(fields.text("code"), &setup.code) {
        return Err(ActionError::refused(
            "mã thiết lập không đúng; mã đang hiện trên màn hình đã khởi động chương trình",
            "the set-up code is wrong; it stands on the screen where the program was started",
        ));
    }
    let commune = CommuneCode::parse(fields.text("commune"))?;
    let actor = Actor::operator(fields.text("login"));
    let desk = Desk::create(&setup.target, &setup.folder, commune, actor).await?;
    let made = first_officer(&desk, fields).await;
    if made.is_err() {
        desk.close().await;
    }
    made.map(|()| desk)
}

async fn first_officer(desk: &Desk, fields: &Fields) -> ActionResult<()> {
    let mut cx = desk.begin().await?;
    actions::place::init(&mut cx, None).await?;
    let draft =
        Draft { login: fields.text("login"), name: fields.text("name"), role: Role::Officer, scope: Scope::Ward };
    with_password(&mut cx, &draft, fields.text("password"), fields.text("repeated")).await?;
    cx.commit().await
}

fn is_same(given: &str, code: &str) -> bool {
    let plain = |text: &str| {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect::<String>()
    };
    plain(given) == plain(code)
}

use std::collections::BTreeMap;

use actions::ActionError;
use actions::dossier::{Registered, Sheet, register};
use domain::ground::date;
use serde::Serialize;

use super::head::{Head, PROGRAMME, Room, Seen};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// When the unit registered, and how many of its people signed.
#[derive(Debug, Default, Serialize)]
pub struct RegistrationPage {
    pub head: Head,
    pub action: String,
    pub from: String,
    pub until: String,
    pub is_over: bool,
    pub is_registered: bool,
    pub signed_on: String,
    pub people: String,
    /// All that could sign: staff, and pupils of a school.
    pub all: String,
    pub asks_people: bool,
    /// What the form showed, so that a change by somebody else meanwhile is seen.
    pub seen: String,
    /// What stands now, where somebody else changed it.
    pub theirs: String,
    pub problems: BTreeMap<String, String>,
    pub problem: String,
}

impl RegistrationPage {
    pub const TEMPLATE: &'static str = "unit/registration.html";

    fn of(seat: &Seat, seen: &Seen, sheet: &Sheet, today: jiff::civil::Date) -> Self {
        let unit = sheet.unit.as_ref();
        let all = unit.and_then(|unit| Some(unit.staff? + unit.pupils.unwrap_or_default()));
        Self {
            head: Head::of(seat, seen, sheet, Room::Registration),
            action: seen.own.at(Room::Registration, sheet.year),
            from: date::short(sheet.calendar.registration.from),
            until: date::short(sheet.calendar.registration.until),
            is_over: sheet.calendar.registration.until < today,
            is_registered: sheet.registration.is_some(),
            signed_on: sheet.registration.map(|one| date::short(one.signed_on)).unwrap_or_default(),
            people: people(sheet.registration),
            all: all.map(|all| all.to_string()).unwrap_or_default(),
            asks_people: unit.is_some(),
            seen: digest(sheet.registration),
            theirs: String::new(),
            problems: BTreeMap::new(),
            problem: String::new(),
        }
    }
}

fn people(one: Option<Registered>) -> String {
    one.and_then(|one| one.people).map(|people| people.to_string()).unwrap_or_default()
}

/// "03/02/2026 25"; empty where nothing was registered.
fn digest(one: Option<Registered>) -> String {
    one.map(|found| format!("{} {}", date::short(found.signed_on), people(one))).unwrap_or_default()
}

fn from_digest(text: &str) -> Option<Registered> {
    let (day, people) = text.split_once(' ')?;
    Some(Registered { signed_on: date::parse(day)?, people: people.trim().parse().ok() })
}

/// GET /unit/registration
pub async fn edit(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let page = RegistrationPage::of(&seat, &seen, seen.sheet()?, cx.today());
    seat.page(RegistrationPage::TEMPLATE, &page)
}

/// POST /unit/registration
pub async fn update(seat: Seat, Query(query): Query, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let sheet = seen.sheet()?;
    let mut problems = BTreeMap::new();
    let signed_on = date::parse(fields.text("signed_on"));
    if signed_on.is_none() {
        let say = seat.say("ghi ngày/tháng/năm, ví dụ 03/02/2026", "write day/month/year, for example 03/02/2026");
        problems.insert("signed_on".to_owned(), say.to_owned());
    }
    let typed = fields.text("people").trim();
    let people: Option<u32> = typed.parse().ok();
    if people.is_none() && !typed.is_empty() {
        let say = seat.say("ghi một số nguyên, ví dụ 25", "write a whole number, for example 25");
        problems.insert("people".to_owned(), say.to_owned());
    }
    let mut problem = String::new();
    let mut theirs = String::new();
    if let Some(signed_on) = signed_on.filter(|_| problems.is_empty()) {
        let given = Registered { signed_on, people };
        let shown = from_digest(fields.text("seen"));
        match register(&mut cx, (PROGRAMME, sheet.year), &seen.own.whose, shown, given).await {
            Ok(()) => {
                cx.commit().await?;
                let notice = seat.say("Đã ghi đăng ký.", "The registration is kept.");
                return Ok(seat.redirect(&seen.own.at(Room::Registration, sheet.year), notice));
            }
            Err(error @ ActionError::Conflict { .. }) => {
                problem = seat.sentence(&error);
                theirs = digest(sheet.registration);
            }
            Err(error @ ActionError::Refused(_)) => problem = seat.sentence(&error),
            Err(error) => return Err(error.into()),
        }
    }
    let page = RegistrationPage {
        signed_on: fields.text("signed_on").to_owned(),
        people: fields.text("people").to_owned(),
        problems,
        problem,
        theirs,
        ..RegistrationPage::of(&seat, &seen, sheet, cx.today())
    };
    seat.refused(RegistrationPage::TEMPLATE, &page)
}

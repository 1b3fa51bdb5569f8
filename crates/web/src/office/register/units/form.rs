use actions::ActionError;
use actions::register::unit::{self, UnitEdit, UnitPage};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::date;
use domain::register::{OrganisationFacts, OrganisationKind, Scale, SchoolLevel};
use jiff::civil::Date;
use serde::Serialize;

use super::super::{address, told};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// A unit being changed, or entered.
#[derive(Debug, Default, Serialize)]
pub struct UnitForm {
    /// The code of a unit that is known; empty for a new one.
    pub known: String,
    pub action: String,
    pub back: String,
    pub version: String,
    pub code: String,
    pub name: String,
    pub head: String,
    pub address: String,
    pub kind: String,
    pub level: String,
    pub scale: String,
    pub staff: String,
    pub pupils: String,
    pub from: String,
    pub reason: String,
    pub kinds: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub scales: Vec<Choice>,
    pub problem: String,
    /// "Tên: Trường A": what the register says now, where somebody else changed it meanwhile.
    pub now: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

pub fn kinds(seat: &Seat) -> Vec<Choice> {
    let choice =
        |kind: &OrganisationKind| Choice { value: kind.to_string(), label: told::kind(seat, *kind).to_owned() };
    OrganisationKind::ALL.iter().map(choice).collect()
}

impl UnitForm {
    pub const TEMPLATE: &'static str = "office/register/units/form.html";

    fn blank(seat: &Seat, today: Date) -> Self {
        let level =
            |level: &SchoolLevel| Choice { value: level.to_string(), label: told::level(seat, *level).to_owned() };
        let scale = |scale: &Scale| Choice { value: scale.to_string(), label: told::scale(seat, *scale).to_owned() };
        Self {
            action: format!("{}/new", address::UNITS),
            back: address::UNITS.to_owned(),
            from: date::short(today),
            kinds: kinds(seat),
            levels: SchoolLevel::ALL.iter().map(level).collect(),
            scales: Scale::ALL.iter().map(scale).collect(),
            ..Self::default()
        }
    }

    fn of(seat: &Seat, page: &UnitPage, today: Date) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let (unit, path) = (&page.unit, address::unit(&page.unit.code));
        Self {
            known: unit.code.clone(),
            action: format!("{path}/edit"),
            back: path,
            version: page.version.clone(),
            name: unit.name.clone(),
            head: unit.head.clone(),
            address: unit.address.clone(),
            kind: unit.kind.to_string(),
            level: unit.level.map(|level| level.to_string()).unwrap_or_default(),
            scale: unit.scale.map(|scale| scale.to_string()).unwrap_or_default(),
            staff: number(unit.staff),
            pupils: number(unit.pupils),
            ..Self::blank(seat, today)
        }
    }

    fn typed(self, fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            code: text("code"),
            name: text("name"),
            head: text("head"),
            address: text("address"),
            kind: text("kind"),
            level: text("level"),
            scale: text("scale"),
            staff: text("staff"),
            pupils: text("pupils"),
            from: text("from"),
            reason: text("reason"),
            ..self
        }
    }

    /// The facts, or what is wrong with them.
    fn facts(&self, seat: &Seat) -> Result<(OrganisationFacts, Date), String> {
        let number = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| {
                seat.say("số người ghi bằng chữ số", "numbers of people are written in digits").to_owned()
            }),
        };
        let kind = OrganisationKind::parse(&self.kind)
            .ok_or_else(|| seat.say("hãy chọn loại đơn vị", "choose the kind of unit").to_owned())?;
        let from = date::parse(&self.from)
            .ok_or_else(|| seat.say("ngày ghi theo mẫu 05/01/2026", "write the day like 05/01/2026").to_owned())?;
        let facts = OrganisationFacts {
            kind,
            level: SchoolLevel::parse(&self.level),
            scale: Scale::parse(&self.scale),
            staff: number(&self.staff)?,
            pupils: number(&self.pupils)?,
        };
        Ok((facts, from))
    }
}

/// GET /office/register/units/new
pub async fn new(seat: Seat) -> WebResult {
    let today = seat.read().await?.today();
    seat.page(UnitForm::TEMPLATE, &UnitForm::blank(&seat, today))
}

/// GET /office/register/units/{code}/edit
pub async fn edit(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let page = unit::page(&mut cx, &code).await?;
    seat.page(UnitForm::TEMPLATE, &UnitForm::of(&seat, &page, cx.today()))
}

/// POST /office/register/units/new
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let today = seat.read().await?.today();
    let form = UnitForm::blank(&seat, today).typed(&fields);
    save(&seat, form, &fields, None).await
}

/// POST /office/register/units/{code}/edit
pub async fn update(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.read().await?;
    let page = unit::page(&mut cx, &code).await?;
    let today = cx.today();
    drop(cx);
    let form = UnitForm { version: fields.text("version").to_owned(), ..UnitForm::of(&seat, &page, today) };
    save(&seat, form.typed(&fields), &fields, Some(&page)).await
}

async fn save(seat: &Seat, form: UnitForm, fields: &Fields, known: Option<&UnitPage>) -> WebResult {
    let (facts, from) = match form.facts(seat) {
        Ok(facts) => facts,
        Err(problem) => return seat.refused(UnitForm::TEMPLATE, &UnitForm { problem, ..form }),
    };
    let edit = UnitEdit {
        version: fields.text("version"),
        name: &form.name,
        head: &form.head,
        address: &form.address,
        facts,
        from,
        reason: &form.reason,
    };
    let mut cx = seat.begin().await?;
    let done = match known {
        Some(page) => unit::change(&mut cx, &page.unit.code, &edit).await,
        None => unit::enter(&mut cx, &form.code, &edit).await,
    };
    match done {
        Ok(unit) => {
            cx.commit().await?;
            Ok(seat.redirect(&address::unit(&unit.code), seat.say("Đã ghi.", "It is saved.")))
        }
        Err(error @ ActionError::Refused(_)) => {
            let problem = seat.sentence(&error);
            seat.refused(UnitForm::TEMPLATE, &UnitForm { problem, ..form })
        }
        Err(error @ ActionError::Conflict { .. }) => {
            drop(cx);
            let problem = seat.sentence(&error);
            let now = match known {
                Some(page) => against(seat, &form, page),
                None => Vec::new(),
            };
            let version = known.map(|page| page.version.clone()).unwrap_or_default();
            let form = UnitForm { version, problem, now, ..form };
            seat.page_with(StatusCode::CONFLICT, UnitForm::TEMPLATE, &form)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the register says now, where that is not what was typed.
fn against(seat: &Seat, form: &UnitForm, page: &UnitPage) -> Vec<String> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let unit = &page.unit;
    let pairs = [
        (seat.say("Tên", "Name"), &form.name, unit.name.clone(), None),
        (seat.say("Người đứng đầu", "Head"), &form.head, unit.head.clone(), None),
        (seat.say("Địa chỉ", "Address"), &form.address, unit.address.clone(), None),
        (seat.say("Loại", "Kind"), &form.kind, unit.kind.to_string(), Some(told::kind(seat, unit.kind))),
        (seat.say("Số người", "Staff"), &form.staff, number(unit.staff), None),
        (seat.say("Học sinh", "Pupils"), &form.pupils, number(unit.pupils), None),
    ];
    let differs = pairs.into_iter().filter(|(_, typed, now, _)| *typed != now);
    differs.map(|(label, _, now, shown)| format!("{label}: {}", shown.map_or(now, str::to_owned))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_keeps_what_was_typed_and_shows_what_the_register_says_now() {
        let form = UnitForm {
            known: "TH01".to_owned(),
            name: "Trường A".to_owned(),
            kind: "school".to_owned(),
            kinds: vec![Choice { value: "school".to_owned(), label: "nhà trường".to_owned() }],
            problem: "người khác vừa sửa".to_owned(),
            now: vec!["Tên: Trường B".to_owned()],
            ..UnitForm::default()
        };
        let html = crate::view::sample(UnitForm::TEMPLATE, &form);
        for part in ["value=\"Trường A\"", "Tên: Trường B", "value=\"school\" selected", "người khác vừa sửa"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("name=\"code\""));
        assert!(crate::view::sample(UnitForm::TEMPLATE, &UnitForm::default()).contains("name=\"code\""));
    }
}

use actions::register::unit::{UnitQuery, found};
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use domain::register::{Organisation, OrganisationKind};
use serde::Serialize;

use super::super::{address, told};
use super::form::Choice;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The units that a filter finds.
#[derive(Debug, Default, Serialize)]
pub struct UnitsPage {
    pub q: String,
    pub kind: String,
    pub with_ended: bool,
    pub kinds: Vec<Choice>,
    pub rows: Vec<UnitRow>,
    pub total: String,
    pub workbook: String,
    pub may_keep: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct UnitRow {
    pub code: String,
    pub path: String,
    pub name: String,
    pub kind: String,
    pub detail: String,
    pub head: String,
    pub people: String,
    pub until: String,
}

impl UnitsPage {
    pub const TEMPLATE: &'static str = "office/register/units/list.html";
}

fn query(fields: &Fields) -> UnitQuery {
    UnitQuery {
        words: fields.text("q").chars().take(100).collect(),
        kind: OrganisationKind::parse(fields.text("kind")),
        with_ended: !fields.text("ended").is_empty(),
    }
}

/// GET /office/register/units
pub async fn index(seat: Seat, Query(fields): Query) -> WebResult {
    let query = query(&fields);
    let mut cx = seat.read().await?;
    let units = found(&mut cx, &query).await?;
    let mut asked = form_urlencoded::Serializer::new(String::new());
    let kind = query.kind.map(|kind| kind.to_string()).unwrap_or_default();
    let ended = if query.with_ended { "yes" } else { "" };
    asked.append_pair("q", &query.words).append_pair("kind", &kind).append_pair("ended", ended);
    let page = UnitsPage {
        total: grouped(units.len() as u64),
        rows: units.into_iter().map(|unit| row(&seat, unit)).collect(),
        workbook: format!("{}/list.xlsx?{}", address::UNITS, asked.finish()),
        kinds: super::form::kinds(&seat),
        may_keep: seat.role().may(Permission::KeepRegister),
        with_ended: query.with_ended,
        q: query.words,
        kind,
    };
    seat.page(UnitsPage::TEMPLATE, &page)
}

fn row(seat: &Seat, unit: Organisation) -> UnitRow {
    let detail = unit.level.map(|level| told::level(seat, level));
    let detail = detail.or_else(|| unit.scale.map(|scale| told::scale(seat, scale))).unwrap_or_default();
    let people = match (unit.staff, unit.pupils) {
        (Some(staff), Some(pupils)) => format!("{} · {} {}", staff, pupils, seat.say("học sinh", "pupils")),
        (staff, pupils) => staff.or(pupils).map(|many| many.to_string()).unwrap_or_default(),
    };
    UnitRow {
        path: address::unit(&unit.code),
        kind: told::kind(seat, unit.kind).to_owned(),
        detail: detail.to_owned(),
        people,
        until: unit.validity.until.map(date::short).unwrap_or_default(),
        code: unit.code,
        name: unit.name,
        head: unit.head,
    }
}

/// GET /office/register/units/list.xlsx
pub async fn download(seat: Seat, Query(fields): Query) -> WebResult {
    let mut cx = seat.begin().await?;
    let bytes = actions::register::workbook::units(&mut cx, &query(&fields)).await?;
    cx.commit().await?;
    Ok(crate::view::download::download("danh-sach-don-vi.xlsx", bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_listed_with_their_kind() {
        let row = UnitRow {
            name: "Trường THCS Mẫu".to_owned(),
            code: "TH01".to_owned(),
            kind: "nhà trường".to_owned(),
            until: "30/06/2025".to_owned(),
            ..UnitRow::default()
        };
        let html = crate::view::sample(
            UnitsPage::TEMPLATE,
            &UnitsPage { rows: vec![row], may_keep: true, ..UnitsPage::default() },
        );
        assert!(
            html.contains("Trường THCS Mẫu") && html.contains("nhà trường") && html.contains("/units/new"),
            "{html}"
        );
        let empty = crate::view::sample(UnitsPage::TEMPLATE, &UnitsPage::default());
        assert!(empty.contains("Không tìm thấy") && !empty.contains("<table") && !empty.contains("/units/new"));
    }
}

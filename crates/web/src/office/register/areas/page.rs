use actions::register::area_page;
use axum::extract::Path;
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use domain::register::{AreaChange, AreaLineage};
use serde::Serialize;

use super::super::address;
use super::super::told::{self, EventRow};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One area.
#[derive(Debug, Default, Serialize)]
pub struct ShownArea {
    pub path: String,
    pub code: String,
    pub name: String,
    pub from: String,
    pub until: String,
    pub households: String,
    pub list: String,
    pub names: Vec<NameRow>,
    pub lineage: Vec<LineageRow>,
    pub past: Vec<EventRow>,
    pub may_keep: bool,
}

#[derive(Debug, Serialize)]
pub struct NameRow {
    pub since: String,
    pub name: String,
}

#[derive(Debug, Serialize)]
pub struct LineageRow {
    pub what: String,
    pub name: String,
    pub path: String,
    pub on: String,
}

impl ShownArea {
    pub const TEMPLATE: &'static str = "office/register/areas/page.html";
}

/// GET /office/register/areas/{code}
pub async fn show(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let page = area_page(&mut cx, &code).await?;
    let (area, households) = (page.listed.area, page.listed.households);
    let line = |(line, other): (AreaLineage, domain::register::Area)| LineageRow {
        what: what(&seat, line.change, line.into == area.id).to_owned(),
        path: address::area(&other.code),
        name: format!("{} ({})", other.name, other.code),
        on: date::short(line.date),
    };
    let shown = ShownArea {
        path: address::area(&area.code),
        list: format!("{}?area={}", address::HOUSEHOLDS, address::part(&area.code)),
        from: date::short(area.validity.from),
        until: area.validity.until.map(date::short).unwrap_or_default(),
        households: grouped(households),
        names: page.names.into_iter().map(|(since, name)| NameRow { since: date::short(since), name }).collect(),
        lineage: page.lineage.into_iter().map(line).collect(),
        past: page.past.into_iter().map(|one| told::event(&seat, one)).collect(),
        may_keep: seat.role().may(Permission::KeepRegister) && area.validity.until.is_none(),
        code: area.code.clone(),
        name: area.name.clone(),
    };
    seat.page(ShownArea::TEMPLATE, &shown)
}

fn what(seat: &Seat, change: AreaChange, is_from: bool) -> &'static str {
    match (change, is_from) {
        (AreaChange::Merge, true) => seat.say("Nhận sáp nhập từ", "Took in"),
        (AreaChange::Merge, false) => seat.say("Sáp nhập vào", "Merged into"),
        (AreaChange::Split, true) => seat.say("Chia tách từ", "Came out of"),
        (AreaChange::Split, false) => seat.say("Chia tách thành", "Split into"),
        (AreaChange::Rename, _) => seat.say("Đổi tên", "Renamed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_told_with_its_names_and_its_descent() {
        let page = ShownArea {
            name: "Tổ dân phố Hồng Lam".to_owned(),
            names: vec![NameRow { since: "01/01/2012".to_owned(), name: "Tổ dân phố 1".to_owned() }],
            lineage: vec![LineageRow {
                what: "Nhận sáp nhập từ".to_owned(),
                name: "Tổ dân phố 2 (TDP02)".to_owned(),
                path: address::area("TDP02"),
                on: "01/07/2025".to_owned(),
            }],
            may_keep: true,
            path: address::area("TDP01"),
            ..ShownArea::default()
        };
        let html = crate::view::sample(ShownArea::TEMPLATE, &page);
        for part in ["Tổ dân phố 1", "Nhận sáp nhập từ", "TDP02", "/split"] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

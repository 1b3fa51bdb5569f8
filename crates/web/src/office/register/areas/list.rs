use actions::register::area_list;
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use serde::Serialize;

use super::super::address;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Every area that ever was: those that stand first.
#[derive(Debug, Default, Serialize)]
pub struct AreasPage {
    pub standing: Vec<AreaRow>,
    pub ended: Vec<AreaRow>,
    pub may_keep: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct AreaRow {
    pub code: String,
    pub path: String,
    pub name: String,
    pub from: String,
    pub until: String,
    pub households: String,
    /// Its households.
    pub list: String,
}

impl AreasPage {
    pub const TEMPLATE: &'static str = "office/register/areas/list.html";
}

/// GET /office/register/areas
pub async fn index(seat: Seat) -> WebResult {
    let mut cx = seat.read().await?;
    let today = cx.today();
    let mut page = AreasPage { may_keep: seat.role().may(Permission::KeepRegister), ..AreasPage::default() };
    for one in area_list(&mut cx).await? {
        let row = AreaRow {
            path: address::area(&one.area.code),
            list: format!("{}?area={}", address::HOUSEHOLDS, address::part(&one.area.code)),
            code: one.area.code,
            name: one.area.name,
            from: date::short(one.area.validity.from),
            until: one.area.validity.until.map(date::short).unwrap_or_default(),
            households: grouped(one.households),
        };
        let is_ended = one.area.validity.until.is_some_and(|until| until < today);
        if is_ended { page.ended.push(row) } else { page.standing.push(row) }
    }
    seat.page(AreasPage::TEMPLATE, &page)
}

/// GET /office/register/areas/list.xlsx
pub async fn download(seat: Seat) -> WebResult {
    let mut cx = seat.begin().await?;
    let bytes = actions::register::workbook::areas(&mut cx).await?;
    cx.commit().await?;
    Ok(crate::view::download::download("danh-sach-khu-dan-cu.xlsx", bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_that_ended_stand_apart() {
        let row =
            |name: &str, until: &str| AreaRow { name: name.to_owned(), until: until.to_owned(), ..AreaRow::default() };
        let page = AreasPage {
            standing: vec![row("Tổ dân phố 1", "")],
            ended: vec![row("Tổ dân phố 9", "30/06/2025")],
            may_keep: true,
        };
        let html = crate::view::sample(AreasPage::TEMPLATE, &page);
        assert!(html.find("Tổ dân phố 1") < html.find("Tổ dân phố 9") && html.contains("Sáp nhập"), "{html}");
        let readers = crate::view::sample(AreasPage::TEMPLATE, &AreasPage { may_keep: false, ..page });
        assert!(!readers.contains("Sáp nhập"));
    }
}

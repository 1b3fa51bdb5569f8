use actions::register::household::{HouseholdList, HouseholdQuery, PAGE, list};
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use serde::Serialize;
use store::household::{Listed, Order, Presence};

use super::super::{address, told};
use crate::access::fields::{Fields, Query};
use crate::access::seat::{Seat, see_other};
use crate::error::WebResult;

/// One page of the households.
#[derive(Debug, Default, Serialize)]
pub struct HouseholdsPage {
    pub query: QueryShown,
    pub areas: Vec<AreaChoice>,
    pub rows: Vec<HouseholdRow>,
    pub total: String,
    pub page: u64,
    pub pages: u64,
    /// "51–100"
    pub span: String,
    pub year: i16,
    /// Addresses of other pages of the same list; empty where there is none.
    pub previous: String,
    pub next: String,
    pub first: String,
    pub last: String,
    pub may_keep: bool,
    pub is_filtered: bool,
    /// The same list as a workbook.
    pub workbook: String,
}

/// What was asked, as the form shows it again.
#[derive(Debug, Default, Serialize)]
pub struct QueryShown {
    pub q: String,
    pub area: String,
    pub registered: String,
    pub presence: String,
    pub order: String,
}

#[derive(Debug, Serialize)]
pub struct AreaChoice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Default, Serialize)]
pub struct HouseholdRow {
    pub code: String,
    pub path: String,
    pub head: String,
    pub sex: String,
    pub birth_year: String,
    pub address: String,
    pub area: String,
    pub members: String,
    pub registered_on: String,
    /// "31/05/2026" where it left.
    pub left: String,
}

impl HouseholdsPage {
    pub const TEMPLATE: &'static str = "office/register/households/list.html";

    fn of(seat: &Seat, query: &HouseholdQuery, list: HouseholdList) -> Self {
        let at = |page: u64| format!("{}?{}", address::HOUSEHOLDS, string(query, page));
        let from = (list.page - 1) * PAGE + 1;
        let area = |id| list.areas.iter().find(|area| area.id == id).map(|area| area.name.clone()).unwrap_or_default();
        let row = |one: Listed| HouseholdRow {
            path: address::household(&one.household.code),
            code: one.household.code,
            head: one.household.head,
            sex: told::sex(seat, one.household.sex).to_owned(),
            birth_year: one.household.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            address: one.household.address,
            area: area(one.household.area),
            members: one.household.members.map(|many| many.to_string()).unwrap_or_default(),
            registered_on: one.registered_on.map(date::short).unwrap_or_default(),
            left: one.household.validity.until.map(date::short).unwrap_or_default(),
        };
        let until = from + list.rows.len() as u64;
        Self {
            query: shown(query),
            rows: list.rows.into_iter().map(row).collect(),
            areas: list
                .areas
                .iter()
                .map(|area| AreaChoice { value: area.code.clone(), label: format!("{} · {}", area.code, area.name) })
                .collect(),
            total: grouped(list.total),
            span: format!("{}–{}", grouped(from), grouped(until.saturating_sub(1))),
            year: list.year,
            first: if 1 < list.page { at(1) } else { String::new() },
            previous: if 1 < list.page { at(list.page - 1) } else { String::new() },
            next: if list.page < list.pages { at(list.page + 1) } else { String::new() },
            last: if list.page < list.pages { at(list.pages) } else { String::new() },
            page: list.page,
            pages: list.pages,
            may_keep: seat.role().may(Permission::KeepRegister),
            workbook: format!("{}/list.xlsx?{}", address::HOUSEHOLDS, string(query, 1)),
            is_filtered: *query != HouseholdQuery { order: query.order, page: query.page, ..HouseholdQuery::default() },
        }
    }
}

/// What stands behind the question mark, or in the fields of a form.
pub fn query(fields: &Fields) -> HouseholdQuery {
    HouseholdQuery {
        words: fields.text("q").chars().take(100).collect(),
        area: fields.text("area").to_owned(),
        presence: match fields.text("presence") {
            "left" => Presence::Left,
            "all" => Presence::All,
            _ => Presence::Here,
        },
        is_registered: match fields.text("registered") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        order: if fields.text("order") == "code" { Order::Code } else { Order::Name },
        page: fields.text("page").parse().unwrap_or(1),
    }
}

pub fn shown(query: &HouseholdQuery) -> QueryShown {
    QueryShown {
        q: query.words.clone(),
        area: query.area.clone(),
        registered: match query.is_registered {
            None => "",
            Some(true) => "yes",
            Some(false) => "no",
        }
        .to_owned(),
        presence: match query.presence {
            Presence::Here => "",
            Presence::Left => "left",
            Presence::All => "all",
        }
        .to_owned(),
        order: if query.order == Order::Code { "code" } else { "" }.to_owned(),
    }
}

/// The same question for another page; what was not asked is left out.
fn string(query: &HouseholdQuery, page: u64) -> String {
    let QueryShown { q, area, registered, presence, order } = shown(query);
    let mut text = form_urlencoded::Serializer::new(String::new());
    for (name, value) in
        [("q", q), ("area", area), ("registered", registered), ("presence", presence), ("order", order)]
    {
        if !value.is_empty() {
            text.append_pair(name, &value);
        }
    }
    if 1 < page {
        text.append_pair("page", &page.to_string());
    }
    text.finish()
}

/// GET /office/register
pub async fn first(_: Seat) -> WebResult {
    Ok(see_other(address::HOUSEHOLDS))
}

/// GET /office/register/households
pub async fn index(seat: Seat, Query(fields): Query) -> WebResult {
    let query = query(&fields);
    let mut cx = seat.read().await?;
    let found = list(&mut cx, &query).await?;
    seat.page(HouseholdsPage::TEMPLATE, &HouseholdsPage::of(&seat, &query, found))
}

/// GET /office/register/households/list.xlsx
pub async fn download(seat: Seat, Query(fields): Query) -> WebResult {
    let mut cx = seat.begin().await?;
    let bytes = actions::register::workbook::households(&mut cx, &query(&fields)).await?;
    cx.commit().await?;
    Ok(crate::view::download::download("danh-sach-ho.xlsx", bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> HouseholdsPage {
        let row = |code: &str, left: &str| HouseholdRow {
            code: code.to_owned(),
            path: address::household(code),
            head: "Nguyễn <b>Mẫu</b>".to_owned(),
            left: left.to_owned(),
            registered_on: "05/01/2026".to_owned(),
            ..HouseholdRow::default()
        };
        HouseholdsPage {
            query: QueryShown { q: "mẫu".to_owned(), ..QueryShown::default() },
            areas: vec![AreaChoice { value: "TDP01".to_owned(), label: "TDP01 · Tổ 1".to_owned() }],
            rows: vec![row("TDP01-001", ""), row("TDP01-002", "31/05/2026")],
            total: "120".to_owned(),
            page: 2,
            pages: 3,
            span: "51–100".to_owned(),
            year: 2026,
            previous: "/office/register/households".to_owned(),
            next: "/office/register/households?page=3".to_owned(),
            may_keep: true,
            ..HouseholdsPage::default()
        }
    }

    #[test]
    fn a_list_names_its_households_and_escapes_them() {
        let html = crate::view::sample(HouseholdsPage::TEMPLATE, &page());
        assert!(html.contains("Nguyễn &lt;b&gt;Mẫu") && !html.contains("<b>Mẫu"), "{html}");
        for part in ["51–100", "TDP01-002", "31&#x2f;05&#x2f;2026", "value=\"mẫu\"", "rel=\"next\""] {
            assert!(html.contains(part) || html.contains(&part.replace("&#x2f;", "/")), "{part} in {html}");
        }
        let readers = crate::view::sample(HouseholdsPage::TEMPLATE, &HouseholdsPage { may_keep: false, ..page() });
        assert!(html.contains("type=\"checkbox\"") && !readers.contains("type=\"checkbox\""));
    }

    #[test]
    fn an_empty_list_says_so() {
        let empty = HouseholdsPage { pages: 1, page: 1, is_filtered: true, ..HouseholdsPage::default() };
        let html = crate::view::sample(HouseholdsPage::TEMPLATE, &empty);
        assert!(html.contains("Không tìm thấy") && !html.contains("<table"));
    }

    #[test]
    fn a_question_comes_back_as_it_was_asked() {
        let asked = "q=%C4%90%E1%BB%A9c&area=TDP01&registered=no&presence=left&order=code&page=4";
        let query = query(&Fields::parse(asked.as_bytes()));
        assert_eq!(string(&query, query.page), asked);
        assert_eq!(string(&HouseholdQuery::default(), 1), "");
    }
}

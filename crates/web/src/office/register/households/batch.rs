use actions::ActionError;
use actions::register::household::{self as register, BatchOrder, Chosen, HouseholdQuery};
use axum::http::StatusCode;
use domain::ground::date;
use domain::ground::number::grouped;
use serde::Serialize;
use store::household::Order;

use super::super::{address, choice};
use super::list::{AreaChoice, QueryShown, query, shown};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One change for many households: what, then how many, then done.
#[derive(Debug, Default, Serialize)]
pub struct BatchPage {
    /// `register` or `move`.
    pub order: String,
    /// The households that were ticked; empty where all that the filter finds are meant.
    pub codes: Vec<String>,
    pub is_all: bool,
    pub query: QueryShown,
    pub chosen: String,
    pub year: String,
    pub on: String,
    pub area: String,
    pub area_name: String,
    pub reason: String,
    pub areas: Vec<AreaChoice>,
    pub problem: String,
    /// Told before it is done.
    pub plan: Option<PlanShown>,
}

#[derive(Debug, Serialize)]
pub struct PlanShown {
    pub changing: u64,
    pub changing_text: String,
    pub same: String,
    pub refused: Vec<RefusedRow>,
    pub refused_count: String,
}

#[derive(Debug, Serialize)]
pub struct RefusedRow {
    pub code: String,
    pub path: String,
    pub why: String,
}

/// Refused households that are named.
const NAMED: usize = 20;

impl BatchPage {
    pub const TEMPLATE: &'static str = "office/register/households/batch.html";
}

/// POST /office/register/households/batch: asks for the day, says how many, and does it.
pub async fn batch(seat: Seat, fields: Fields) -> WebResult {
    let codes: Vec<String> =
        fields.pairs().iter().filter(|(name, _)| name == "code").map(|(_, code)| code.clone()).collect();
    let is_all = fields.text("scope") == "all";
    let query = HouseholdQuery { order: Order::Name, page: 1, ..query(&fields) };
    let chosen = if is_all { Chosen::Found(query.clone()) } else { Chosen::Codes(codes.clone()) };
    let mut page = blank(&seat, &fields, &chosen).await?;
    page.query = shown(&query);
    if is_all {
        page.is_all = true;
    } else {
        page.codes = codes;
    }
    if page.codes.is_empty() && !is_all {
        page.problem = seat.say("Chưa đánh dấu hộ nào. Hãy quay lại danh sách.", "No household is ticked.").to_owned();
        return seat.refused(BatchPage::TEMPLATE, &page);
    }
    // The first time the form comes from the list and says no day yet.
    if fields.text("stage").is_empty() {
        return seat.page(BatchPage::TEMPLATE, &page);
    }
    let Some(order) = order(&page) else {
        page.problem =
            seat.say("Ghi ngày theo mẫu 05/01/2026, năm bằng bốn chữ số.", "Write the day like 05/01/2026.").to_owned();
        return seat.refused(BatchPage::TEMPLATE, &page);
    };
    let result = match fields.text("confirmed").parse::<u64>() {
        Ok(expected) => carry_out(&seat, &chosen, &order, expected).await?,
        Err(_) => plan(&seat, &mut page, &chosen, &order).await?,
    };
    match result {
        Ok(None) => seat.page(BatchPage::TEMPLATE, &page),
        Ok(Some(done)) => {
            let notice = format!("{} {}", seat.say("Đã ghi số hộ:", "Households changed:"), grouped(done));
            Ok(seat.redirect(address::HOUSEHOLDS, &notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            page.problem = seat.sentence(&error);
            seat.refused(BatchPage::TEMPLATE, &page)
        }
        Err(error @ ActionError::Conflict { .. }) => {
            page.problem = seat.sentence(&error);
            seat.page_with(StatusCode::CONFLICT, BatchPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn blank(seat: &Seat, fields: &Fields, chosen: &Chosen) -> WebResult<BatchPage> {
    let mut cx = seat.read().await?;
    let count = register::reach(&mut cx, chosen).await?;
    let today = cx.today();
    let areas = choice::areas(&mut cx).await?;
    let given = |name: &str, usual: String| match fields.text(name) {
        "" => usual,
        text => text.to_owned(),
    };
    let area = fields.text("into").to_owned();
    Ok(BatchPage {
        order: if fields.text("do") == "move" { "move" } else { "register" }.to_owned(),
        chosen: grouped(count),
        year: given("year", today.year().to_string()),
        on: given("on", date::short(today)),
        area_name: areas.iter().find(|one| one.value == area).map(|one| one.label.clone()).unwrap_or_default(),
        area,
        areas,
        reason: fields.text("reason").to_owned(),
        ..BatchPage::default()
    })
}

fn order(page: &BatchPage) -> Option<BatchOrder> {
    let on = date::parse(&page.on)?;
    if page.order == "move" {
        return Some(BatchOrder::Relocate { area: page.area.clone(), on, reason: page.reason.clone() });
    }
    let year = page.year.trim().parse().ok().filter(|year| (2000..=2100).contains(year))?;
    Some(BatchOrder::Register { year, on })
}

type Done = Result<Option<u64>, ActionError>;

async fn plan(seat: &Seat, page: &mut BatchPage, chosen: &Chosen, order: &BatchOrder) -> WebResult<Done> {
    let mut cx = seat.read().await?;
    let told = match register::plan(&mut cx, chosen, order).await {
        Ok(told) => told,
        Err(error) => return Ok(Err(error)),
    };
    let row = |(code, why): &(String, ActionError)| RefusedRow {
        code: code.clone(),
        path: address::household(code),
        why: seat.sentence(why),
    };
    page.plan = Some(PlanShown {
        changing: told.changing,
        changing_text: grouped(told.changing),
        same: if told.same == 0 { String::new() } else { grouped(told.same) },
        refused: told.refused.iter().take(NAMED).map(row).collect(),
        refused_count: grouped(told.refused.len() as u64),
    });
    Ok(Ok(None))
}

async fn carry_out(seat: &Seat, chosen: &Chosen, order: &BatchOrder, expected: u64) -> WebResult<Done> {
    let mut cx = seat.begin().await?;
    match register::carry_out(&mut cx, chosen, order, expected).await {
        Ok(done) => {
            cx.commit().await?;
            Ok(Ok(Some(done)))
        }
        Err(error) => Ok(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(order: &str) -> BatchPage {
        BatchPage {
            order: order.to_owned(),
            codes: vec!["TDP01-001".to_owned(), "TDP01-002".to_owned()],
            chosen: "2".to_owned(),
            on: "05/01/2026".to_owned(),
            year: "2026".to_owned(),
            ..BatchPage::default()
        }
    }

    #[test]
    fn it_asks_then_says_how_many_before_it_is_done() {
        let html = crate::view::sample(BatchPage::TEMPLATE, &page("move"));
        assert!(html.contains("name=\"into\"") && !html.contains("name=\"confirmed\""), "{html}");
        assert_eq!(html.matches("name=\"code\"").count(), 2);
        let plan = PlanShown {
            changing: 1,
            changing_text: "1".to_owned(),
            same: String::new(),
            refused: vec![RefusedRow {
                code: "TDP01-002".to_owned(),
                path: "/x".to_owned(),
                why: "không ở đây".to_owned(),
            }],
            refused_count: "1".to_owned(),
        };
        let html = crate::view::sample(BatchPage::TEMPLATE, &BatchPage { plan: Some(plan), ..page("register") });
        assert!(html.contains("name=\"confirmed\" value=\"1\"") && html.contains("không ở đây"), "{html}");
        let all = BatchPage { is_all: true, codes: Vec::new(), ..page("register") };
        assert!(crate::view::sample(BatchPage::TEMPLATE, &all).contains("name=\"scope\" value=\"all\""));
    }
}

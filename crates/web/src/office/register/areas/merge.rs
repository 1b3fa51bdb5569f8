use actions::ActionError;
use actions::register::{self, area_list, free_codes};
use domain::ground::date;
use domain::ground::number::grouped;
use serde::Serialize;

use super::super::address;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Several areas that become one. Asks, says how many households move, and does it.
#[derive(Debug, Default, Serialize)]
pub struct MergePage {
    pub areas: Vec<MergeRow>,
    /// The code of what they become: a new one, or that of one of them.
    pub into: String,
    pub free: String,
    pub name: String,
    pub on: String,
    pub problem: String,
    /// Asked once more before it is done.
    pub is_asked: bool,
    pub households: String,
}

#[derive(Debug, Default, Serialize)]
pub struct MergeRow {
    pub code: String,
    pub name: String,
    pub households: String,
    pub is_chosen: bool,
}

impl MergePage {
    pub const TEMPLATE: &'static str = "office/register/areas/merge.html";
}

fn chosen(fields: &Fields) -> Vec<String> {
    fields.pairs().iter().filter(|(name, _)| name == "area").map(|(_, code)| code.clone()).collect()
}

async fn page(seat: &Seat, fields: &Fields) -> WebResult<MergePage> {
    let mut cx = seat.read().await?;
    let (today, chosen) = (cx.today(), chosen(fields));
    let free = free_codes(&mut cx, 1).await?.pop().unwrap_or_default();
    let mut all = area_list(&mut cx).await?;
    all.retain(|one| one.area.validity.until.is_none_or(|until| today <= until));
    let is_chosen = |code: &String| chosen.contains(code);
    let households: u64 = all.iter().filter(|one| is_chosen(&one.area.code)).map(|one| one.households).sum();
    let row = |one: register::AreaListed| MergeRow {
        is_chosen: is_chosen(&one.area.code),
        code: one.area.code,
        name: one.area.name,
        households: grouped(one.households),
    };
    let on = match fields.text("on") {
        "" => date::short(today),
        on => on.to_owned(),
    };
    Ok(MergePage {
        areas: all.into_iter().map(row).collect(),
        into: if fields.text("into").is_empty() { free.clone() } else { fields.text("into").to_owned() },
        free,
        name: fields.text("name").to_owned(),
        on,
        households: grouped(households),
        ..MergePage::default()
    })
}

/// GET /office/register/areas/merge
pub async fn merge(seat: Seat, Query(fields): Query) -> WebResult {
    let page = page(&seat, &fields).await?;
    seat.page(MergePage::TEMPLATE, &page)
}

/// POST /office/register/areas/merge
pub async fn merged(seat: Seat, fields: Fields) -> WebResult {
    let page = page(&seat, &fields).await?;
    let codes = chosen(&fields);
    let refuse = |vietnamese: &str, english: &str, page: MergePage| {
        let problem = seat.say(vietnamese, english).to_owned();
        seat.refused(MergePage::TEMPLATE, &MergePage { problem, ..page })
    };
    if codes.len() < 2 {
        return refuse("Hãy đánh dấu ít nhất hai khu dân cư.", "Tick at least two areas.", page);
    }
    if page.name.trim().is_empty() {
        return refuse("Ghi tên của khu dân cư sau sáp nhập.", "Say how the merged area is called.", page);
    }
    let Some(on) = date::parse(fields.text("on")) else {
        return refuse("Ngày ghi theo mẫu 05/01/2026.", "Write the day like 05/01/2026.", page);
    };
    let mut cx = seat.begin().await?;
    match register::merge(&mut cx, &codes, &page.into, &page.name, on).await {
        // Tried, and not kept: what is refused is told before anybody is asked to confirm.
        Ok(_) if fields.text("confirmed").is_empty() => {
            drop(cx);
            seat.page(MergePage::TEMPLATE, &MergePage { is_asked: true, ..page })
        }
        Ok(area) => {
            cx.commit().await?;
            let notice = seat.say("Đã sáp nhập.", "The areas are merged.");
            Ok(seat.redirect(&address::area(&area.code), notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            seat.refused(MergePage::TEMPLATE, &MergePage { problem: seat.sentence(&error), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_asked_once_more_with_the_number_of_households() {
        let row = |code: &str, is_chosen| MergeRow { code: code.to_owned(), is_chosen, ..MergeRow::default() };
        let page = || MergePage {
            areas: vec![row("TDP01", true), row("TDP02", true), row("TDP03", false)],
            households: "512".to_owned(),
            into: "TDP01".to_owned(),
            ..MergePage::default()
        };
        let html = crate::view::sample(MergePage::TEMPLATE, &page());
        assert_eq!(html.matches("type=\"checkbox\"").count(), 3, "{html}");
        let asked = crate::view::sample(MergePage::TEMPLATE, &MergePage { is_asked: true, ..page() });
        assert!(asked.contains("512") && asked.contains("name=\"confirmed\""), "{asked}");
        assert_eq!(asked.matches("name=\"area\"").count(), 2);
    }
}

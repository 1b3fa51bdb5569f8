use actions::ActionError;
use actions::register::{end_organisation, unit};
use axum::extract::Path;
use domain::ground::date;
use serde::Serialize;

use super::super::address;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// A unit that closes on a day, or whose closing is taken back.
#[derive(Debug, Default, Serialize)]
pub struct UnitEnd {
    pub path: String,
    pub name: String,
    /// The last day, where it closed already.
    pub until: String,
    pub on: String,
    pub reason: String,
    pub problem: String,
}

impl UnitEnd {
    pub const TEMPLATE: &'static str = "office/register/units/end.html";
}

async fn page(seat: &Seat, code: &str, fields: &Fields) -> WebResult<UnitEnd> {
    let mut cx = seat.read().await?;
    let page = unit::page(&mut cx, code).await?;
    Ok(UnitEnd {
        path: address::unit(&page.unit.code),
        name: page.unit.name,
        until: page.unit.validity.until.map(date::short).unwrap_or_default(),
        on: fields.text("on").to_owned(),
        reason: fields.text("reason").to_owned(),
        problem: String::new(),
    })
}

/// GET /office/register/units/{code}/end
pub async fn end(seat: Seat, Path(code): Path<String>) -> WebResult {
    let page = page(&seat, &code, &Fields::default()).await?;
    seat.page(UnitEnd::TEMPLATE, &page)
}

/// POST /office/register/units/{code}/end
pub async fn ended(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let page = page(&seat, &code, &fields).await?;
    let on = date::parse(fields.text("on"));
    let is_back = !page.until.is_empty();
    if on.is_none() && !is_back {
        let problem = seat.say("ngày ghi theo mẫu 05/01/2026", "write the day like 05/01/2026").to_owned();
        return seat.refused(UnitEnd::TEMPLATE, &UnitEnd { problem, ..page });
    }
    let mut cx = seat.begin().await?;
    let on = on.filter(|_| !is_back);
    match end_organisation(&mut cx, &code, on, fields.text("reason")).await {
        Ok(_) => {
            cx.commit().await?;
            Ok(seat.redirect(&page.path, seat.say("Đã ghi.", "It is saved.")))
        }
        Err(error @ ActionError::Refused(_)) => {
            seat.refused(UnitEnd::TEMPLATE, &UnitEnd { problem: seat.sentence(&error), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_asked_for_unless_the_end_is_taken_back() {
        let html = crate::view::sample(UnitEnd::TEMPLATE, &UnitEnd { problem: "sai".to_owned(), ..UnitEnd::default() });
        assert!(html.contains("name=\"on\"") && html.contains("sai"));
        let back = UnitEnd { until: "30/06/2026".to_owned(), ..UnitEnd::default() };
        let html = crate::view::sample(UnitEnd::TEMPLATE, &back);
        assert!(!html.contains("name=\"on\"") && html.contains("name=\"reason\""), "{html}");
    }
}

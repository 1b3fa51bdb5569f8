use actions::decision::{Force, Held, held, waiting_commendations, years};
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use serde::Serialize;

use super::sign::kind_of;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The decisions about one year's review, with what holds of them.
#[derive(Debug, Default, Serialize)]
pub struct DecisionsPage {
    pub year: i16,
    pub years: Vec<i16>,
    pub rows: Vec<DecisionRow>,
    pub may_decide: bool,
    /// Proposed for a giấy khen and not decided.
    pub waiting: String,
    pub has_waiting: bool,
}

#[derive(Debug, Serialize)]
pub struct DecisionRow {
    pub path: String,
    pub number: String,
    pub date: String,
    pub kind: String,
    pub count: String,
    pub signer: String,
    pub force: String,
    pub is_gone: bool,
}

impl DecisionsPage {
    pub const TEMPLATE: &'static str = "office/decision/index.html";
}

/// GET /office/decisions
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let mut years = years(&mut cx).await?;
    let today = cx.today();
    let asked = query.text("year").parse().ok();
    let year = asked.or_else(|| years.first().copied()).unwrap_or_else(|| today.year());
    if !years.contains(&year) {
        years.insert(0, year);
    }
    let rows = held(&mut cx, year).await?.iter().map(|one| row(&seat, one)).collect();
    // Without a rule of the bonus there is nothing to propose yet.
    let waiting = waiting_commendations(&mut cx, year, today).await.map_or(0, |waiting| waiting.len());
    let page = DecisionsPage {
        year,
        years,
        rows,
        may_decide: seat.role().may(Permission::Decide),
        waiting: grouped(waiting as u64),
        has_waiting: waiting != 0,
    };
    seat.page(DecisionsPage::TEMPLATE, &page)
}

fn row(seat: &Seat, one: &Held) -> DecisionRow {
    let decision = &one.decision;
    DecisionRow {
        path: format!("/office/decisions/{}", decision.id),
        number: decision.number.to_string(),
        date: date::short(decision.date),
        kind: kind_of(seat, decision),
        count: grouped(decision.subjects.len() as u64),
        signer: decision.signer.clone(),
        force: force(seat, one),
        is_gone: matches!(one.force, Force::Gone(_)),
    }
}

/// What holds of a decision, in words.
pub fn force(seat: &Seat, one: &Held) -> String {
    match &one.force {
        Force::Whole => seat.say("đang có hiệu lực", "in force").to_owned(),
        Force::Amended(by) => {
            let by = by.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("{} {by}", seat.say("có hiệu lực, đã thay đổi bởi", "in force, changed by"))
        }
        Force::Amends => {
            let of = one.of.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{} {of}", seat.say("thay đổi quyết định", "changes decision"))
        }
        Force::Gone(None) => seat.say("hết hiệu lực", "no longer in force").to_owned(),
        Force::Gone(Some(by)) => format!("{} {by}", seat.say("đã thu hồi bởi", "revoked by")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_stands_on_the_list_with_what_holds_of_it() {
        let row = DecisionRow {
            path: "/office/decisions/1".to_owned(),
            number: "150/QĐ-UBND".to_owned(),
            date: "12/11/2021".to_owned(),
            kind: "công nhận – hộ gia đình".to_owned(),
            count: "1.234".to_owned(),
            signer: String::new(),
            force: "đã thu hồi bởi 151/QĐ-UBND".to_owned(),
            is_gone: true,
        };
        let page = DecisionsPage {
            year: 2021,
            years: vec![2021, 2020],
            rows: vec![row],
            may_decide: true,
            waiting: "3".to_owned(),
            has_waiting: true,
        };
        let html = crate::view::sample(DecisionsPage::TEMPLATE, &page);
        assert!(html.contains("đã thu hồi bởi") && html.contains("1.234") && html.contains("class=\"off\""), "{html}");
        let empty = crate::view::sample(DecisionsPage::TEMPLATE, &DecisionsPage::default());
        assert!(empty.contains("Chưa có quyết định"));
    }
}

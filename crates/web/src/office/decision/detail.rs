use actions::decision::{Force, Held, find};
use axum::extract::Path;
use domain::decision::RecognisedSubject;
use domain::ground::number::{grouped, money};
use domain::ground::{date, text::search_key};
use domain::people::Permission;
use serde::Serialize;

use super::index::force;
use super::sign::kind_of;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One decision as it was issued, with its frozen list.
#[derive(Debug, Default, Serialize)]
pub struct DecisionPage {
    pub path: String,
    pub year: i16,
    pub number: String,
    pub kind: String,
    pub force: String,
    pub is_gone: bool,
    pub facts: Vec<(String, String)>,
    pub grounds: Vec<String>,
    pub reason: String,
    pub may_amend: bool,
    pub q: String,
    pub found: String,
    pub rows: Vec<ListedRow>,
    pub has_more: bool,
}

#[derive(Debug, Serialize)]
pub struct ListedRow {
    pub certificate: u32,
    pub code: String,
    pub name: String,
    /// Where it is, or for what it was commended.
    pub about: String,
    pub bonus: String,
}

impl DecisionPage {
    pub const TEMPLATE: &'static str = "office/decision/detail.html";
}

/// Whoever looks for somebody searches; nobody scrolls through thousands.
const SHOWN: usize = 100;

/// GET /office/decisions/{id}
pub async fn show(seat: Seat, Path(id): Path<String>, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let one = find(&mut cx, &id).await?;
    seat.page(DecisionPage::TEMPLATE, &page(&seat, &one, query.text("q")))
}

fn page(seat: &Seat, one: &Held, q: &str) -> DecisionPage {
    let decision = &one.decision;
    let key = search_key(q);
    let is_found = |line: &&RecognisedSubject| {
        let text = search_key(&format!("{} {} {} {}", line.code, line.name, line.area, line.merit));
        key.split_whitespace().all(|word| text.contains(word))
    };
    let found: Vec<&RecognisedSubject> = decision.subjects.iter().filter(is_found).collect();
    let row = |line: &&RecognisedSubject| ListedRow {
        certificate: line.certificate,
        code: line.code.clone(),
        name: line.name.clone(),
        about: if line.merit.is_empty() { line.area.clone() } else { line.merit.clone() },
        bonus: if line.bonus == 0 { String::new() } else { money(line.bonus) },
    };
    let standing = one.standing.as_ref().map_or(0, |standing| standing.subjects.len());
    let mut facts = vec![
        (seat.say("Ngày", "Day"), date::short(decision.date)),
        (seat.say("Người quyết định", "Decided by"), decision.authority.clone()),
        (seat.say("Người ký", "Signer"), decision.signer.clone()),
        (seat.say("Trong danh sách", "On its list"), grouped(decision.subjects.len() as u64)),
        (seat.say("Đang được công nhận", "Recognised now"), grouped(standing as u64)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    DecisionPage {
        path: format!("/office/decisions/{}", decision.id),
        year: decision.year,
        number: decision.number.to_string(),
        kind: kind_of(seat, decision),
        force: force(seat, one),
        is_gone: matches!(one.force, Force::Gone(_)),
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        grounds: decision.grounds.clone(),
        reason: decision.reason.clone(),
        may_amend: seat.role().may(Permission::Decide) && one.standing.is_some(),
        q: q.to_owned(),
        found: grouped(found.len() as u64),
        rows: found.iter().take(SHOWN).map(row).collect(),
        has_more: SHOWN < found.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_shows_its_list_and_the_ways_to_change_it() {
        let row = ListedRow {
            certificate: 7,
            code: "BH010001".to_owned(),
            name: "Nguyễn Thị Mẫu".to_owned(),
            about: "Tổ dân phố 1".to_owned(),
            bonus: "230.000 đồng".to_owned(),
        };
        let page = DecisionPage {
            path: "/office/decisions/1".to_owned(),
            facts: vec![("Ngày".to_owned(), "12/11/2021".to_owned())],
            grounds: vec!["Luật Tổ chức chính quyền địa phương".to_owned()],
            reason: "ghi sai".to_owned(),
            may_amend: true,
            rows: vec![row],
            has_more: true,
            ..DecisionPage::default()
        };
        let html = crate::view::sample(DecisionPage::TEMPLATE, &page);
        for part in ["correction", "revocation", "Nguyễn Thị Mẫu", "230.000", "ghi sai", "Luật Tổ chức"] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

use domain::criteria::{Change, Compared, CriteriaSet};
use serde::Serialize;

use super::list::{Choice, choices, days};
use super::show::{CriterionView, found, view};
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Two sets side by side.
#[derive(Debug, Default, Serialize)]
pub struct ComparisonPage {
    pub sets: Vec<Choice>,
    pub left: String,
    pub right: String,
    pub left_name: String,
    pub right_name: String,
    pub rows: Vec<Row>,
    pub new: usize,
    pub gone: usize,
    pub changed: usize,
    /// Their subjects differ: then hardly anything is the same.
    pub is_other_title: bool,
}

#[derive(Debug, Serialize)]
pub struct Row {
    /// `same`, `changed`, `new`, `gone`.
    pub change: &'static str,
    pub word: String,
    pub id: String,
    pub left: Option<CriterionView>,
    pub right: Option<CriterionView>,
}

impl ComparisonPage {
    pub const TEMPLATE: &'static str = "office/criteria/comparison.html";
}

/// GET /office/criteria/comparison
pub async fn compare(seat: Seat, Query(query): Query) -> WebResult {
    let library = seat.desk()?.library.clone();
    let (left, right) = (found(&library, query.text("left"))?, found(&library, query.text("right"))?);
    let compared = left.compare(right);
    let count = |change| compared.iter().filter(|one| one.change == change).count();
    let page = ComparisonPage {
        sets: choices(&seat, &library),
        left: left.id.clone(),
        right: right.id.clone(),
        left_name: name(&seat, left),
        right_name: name(&seat, right),
        new: count(Change::New),
        gone: count(Change::Gone),
        changed: count(Change::Changed),
        is_other_title: left.title != right.title,
        rows: compared.iter().map(|one| row(&seat, one)).collect(),
    };
    seat.page(ComparisonPage::TEMPLATE, &page)
}

fn name(seat: &Seat, set: &CriteriaSet) -> String {
    format!("{} – {}, {}", seat.say(set.title.noun(), set.title.english()), set.rule, days(seat, set.in_force))
}

fn row(seat: &Seat, compared: &Compared<'_>) -> Row {
    let (change, word) = match compared.change {
        Change::Same => ("same", seat.say("như cũ", "the same")),
        Change::Changed => ("changed", seat.say("thay đổi", "changed")),
        Change::New => ("new", seat.say("mới", "new")),
        Change::Gone => ("gone", seat.say("không còn", "gone")),
    };
    let id = compared.right.or(compared.left).map(|one| one.id.clone()).unwrap_or_default();
    let side = |one| view(seat, one);
    Row { change, word: word.to_owned(), id, left: compared.left.map(side), right: compared.right.map(side) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_and_what_is_new_say_so_in_words() {
        let side = |text: &str| CriterionView {
            id: "M-1".to_owned(),
            text: text.to_owned(),
            citation: "Điều 1".to_owned(),
            checks: vec!["Từ 70% trở lên".to_owned()],
            may_be_not_applicable: false,
            verified: false,
        };
        let row = |change, word: &str, left: Option<CriterionView>, right: Option<CriterionView>| Row {
            change,
            word: word.to_owned(),
            id: "M-1".to_owned(),
            left,
            right,
        };
        let rows =
            vec![row("new", "mới", None, Some(side("Mới có"))), row("gone", "không còn", Some(side("Đã bỏ")), None)];
        let html =
            crate::view::sample(ComparisonPage::TEMPLATE, &ComparisonPage { rows, new: 1, ..Default::default() });
        for part in ["mới", "không còn", "Mới có", "Đã bỏ", "(*)"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}

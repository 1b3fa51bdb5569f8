use actions::ActionError;
use actions::area::held;
use axum::extract::Path;
use domain::ground::text::search_key;
use domain::meeting::draft::Voter;
use serde::Serialize;

use super::amiss::{Top, year};
use super::households::PAGE;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Which household is meant: each name leads on.
#[derive(Debug, Default, Serialize)]
pub struct ChoosePage {
    pub top: Top,
    /// `exceptions` or `votes`
    pub purpose: String,
    pub wanted: String,
    pub rows: Vec<ChooseRow>,
    /// Not shown: the search is to name more.
    pub others: usize,
}

#[derive(Debug, Serialize)]
pub struct ChooseRow {
    pub name: String,
    pub code: String,
    pub path: String,
}

impl ChoosePage {
    pub const TEMPLATE: &'static str = "area/choose.html";
}

/// GET /area/{year}/choose/{purpose}
pub async fn index(seat: Seat, Path((text, purpose)): Path<(String, String)>, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let ending = match purpose.as_str() {
        "exceptions" => "",
        "votes" => "/doubt",
        _ => return Err(ActionError::missing("không có trang này", "there is no such page").into()),
    };
    let held = held(&mut cx, &own).await?;
    let top = Top::of_meeting(&seat, &own, &held.draft);
    let wanted = query.text("q").trim().to_owned();
    let key = search_key(&wanted);
    let is_like = |voter: &&Voter| {
        let text = search_key(&format!("{} {}", voter.code, voter.name));
        key.split(' ').all(|word| text.contains(word))
    };
    let found: Vec<&Voter> = held.gathering.voters.iter().filter(is_like).collect();
    let row = |voter: &&Voter| ChooseRow {
        name: voter.name.clone(),
        code: voter.code.clone(),
        path: top.path(&format!("{purpose}/{}{ending}", voter.household)),
    };
    let page = ChoosePage {
        rows: found.iter().take(PAGE).map(row).collect(),
        others: found.len().saturating_sub(PAGE),
        top: top.clone(),
        purpose,
        wanted,
    };
    seat.page(ChoosePage::TEMPLATE, &page)
}

use actions::area::{HouseholdLine, households};
use axum::extract::Path;
use domain::ground::date::short;
use serde::Serialize;

use super::amiss::{Top, year};
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// How many stand on one page of a telephone.
pub const PAGE: usize = 30;

/// The households of the own area.
#[derive(Debug, Default, Serialize)]
pub struct HouseholdsPage {
    pub top: Top,
    pub wanted: String,
    /// `unregistered`, `registered`, or empty for all.
    pub only: String,
    pub total: usize,
    pub found: usize,
    pub rows: Vec<HouseholdRow>,
    /// The number of the next page; 0 where this is the last.
    pub next: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct HouseholdRow {
    pub id: String,
    pub code: String,
    pub name: String,
    pub address: String,
    /// "05/02/2026"; empty where it has not registered.
    pub signed_on: String,
    pub is_in_time: bool,
}

impl From<&HouseholdLine> for HouseholdRow {
    fn from(line: &HouseholdLine) -> Self {
        Self {
            id: line.id.to_string(),
            code: line.code.clone(),
            name: line.name.clone(),
            address: line.address.clone(),
            signed_on: line.signed_on.map(short).unwrap_or_default(),
            is_in_time: line.is_in_time,
        }
    }
}

impl HouseholdsPage {
    pub const TEMPLATE: &'static str = "area/households.html";
}

/// GET /area/{year}/households
pub async fn index(seat: Seat, Path(text): Path<String>, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let lines = households(&mut cx, &own).await?;
    let (wanted, only) = (query.text("q").trim().to_owned(), query.text("only").to_owned());
    let is_meant = |line: &&HouseholdLine| match only.as_str() {
        "unregistered" => line.signed_on.is_none(),
        "registered" => line.signed_on.is_some(),
        _ => true,
    };
    let found: Vec<&HouseholdLine> = lines.iter().filter(is_meant).filter(|line| line.is_like(&wanted)).collect();
    let at: usize = query.text("page").parse().unwrap_or_default();
    let page = HouseholdsPage {
        top: Top::of(&own),
        total: lines.len(),
        found: found.len(),
        rows: found.iter().skip(at * PAGE).take(PAGE).map(|line| HouseholdRow::from(*line)).collect(),
        next: if (at + 1) * PAGE < found.len() { at + 1 } else { 0 },
        wanted,
        only,
    };
    seat.page(HouseholdsPage::TEMPLATE, &page)
}

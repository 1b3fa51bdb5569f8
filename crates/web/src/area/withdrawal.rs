use actions::ActionError;
use actions::area::{households, withdraw};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use serde::Serialize;

use super::amiss::{Amiss, Top, refusal, year};
use super::households::HouseholdRow;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Asks before a tick is taken back.
#[derive(Debug, Serialize)]
pub struct WithdrawalPage {
    pub top: Top,
    pub household: HouseholdRow,
    pub amiss: Amiss,
}

impl WithdrawalPage {
    pub const TEMPLATE: &'static str = "area/withdrawal.html";
}

/// GET /area/{year}/registration/{household}/withdrawal
pub async fn new(seat: Seat, Path((text, household)): Path<(String, String)>) -> WebResult {
    let page = page(&seat, (&text, &household), Amiss::default()).await?;
    seat.page(WithdrawalPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, (text, household): (&str, &str), amiss: Amiss) -> WebResult<WithdrawalPage> {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, text).await?;
    let lines = households(&mut cx, &own).await?;
    let found = lines.iter().find(|line| line.id.as_str() == household);
    let line = found.ok_or_else(|| ActionError::missing("tổ không có hộ này", "the area has no such household"))?;
    Ok(WithdrawalPage { top: Top::of(&own), household: HouseholdRow::from(line), amiss })
}

/// POST /area/{year}/registration/{household}/withdrawal
pub async fn create(seat: Seat, Path((text, household)): Path<(String, String)>) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = withdraw(&mut cx, &own, &HouseholdId(household.clone())).await;
    if let Some(amiss) = refusal(&seat, result)? {
        drop(cx);
        let page = page(&seat, (&text, &household), amiss).await?;
        return seat.refused(WithdrawalPage::TEMPLATE, &page);
    }
    let top = Top::of(&own);
    cx.commit().await?;
    let notice = seat.say("Đã bỏ đánh dấu.", "The tick was taken back.");
    Ok(seat.redirect(&top.path("registration"), notice))
}

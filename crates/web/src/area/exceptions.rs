use actions::ActionError;
use actions::area::{Held, OwnYear, add, held};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use domain::meeting::draft::{Exception, Found};
use serde::Serialize;

use super::amiss::{Amiss, Top, refusal, year};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// "All met but these."
#[derive(Debug, Default, Serialize)]
pub struct ExceptionsPage {
    pub top: Top,
    pub rows: Vec<ExceptionRow>,
    pub households: u32,
    pub is_marked: bool,
    pub amiss: Amiss,
}

#[derive(Debug, Serialize)]
pub struct ExceptionRow {
    pub household: String,
    pub name: String,
    pub code: String,
    pub criterion: String,
    pub text: String,
    pub found: String,
    pub reason: String,
}

/// One household: which criterion, and why.
#[derive(Debug, Default, Serialize)]
pub struct ExceptionForm {
    pub top: Top,
    pub household: String,
    pub name: String,
    pub criteria: Vec<CriterionChoice>,
    pub criterion: String,
    pub found: String,
    pub reason: String,
    pub amiss: Amiss,
}

#[derive(Debug, Serialize)]
pub struct CriterionChoice {
    pub id: String,
    pub text: String,
}

impl ExceptionsPage {
    pub const TEMPLATE: &'static str = "area/exceptions.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> Self {
        let row = |one: &Exception| {
            let voter = held.gathering.voter(&one.household);
            let criterion = held.gathering.set.criterion(&one.criterion);
            ExceptionRow {
                household: one.household.to_string(),
                name: voter.map(|voter| voter.name.clone()).unwrap_or_default(),
                code: voter.map(|voter| voter.code.clone()).unwrap_or_default(),
                criterion: one.criterion.clone(),
                text: criterion
                    .map(|criterion| seat.say(&criterion.text, &criterion.english).to_owned())
                    .unwrap_or_default(),
                found: match one.found {
                    Found::NotMet => seat.say("chưa đạt", "not met").to_owned(),
                    Found::NotApplicable => seat.say("không áp dụng", "does not apply").to_owned(),
                },
                reason: one.reason.clone(),
            }
        };
        Self {
            top: Top::of_meeting(seat, own, &held.draft),
            rows: held.draft.exceptions.iter().map(row).collect(),
            households: held.gathering.households(),
            is_marked: held.draft.is_marked,
            amiss: Amiss::default(),
        }
    }
}

impl ExceptionForm {
    pub const TEMPLATE: &'static str = "area/exception.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>, household: &str) -> WebResult<Self> {
        let voter = held.gathering.voter(&HouseholdId(household.to_owned()));
        let voter = voter.ok_or_else(|| ActionError::missing("tổ không có hộ này", "no such household here"))?;
        let choice = |one: &domain::criteria::Criterion| CriterionChoice {
            id: one.id.clone(),
            text: seat.say(&one.text, &one.english).to_owned(),
        };
        Ok(Self {
            top: Top::of_meeting(seat, own, &held.draft),
            household: household.to_owned(),
            name: voter.name.clone(),
            criteria: held.gathering.set.criteria.iter().map(choice).collect(),
            criterion: String::new(),
            found: Found::NotMet.to_string(),
            reason: String::new(),
            amiss: Amiss::default(),
        })
    }
}

/// GET /area/{year}/exceptions
pub async fn index(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(ExceptionsPage::TEMPLATE, &ExceptionsPage::of(&seat, &own, &held))
}

/// POST /area/{year}/exceptions: all others meet everything; or that is open again.
pub async fn close(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let is_marked = fields.text("open").is_empty();
    let result = add(&mut cx, &own, |draft, _| {
        draft.is_marked = is_marked;
        Ok(())
    });
    if let Some(amiss) = refusal(&seat, result.await)? {
        let held = held(&mut cx, &own).await?;
        let page = ExceptionsPage { amiss, ..ExceptionsPage::of(&seat, &own, &held) };
        return seat.refused(ExceptionsPage::TEMPLATE, &page);
    }
    let top = Top::of(&own);
    cx.commit().await?;
    let to = if is_marked { "meeting" } else { "exceptions" };
    Ok(seat.redirect(&top.path(to), seat.say("Đã lưu.", "Saved.")))
}

/// GET /area/{year}/exceptions/{household}
pub async fn new(seat: Seat, Path((text, household)): Path<(String, String)>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(ExceptionForm::TEMPLATE, &ExceptionForm::of(&seat, &own, &held, &household)?)
}

/// POST /area/{year}/exceptions/{household}
pub async fn create(seat: Seat, Path((text, household)): Path<(String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let exception = Exception {
        household: HouseholdId(household.clone()),
        criterion: fields.text("criterion").to_owned(),
        found: Found::parse(fields.text("found")).unwrap_or(Found::NotMet),
        reason: fields.text("reason").trim().to_owned(),
    };
    let result = add(&mut cx, &own, |draft, gathering| draft.except(gathering, exception)).await;
    if let Some(amiss) = refusal(&seat, result)? {
        let held = held(&mut cx, &own).await?;
        let text = |name: &str| fields.text(name).to_owned();
        let form = ExceptionForm::of(&seat, &own, &held, &household)?;
        let (criterion, found, reason) = (text("criterion"), text("found"), text("reason"));
        return seat.refused(ExceptionForm::TEMPLATE, &ExceptionForm { criterion, found, reason, amiss, ..form });
    }
    let top = Top::of(&own);
    cx.commit().await?;
    let notice = seat.say("Đã ghi. Hộ này sẽ được biểu quyết riêng.", "Written. This household is voted on alone.");
    Ok(seat.redirect(&top.path("exceptions"), notice))
}

/// POST /area/{year}/exceptions/{household}/removal: takes one back; a first press asks.
pub async fn destroy(seat: Seat, Path((text, household)): Path<(String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let (id, criterion) = (HouseholdId(household), fields.text("criterion").to_owned());
    let result = add(&mut cx, &own, |draft, _| {
        draft.take_back(&id, &criterion);
        Ok(())
    });
    result.await?;
    let top = Top::of(&own);
    cx.commit().await?;
    Ok(seat.redirect(&top.path("exceptions"), seat.say("Đã bỏ mục ghi.", "The entry was taken back.")))
}

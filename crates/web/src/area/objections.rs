use actions::area::{Held, OwnYear, add, held};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use domain::meeting::draft::Objection;
use serde::Serialize;

use super::amiss::{Amiss, Top, refusal, year};
use super::officers::{Choice, choices};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What was said at the meeting, and what was answered.
#[derive(Debug, Default, Serialize)]
pub struct ObjectionsPage {
    pub top: Top,
    pub rows: Vec<ObjectionRow>,
    pub households: Vec<Choice>,
    pub household: String,
    pub matter: String,
    pub answer: String,
    pub amiss: Amiss,
}

#[derive(Debug, Serialize)]
pub struct ObjectionRow {
    /// Empty where it is about no single household.
    pub about: String,
    pub matter: String,
    pub answer: String,
}

impl ObjectionsPage {
    pub const TEMPLATE: &'static str = "area/objections.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> Self {
        let row = |one: &Objection| ObjectionRow {
            about: one
                .household
                .as_ref()
                .and_then(|household| held.gathering.voter(household))
                .map(|voter| voter.name.clone())
                .unwrap_or_default(),
            matter: one.matter.clone(),
            answer: one.answer.clone(),
        };
        Self {
            top: Top::of_meeting(seat, own, &held.draft),
            rows: held.draft.objections.iter().map(row).collect(),
            households: choices(held),
            ..Self::default()
        }
    }
}

/// GET /area/{year}/objections
pub async fn index(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(ObjectionsPage::TEMPLATE, &ObjectionsPage::of(&seat, &own, &held))
}

/// POST /area/{year}/objections
pub async fn create(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let about = fields.text("household");
    let objection = Objection {
        household: (!about.is_empty()).then(|| HouseholdId(about.to_owned())),
        matter: fields.text("matter").trim().to_owned(),
        answer: fields.text("answer").trim().to_owned(),
    };
    let result = add(&mut cx, &own, |draft, gathering| draft.object(gathering, objection)).await;
    if let Some(amiss) = refusal(&seat, result)? {
        let held = held(&mut cx, &own).await?;
        let text = |name: &str| fields.text(name).to_owned();
        let (household, matter, answer) = (text("household"), text("matter"), text("answer"));
        let page = ObjectionsPage { household, matter, answer, amiss, ..ObjectionsPage::of(&seat, &own, &held) };
        return seat.refused(ObjectionsPage::TEMPLATE, &page);
    }
    let top = Top::of(&own);
    cx.commit().await?;
    Ok(seat.redirect(&top.path("objections"), seat.say("Đã lưu.", "Saved.")))
}

/// POST /area/{year}/objections/removal: the one that says exactly this.
pub async fn destroy(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = add(&mut cx, &own, |draft, _| {
        let is_meant = |one: &Objection| one.matter == fields.text("matter") && one.answer == fields.text("answer");
        if let Some(at) = draft.objections.iter().position(is_meant) {
            draft.objections.remove(at);
        }
        Ok(())
    });
    result.await?;
    let top = Top::of(&own);
    cx.commit().await?;
    Ok(seat.redirect(&top.path("objections"), seat.say("Đã bỏ ý kiến.", "It was taken out.")))
}

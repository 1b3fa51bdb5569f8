use domain::people::Permission;
use domain::register::{Household, HouseholdChange, HouseholdDraft, HouseholdLineage};

use super::enter::{Entry, put_in};
use super::record::{self, Fact, set};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A part of a household that sets up its own.
#[derive(Clone, Copy, Debug)]
pub struct Division<'d> {
    pub version: &'d str,
    /// The new household; it lives here from the day of the division.
    pub draft: &'d HouseholdDraft,
    /// Empty: the next code of the area.
    pub code: &'d str,
    /// How many stay behind, where that is known.
    pub left: Option<u32>,
    pub reason: &'d str,
}

/// Makes two households of one, from a day on, in the same area.
pub async fn divide(cx: &mut Cx<'_>, code: &str, division: &Division<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let old = record::record(cx, code).await?;
    record::must_be(&old, division.version)?;
    let reason = record::must_say_why(division.reason)?;
    let (known, on) = (&old.indexed.household, division.draft.from);
    if !known.validity.covers(on) || on <= known.validity.from {
        return Err(ActionError::refused(
            "ngày tách phải sau ngày hộ bắt đầu ở đây và trước ngày hộ chuyển đi",
            "the day of the division lies after the household's first day and before its last",
        ));
    }
    let areas = record::areas(cx).await?;
    let moves = store::household::list_moves_of(&mut cx.tx, &known.id).await?;
    let place = domain::register::Whereabouts::of(&known.area, &moves).on(on).clone();
    let Some(area) = areas.get(&place) else {
        return Err(ActionError::missing("hộ không ở khu dân cư nào", "the household is in no area"));
    };
    let entry = Entry { draft: division.draft, area: &area.code, code: division.code, reason: &reason };
    let (new, mut entered) = put_in(cx, &entry, area).await?;
    let rest = Household { members: division.left.or(known.members), ..known.clone() };
    store::household::update(&mut cx.tx, &rest).await?;
    let line = HouseholdLineage { from: known.id.clone(), into: new.id.clone(), change: HouseholdChange::Split, on };
    store::household::insert_lineage(&mut cx.tx, &line).await?;
    set(&mut entered, Fact::Other, &known.code);
    let (was, mut is) = (record::of_household(known), record::of_household(&rest));
    set(&mut is, Fact::Other, &new.code);
    set(&mut is, Fact::On, on);
    let changes = [
        record::change(known.id.as_str(), &was, &is, &reason),
        record::change(new.id.as_str(), &Default::default(), &entered, &reason),
    ];
    let detail = serde_json::json!({ "from": known.code, "into": new.code, "on": on });
    cx.record_changes("household.divided", known.id.as_str(), detail, &changes).await?;
    Ok(new)
}

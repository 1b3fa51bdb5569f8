use domain::ground::date::short;
use domain::people::Permission;
use domain::register::{Area, AreaLineage, Household, Whereabouts};
use jiff::civil::Date;

use super::super::find;
use super::super::merge::TOUCHED;
use super::change::before;
use super::record::{self, Fact, set};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// A move of a household to another area of the ward.
#[derive(Clone, Copy, Debug)]
pub struct Relocation<'r> {
    pub version: &'r str,
    /// The code of the area.
    pub area: &'r str,
    pub on: Date,
    pub reason: &'r str,
}

/// The household lives in another area from a day on.
pub async fn relocate(cx: &mut Cx<'_>, code: &str, relocation: &Relocation<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let old = record::record(cx, code).await?;
    record::must_be(&old, relocation.version)?;
    let reason = record::must_say_why(relocation.reason)?;
    let household = old.indexed.household;
    let area = standing(cx, relocation.area, relocation.on).await?;
    let moves = store::household::list_moves_of(&mut cx.tx, &household.id).await?;
    let mut whereabouts = Whereabouts::of(&household.area, &moves);
    let lineage = store::area::list_lineage(&mut cx.tx).await?;
    let areas = record::areas(cx).await?;
    let was = whereabouts.on(relocation.on).clone();
    let until = move_to(&mut whereabouts, &household, &area, relocation.on, &lineage)?;
    must_be_open(cx, Late::Between(relocation.on, until, TOUCHED)).await?;
    store::household::put_whereabouts(&mut cx.tx, &household.id, &whereabouts).await?;
    let (mut from, mut into) = (store::history::Fields::new(), store::history::Fields::new());
    set(&mut from, Fact::Area, areas.get(&was).map_or("", |area| area.code.as_str()));
    set(&mut into, Fact::Area, &area.code);
    set(&mut into, Fact::On, relocation.on);
    let change = record::change(household.id.as_str(), &from, &into, &reason);
    let detail = serde_json::json!({ "code": household.code, "area": area.code, "on": relocation.on });
    cx.record_changes("household.moved", household.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(Household { area: whereabouts.now().clone(), ..household })
}

/// The area of a code, where it stands on the day.
pub(super) async fn standing(cx: &mut Cx<'_>, code: &str, on: Date) -> ActionResult<Area> {
    let area = find::area(cx, code).await?;
    if area.validity.covers(on) {
        return Ok(area);
    }
    Err(ActionError::refused(
        format!("ngày {} không có «{}»", short(on), area.name),
        format!("«{}» does not exist on {}", area.name, short(on)),
    ))
}

/// Puts the household there from the day on, and gives the last day of which this says something new.
pub(super) fn move_to(
    whereabouts: &mut Whereabouts,
    household: &Household,
    area: &Area,
    on: Date,
    lineage: &[AreaLineage],
) -> ActionResult<Date> {
    if !household.validity.covers(on) {
        return Err(ActionError::refused(
            format!("hộ {} không ở đây vào ngày {}", household.code, short(on)),
            format!("the household {} does not live here on {}", household.code, short(on)),
        ));
    }
    let until = whereabouts.next_after(on).map_or(FAR, |next| before(next.on));
    match whereabouts.place(on, &area.id, household.validity.from, lineage) {
        Ok(true) => Ok(until),
        Ok(false) => Err(ActionError::refused(
            format!("sổ đã ghi hộ {} ở «{}» ngày {}", household.code, area.name, short(on)),
            format!("the household {} is in «{}» on {} already", household.code, area.name, short(on)),
        )),
        Err(next) => Err(ActionError::refused(
            format!("sổ đã ghi hộ {} chuyển đi nơi khác ngày {}; hãy chọn ngày sau đó", household.code, short(next.on)),
            format!("the household {} moves on {}; choose a later day", household.code, short(next.on)),
        )),
    }
}

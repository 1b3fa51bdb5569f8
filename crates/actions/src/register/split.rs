use std::collections::BTreeMap;

use domain::people::Permission;
use domain::register::{Area, AreaChange, AreaLineage};
use jiff::civil::Date;

use super::find;
use super::merge::{TOUCHED, end, must_stand, nobody_moved_after};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// How many households without a new area are named; the others are counted.
const NAMED: usize = 20;

/// Makes several areas of one from a day on. `households` says which household code goes to which new area code; every
/// household of the old area must be there.
pub async fn split(
    cx: &mut Cx<'_>,
    code: &str,
    into: &[(String, String)],
    households: &BTreeMap<String, String>,
    date: Date,
) -> ActionResult<Vec<Area>> {
    cx.require(Permission::KeepRegister)?;
    let old = find::area(cx, code).await?;
    must_stand(&old, date)?;
    if into.len() < 2 {
        return Err(ActionError::refused(
            "chia tách cần ít nhất hai khu dân cư mới",
            "a split needs at least two new areas",
        ));
    }
    must_be_open(cx, Late::Between(date, FAR, TOUCHED)).await?;
    nobody_moved_after(cx, &old, date).await?;
    let mut made = Vec::new();
    for (code, name) in into {
        made.push(super::add(cx, Some(code), name, date).await?);
    }
    let mut goes: BTreeMap<&str, Vec<domain::ground::id::HouseholdId>> = BTreeMap::new();
    let mut left: Vec<String> = Vec::new();
    for household in store::household::list(&mut cx.tx).await?.into_iter().filter(|h| h.area == old.id) {
        let target = households.get(&household.code).map(|code| code.trim().to_uppercase());
        let Some(area) = made.iter().find(|area| Some(&area.code) == target.as_ref()) else {
            left.push(household.code);
            continue;
        };
        goes.entry(&area.code).or_default().push(household.id);
    }
    if !left.is_empty() {
        let (count, more) = (left.len(), if NAMED < left.len() { " …" } else { "" });
        left.truncate(NAMED);
        let codes = left.join(", ");
        return Err(ActionError::refused(
            format!("còn {count} hộ chưa được xếp vào khu dân cư mới nào: {codes}{more}; hãy bổ sung vào tệp"),
            format!("{count} households go to none of the new areas: {codes}{more}; add them to the file"),
        ));
    }
    end(cx, &old, date).await?;
    for area in &made {
        let moved = goes.remove(area.code.as_str()).unwrap_or_default();
        store::household::move_some(&mut cx.tx, &moved, &area.id, date).await?;
        let line = AreaLineage { from: old.id.clone(), into: area.id.clone(), change: AreaChange::Split, date };
        store::area::insert_lineage(&mut cx.tx, &line).await?;
    }
    let detail = serde_json::json!({ "from": old.code, "into": into, "date": date });
    cx.record("area.split", old.id.as_str(), detail).await?;
    Ok(made)
}

use std::collections::BTreeMap;

use domain::ground::id::AreaId;
use domain::people::Permission;
use domain::register::{Area, AreaLineage};
use jiff::civil::Date;

use super::find;
use super::household::{PastEvent, past_of};
use crate::cx::Cx;
use crate::error::ActionResult;

/// An area with how many households live in it today.
#[derive(Debug)]
pub struct AreaListed {
    pub area: Area,
    pub households: u64,
}

/// Every area that ever was.
pub async fn area_list(cx: &mut Cx<'_>) -> ActionResult<Vec<AreaListed>> {
    cx.require(Permission::ReadRegister)?;
    let today = cx.today();
    let counts: BTreeMap<AreaId, u64> = store::household::count_by_area(&mut cx.tx, today).await?.into_iter().collect();
    let listed = |area: Area| AreaListed { households: counts.get(&area.id).copied().unwrap_or(0), area };
    Ok(store::area::list(&mut cx.tx).await?.into_iter().map(listed).collect())
}

/// One area with its names and its line of descent.
#[derive(Debug)]
pub struct AreaPage {
    pub listed: AreaListed,
    /// Each with its first day, oldest first.
    pub names: Vec<(Date, String)>,
    /// Mergers and splits that it came from or went into, each with code and name of the other.
    pub lineage: Vec<(AreaLineage, Area)>,
    pub past: Vec<PastEvent>,
}

pub async fn area_page(cx: &mut Cx<'_>, code: &str) -> ActionResult<AreaPage> {
    cx.require(Permission::ReadRegister)?;
    let area = find::area(cx, code).await?;
    let all = area_list(cx).await?;
    let names = store::area::list_names(&mut cx.tx, &area.id).await?;
    let mut lineage = Vec::new();
    for line in store::area::list_lineage(&mut cx.tx).await? {
        let other = match (line.from == area.id, line.into == area.id) {
            (true, false) => &line.into,
            (false, true) => &line.from,
            _ => continue,
        };
        if let Some(other) = all.iter().find(|one| one.area.id == *other) {
            lineage.push((line.clone(), other.area.clone()));
        }
    }
    let past = past_of(cx, area.id.as_str()).await?;
    let households = all.iter().find(|one| one.area.id == area.id).map_or(0, |one| one.households);
    Ok(AreaPage { listed: AreaListed { area, households }, names, lineage, past })
}

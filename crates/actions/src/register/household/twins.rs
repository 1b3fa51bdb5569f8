use std::collections::{BTreeMap, BTreeSet};

use domain::ground::id::{AreaId, HouseholdId};
use domain::people::Permission;
use domain::register::{Area, Household, Likeness, Pair, likely};
use store::household::Record;

use super::record;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Two entries that may be one household, side by side.
#[derive(Debug)]
pub struct TwinPair {
    pub likeness: Likeness,
    pub sides: [Side; 2],
}

#[derive(Debug)]
pub struct Side {
    pub household: Household,
    pub version: String,
    pub area: String,
    pub has_identity: bool,
    pub has_phone: bool,
}

/// Pairs shown on one page.
const SHOWN: usize = 30;

/// The pairs that are likely one household, the likeliest first, and how many there are in all. Pairs of which somebody
/// said that they are two are not asked again.
pub async fn twins(cx: &mut Cx<'_>) -> ActionResult<(Vec<TwinPair>, usize)> {
    cx.require(Permission::KeepRegister)?;
    let today = cx.today();
    let traits = store::household::list_traits(&mut cx.tx, today).await?;
    let apart: BTreeSet<_> = store::household::list_apart(&mut cx.tx).await?.into_iter().collect();
    let is_open = |pair: &Pair| {
        let (one, other) = (pair.one.clone().min(pair.other.clone()), pair.one.clone().max(pair.other.clone()));
        !apart.contains(&(one, other))
    };
    let pairs: Vec<Pair> = likely(&traits).into_iter().filter(is_open).collect();
    let codes: BTreeMap<&HouseholdId, &str> = traits.iter().map(|one| (&one.id, one.code.as_str())).collect();
    let areas = record::areas(cx).await?;
    let mut shown = Vec::new();
    for pair in pairs.iter().take(SHOWN) {
        let mut sides = Vec::new();
        for id in [&pair.one, &pair.other] {
            let found = record::record(cx, codes.get(id).copied().unwrap_or_default()).await?;
            sides.push(shown_side(found, &areas));
        }
        if let Ok(sides) = sides.try_into() {
            shown.push(TwinPair { likeness: pair.likeness, sides });
        }
    }
    Ok((shown, pairs.len()))
}

/// One household as it stands beside another.
pub async fn side(cx: &mut Cx<'_>, code: &str) -> ActionResult<Side> {
    cx.require(Permission::KeepRegister)?;
    let found = record::record(cx, code).await?;
    let areas = record::areas(cx).await?;
    Ok(shown_side(found, &areas))
}

fn shown_side(found: Record, areas: &BTreeMap<AreaId, Area>) -> Side {
    Side {
        version: record::version(&found),
        area: areas.get(&found.indexed.household.area).map(|area| area.name.clone()).unwrap_or_default(),
        has_identity: found.indexed.identity_index.is_some(),
        has_phone: found.indexed.phone_index.is_some(),
        household: found.indexed.household,
    }
}

/// "These are two": the pair is not asked again.
pub async fn keep_apart(cx: &mut Cx<'_>, one: &str, other: &str) -> ActionResult<()> {
    cx.require(Permission::KeepRegister)?;
    let one = record::record(cx, one).await?.indexed.household;
    let other = record::record(cx, other).await?.indexed.household;
    store::household::put_apart(&mut cx.tx, &one.id, &other.id).await?;
    let detail = serde_json::json!({ "one": one.code, "other": other.code });
    cx.record("household.kept_apart", one.id.as_str(), detail).await
}

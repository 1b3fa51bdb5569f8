//! Inter-family groups ("tổ liên gia") and the households in them.

use std::collections::BTreeMap;

use domain::ground::id::{AreaId, GroupId, HouseholdId};
use domain::register::{GroupKind, SafetyGroup};

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into safety_group (commune, id, area, kind, name, founded_on, leader, \
    has_linked_bells, last_drill_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SQL_INSERT_MEMBER: &str =
    "insert into safety_group_member (commune, safety_group, household) values ($1, $2, $3)";
const SQL_UPDATE: &str = "update safety_group set area = $3, kind = $4, name = $5, founded_on = $6, leader = $7, \
    has_linked_bells = $8, last_drill_on = $9 where commune = $1 and id = $2";
const SQL_LIST: &str = "select safety_group.* from safety_group where commune = $1 order by id";
const SQL_LIST_MEMBERS: &str = "select safety_group, household from safety_group_member \
    where commune = $1 order by safety_group, household";
const SQL_DELETE_MEMBERS: &str = "delete from safety_group_member where commune = $1 and safety_group = $2";
const SQL_DELETE: &str = "delete from safety_group where commune = $1 and id = $2";

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<SafetyGroup>> {
    let mut groups = tx.list(SQL_LIST, &[tx.commune()], from_row).await?;
    let pairs = tx
        .list(SQL_LIST_MEMBERS, &[tx.commune()], |row| Ok((row.text("safety_group")?, row.text("household")?)))
        .await?;
    let mut members: BTreeMap<String, Vec<HouseholdId>> = BTreeMap::new();
    for (group, household) in pairs {
        members.entry(group).or_default().push(HouseholdId(household));
    }
    for group in &mut groups {
        group.members = members.remove(group.id.as_str()).unwrap_or_default();
    }
    Ok(groups)
}

pub async fn find(tx: &mut Tx, id: &GroupId) -> StoreResult<Option<SafetyGroup>> {
    Ok(list(tx).await?.into_iter().find(|group| group.id == *id))
}

pub async fn insert(tx: &mut Tx, group: &SafetyGroup) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(group)).await
}

pub async fn insert_all(tx: &mut Tx, groups: &[SafetyGroup]) -> StoreResult<()> {
    let rows: Vec<_> = groups.iter().map(|group| binds(tx, group)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    insert_members(tx, groups).await
}

async fn insert_members(tx: &mut Tx, groups: &[SafetyGroup]) -> StoreResult<()> {
    let member = |(group, household): (&GroupId, &HouseholdId)| vec![tx.commune(), group.bind(), household.bind()];
    let pairs = groups.iter().flat_map(|group| group.members.iter().map(|household| (&group.id, household)));
    let rows: Vec<_> = pairs.map(member).collect();
    tx.insert_many(SQL_INSERT_MEMBER, &rows).await?;
    Ok(())
}

/// Everything, its members too.
pub async fn update(tx: &mut Tx, group: &SafetyGroup) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, group)).await?;
    tx.execute(SQL_DELETE_MEMBERS, &[tx.commune(), group.id.bind()]).await?;
    insert_members(tx, std::slice::from_ref(group)).await
}

pub async fn delete(tx: &mut Tx, id: &GroupId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_MEMBERS, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, group: &SafetyGroup) -> Vec<crate::db::Value> {
    vec![
        tx.commune(),
        group.id.bind(),
        group.area.bind(),
        group.kind.bind(),
        group.name.bind(),
        group.founded_on.bind(),
        group.leader.bind(),
        group.has_linked_bells.bind(),
        group.last_drill_on.bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<SafetyGroup> {
    Ok(SafetyGroup {
        id: GroupId(row.text("id")?),
        area: AreaId(row.text("area")?),
        kind: row.word("kind", GroupKind::parse)?,
        name: row.text("name")?,
        founded_on: row.opt_date("founded_on")?,
        leader: row.opt_text("leader")?.map(HouseholdId),
        members: Vec::new(),
        has_linked_bells: row.opt_bool("has_linked_bells")?,
        last_drill_on: row.opt_date("last_drill_on")?,
    })
}

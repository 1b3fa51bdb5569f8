//! Residential areas, each with its names by date and its line of descent.

use domain::ground::id::AreaId;
use domain::ground::text;
use domain::register::{Area, AreaChange, AreaLineage};
use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx};
use crate::ward::validity;

const SQL_INSERT: &str = "insert into area (commune, id, code, valid_from, valid_until) values ($1, $2, $3, $4, $5)";
const SQL_INSERT_NAME: &str = "insert into area_name (commune, area, valid_from, name, search_key) \
    values ($1, $2, $3, $4, $5) \
    on conflict (commune, area, valid_from) do update set name = excluded.name, search_key = excluded.search_key";
const SQL_UPDATE: &str = "update area set code = $3, valid_from = $4, valid_until = $5 where commune = $1 and id = $2";
const SQL_MOVE_FIRST_NAME: &str = "update area_name set valid_from = $3 where commune = $1 and area = $2 \
    and valid_from = (select min(first.valid_from) from area_name first where first.commune = $1 and first.area = $2) \
    and $3 < valid_from";
const SQL_DELETE: &str = "delete from area where commune = $1 and id = $2";
const SQL_DELETE_NAMES: &str = "delete from area_name where commune = $1 and area = $2";
/// Every area with the name it had on a day; before its first name, its first.
const SQL_LIST: &str = "select area.id, area.code, area.valid_from, area.valid_until, \
    coalesce((select name from area_name then_name where then_name.commune = area.commune and then_name.area = area.id \
        and then_name.valid_from <= $2 order by then_name.valid_from desc limit 1), \
        (select name from area_name first_name where first_name.commune = area.commune and first_name.area = area.id \
        order by first_name.valid_from limit 1), area.code) as name \
    from area where area.commune = $1 order by area.code";
const SQL_LIST_NAMES: &str =
    "select valid_from, name from area_name where commune = $1 and area = $2 order by valid_from";
const SQL_LIST_ALL_NAMES: &str =
    "select area, valid_from, name from area_name where commune = $1 order by area, valid_from";
const SQL_INSERT_LINEAGE: &str = "insert into area_lineage (commune, from_area, into_area, change, date) values ($1, $2, $3, $4, $5) \
    on conflict (commune, from_area, into_area, date) do nothing";
const SQL_LIST_LINEAGE: &str =
    "select area_lineage.* from area_lineage where commune = $1 order by date, from_area, into_area";

/// Every area that ever was, with its latest name.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Area>> {
    tx.list(SQL_LIST, &[tx.commune(), "9999-12-31".bind()], from_row).await
}

/// The areas of one day, called as they were then.
pub async fn list_on(tx: &mut Tx, day: Date) -> StoreResult<Vec<Area>> {
    let mut areas = tx.list(SQL_LIST, &[tx.commune(), day.bind()], from_row).await?;
    areas.retain(|area| area.validity.covers(day));
    Ok(areas)
}

pub async fn find(tx: &mut Tx, id: &AreaId) -> StoreResult<Option<Area>> {
    Ok(list(tx).await?.into_iter().find(|area| area.id == *id))
}

pub async fn find_by_code(tx: &mut Tx, code: &str) -> StoreResult<Option<Area>> {
    Ok(list(tx).await?.into_iter().find(|area| area.code == code))
}

pub async fn insert(tx: &mut Tx, area: &Area) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(area)).await
}

pub async fn insert_all(tx: &mut Tx, areas: &[Area]) -> StoreResult<()> {
    let commune = tx.commune();
    let row = |area: &Area| {
        let (from, until) = (area.validity.from.bind(), area.validity.until.bind());
        vec![commune.clone(), area.id.bind(), area.code.bind(), from, until]
    };
    let name = |area: &Area| {
        let search_key = text::search_key(&area.name).bind();
        vec![commune.clone(), area.id.bind(), area.validity.from.bind(), area.name.bind(), search_key]
    };
    tx.insert_many(SQL_INSERT, &areas.iter().map(row).collect::<Vec<_>>()).await?;
    tx.insert_many(SQL_INSERT_NAME, &areas.iter().map(name).collect::<Vec<_>>()).await?;
    Ok(())
}

/// Code and validity; names change by `rename`.
pub async fn update(tx: &mut Tx, area: &Area) -> StoreResult<()> {
    let (from, until) = (area.validity.from.bind(), area.validity.until.bind());
    tx.execute(SQL_UPDATE, &[tx.commune(), area.id.bind(), area.code.bind(), from.clone(), until]).await?;
    tx.execute(SQL_MOVE_FIRST_NAME, &[tx.commune(), area.id.bind(), from]).await?;
    Ok(())
}

/// The name from a day on; the same day again replaces it.
pub async fn rename(tx: &mut Tx, id: &AreaId, name: &str, from: Date) -> StoreResult<()> {
    let binds = [tx.commune(), id.bind(), from.bind(), name.bind(), text::search_key(name).bind()];
    tx.execute(SQL_INSERT_NAME, &binds).await?;
    Ok(())
}

pub async fn list_names(tx: &mut Tx, id: &AreaId) -> StoreResult<Vec<(Date, String)>> {
    tx.list(SQL_LIST_NAMES, &[tx.commune(), id.bind()], |row| Ok((row.date("valid_from")?, row.text("name")?))).await
}

/// The names of all areas, each with its first day, oldest first.
pub async fn list_all_names(tx: &mut Tx) -> StoreResult<Vec<(AreaId, Date, String)>> {
    tx.list(SQL_LIST_ALL_NAMES, &[tx.commune()], |row| {
        Ok((AreaId(row.text("area")?), row.date("valid_from")?, row.text("name")?))
    })
    .await
}

/// Only while nothing refers to it.
pub async fn delete(tx: &mut Tx, id: &AreaId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_NAMES, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

pub async fn insert_lineage(tx: &mut Tx, line: &AreaLineage) -> StoreResult<()> {
    let binds = [tx.commune(), line.from.bind(), line.into.bind(), line.change.bind(), line.date.bind()];
    tx.execute(SQL_INSERT_LINEAGE, &binds).await?;
    Ok(())
}

pub async fn list_lineage(tx: &mut Tx) -> StoreResult<Vec<AreaLineage>> {
    tx.list(SQL_LIST_LINEAGE, &[tx.commune()], |row| {
        Ok(AreaLineage {
            from: AreaId(row.text("from_area")?),
            into: AreaId(row.text("into_area")?),
            change: row.word("change", AreaChange::parse)?,
            date: row.date("date")?,
        })
    })
    .await
}

fn from_row(row: &Row<'_>) -> StoreResult<Area> {
    Ok(Area { id: AreaId(row.text("id")?), code: row.text("code")?, name: row.text("name")?, validity: validity(row)? })
}

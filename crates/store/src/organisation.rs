//! Schools, agencies and enterprises.

use domain::ground::id::OrganisationId;
use domain::ground::text;
use domain::register::{Organisation, OrganisationKind, Scale, SchoolLevel};
use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::ward::validity;

const SQL_INSERT: &str = "insert into organisation (commune, id, code, name, kind, level, scale, staff, pupils, \
    address, head, valid_from, valid_until, search_key) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const SQL_UPDATE: &str = "update organisation set code = $3, name = $4, kind = $5, level = $6, scale = $7, \
    staff = $8, pupils = $9, address = $10, head = $11, valid_from = $12, valid_until = $13, search_key = $14 \
    where commune = $1 and id = $2";
const SQL_FIND: &str = "select organisation.* from organisation where commune = $1 and id = $2";
const SQL_FIND_BY_CODE: &str = "select organisation.* from organisation where commune = $1 and code = $2";
const SQL_LIST: &str = "select organisation.* from organisation where commune = $1 order by code";
const SQL_LIST_ON: &str = "select organisation.* from organisation \
    where commune = $1 and valid_from <= $2 and (valid_until is null or $2 <= valid_until) order by code";
const SQL_DELETE: &str = "delete from organisation where commune = $1 and id = $2";

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Organisation>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

/// Those that stand in the register on a day.
pub async fn list_on(tx: &mut Tx, day: Date) -> StoreResult<Vec<Organisation>> {
    tx.list(SQL_LIST_ON, &[tx.commune(), day.bind()], from_row).await
}

pub async fn find(tx: &mut Tx, id: &OrganisationId) -> StoreResult<Option<Organisation>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

pub async fn find_by_code(tx: &mut Tx, code: &str) -> StoreResult<Option<Organisation>> {
    tx.optional(SQL_FIND_BY_CODE, &[tx.commune(), code.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, organisation: &Organisation) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(organisation)).await
}

pub async fn insert_all(tx: &mut Tx, organisations: &[Organisation]) -> StoreResult<()> {
    let rows: Vec<_> = organisations.iter().map(|organisation| binds(tx, organisation)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, organisation: &Organisation) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, organisation)).await?;
    Ok(())
}

/// The caller sees to it that nothing speaks of it any more.
pub async fn delete(tx: &mut Tx, id: &OrganisationId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, organisation: &Organisation) -> Vec<Value> {
    vec![
        tx.commune(),
        organisation.id.bind(),
        organisation.code.bind(),
        organisation.name.bind(),
        organisation.kind.bind(),
        organisation.level.bind(),
        organisation.scale.bind(),
        organisation.staff.bind(),
        organisation.pupils.bind(),
        organisation.address.bind(),
        organisation.head.bind(),
        organisation.validity.from.bind(),
        organisation.validity.until.bind(),
        text::search_key(&format!("{} {}", organisation.code, organisation.name)).bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<Organisation> {
    Ok(Organisation {
        id: OrganisationId(row.text("id")?),
        code: row.text("code")?,
        name: row.text("name")?,
        kind: row.word("kind", OrganisationKind::parse)?,
        level: row.opt_word("level", SchoolLevel::parse)?,
        scale: row.opt_word("scale", Scale::parse)?,
        staff: row.opt_number("staff")?,
        pupils: row.opt_number("pupils")?,
        address: row.text("address")?,
        head: row.text("head")?,
        validity: validity(row)?,
    })
}

//! Schools, agencies and enterprises, each with its facts by date.

use domain::ground::id::OrganisationId;
use domain::ground::text;
use domain::register::{Organisation, OrganisationFacts, OrganisationKind, Scale, SchoolLevel};
use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::ward::validity;

const SQL_INSERT: &str = "insert into organisation (commune, id, code, name, address, head, valid_from, valid_until, \
    search_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SQL_UPDATE: &str = "update organisation set code = $3, name = $4, address = $5, head = $6, valid_from = $7, \
    valid_until = $8, search_key = $9 where commune = $1 and id = $2";
const SQL_PUT_FACTS: &str = "insert into organisation_fact (commune, organisation, valid_from, kind, level, scale, staff, \
    pupils) values ($1, $2, $3, $4, $5, $6, $7, $8) \
    on conflict (commune, organisation, valid_from) do update set kind = excluded.kind, level = excluded.level, \
    scale = excluded.scale, staff = excluded.staff, pupils = excluded.pupils";
/// Every organisation with its facts of a day; before its first facts, those.
const SQL_LIST: &str = "select organisation.id, organisation.code, organisation.name, organisation.address, \
    organisation.head, organisation.valid_from, organisation.valid_until, fact.kind, fact.level, fact.scale, fact.staff, \
    fact.pupils from organisation join organisation_fact fact on fact.commune = organisation.commune \
    and fact.organisation = organisation.id and fact.valid_from = \
    (select coalesce(max(case when then_fact.valid_from <= $2 then then_fact.valid_from end), min(then_fact.valid_from)) \
    from organisation_fact then_fact where then_fact.commune = organisation.commune \
    and then_fact.organisation = organisation.id) \
    where organisation.commune = $1 order by organisation.code";
const SQL_LIST_FACTS: &str =
    "select organisation_fact.* from organisation_fact where commune = $1 order by organisation, valid_from";
const SQL_END: &str = "update organisation set valid_until = $3, end_reason = $4 where commune = $1 and id = $2";
const SQL_DELETE_FACTS: &str = "delete from organisation_fact where commune = $1 and organisation = $2";
const SQL_DELETE: &str = "delete from organisation where commune = $1 and id = $2";

/// Every organisation that ever was, with its latest facts.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Organisation>> {
    tx.list(SQL_LIST, &[tx.commune(), "9999-12-31".bind()], from_row).await
}

/// Those that stand in the register on a day, with their facts of then.
pub async fn list_on(tx: &mut Tx, day: Date) -> StoreResult<Vec<Organisation>> {
    let mut all = tx.list(SQL_LIST, &[tx.commune(), day.bind()], from_row).await?;
    all.retain(|organisation| organisation.validity.covers(day));
    Ok(all)
}

pub async fn find(tx: &mut Tx, id: &OrganisationId) -> StoreResult<Option<Organisation>> {
    Ok(list(tx).await?.into_iter().find(|organisation| organisation.id == *id))
}

pub async fn find_by_code(tx: &mut Tx, code: &str) -> StoreResult<Option<Organisation>> {
    Ok(list(tx).await?.into_iter().find(|organisation| organisation.code == code))
}

/// All facts of all organisations, each with its first day, oldest first.
pub async fn list_facts(tx: &mut Tx) -> StoreResult<Vec<(OrganisationId, Date, OrganisationFacts)>> {
    tx.list(SQL_LIST_FACTS, &[tx.commune()], |row| {
        Ok((OrganisationId(row.text("organisation")?), row.date("valid_from")?, facts(row)?))
    })
    .await
}

pub async fn insert(tx: &mut Tx, organisation: &Organisation) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(organisation)).await
}

/// With the facts, from the first day on.
pub async fn insert_all(tx: &mut Tx, organisations: &[Organisation]) -> StoreResult<()> {
    let rows: Vec<_> = organisations.iter().map(|organisation| binds(tx, organisation)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    for organisation in organisations {
        put_facts(tx, &organisation.id, organisation.validity.from, &organisation.facts()).await?;
    }
    Ok(())
}

/// All but the facts: those change by `put_facts`, from a day on.
pub async fn update(tx: &mut Tx, organisation: &Organisation) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, organisation)).await?;
    Ok(())
}

/// The facts from a day on, until later ones; the same day again replaces them.
pub async fn put_facts(tx: &mut Tx, id: &OrganisationId, from: Date, facts: &OrganisationFacts) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        id.bind(),
        from.bind(),
        facts.kind.bind(),
        facts.level.bind(),
        facts.scale.bind(),
        facts.staff.bind(),
        facts.pupils.bind(),
    ];
    tx.execute(SQL_PUT_FACTS, &binds).await?;
    Ok(())
}

/// Its last day, and why; without a day it goes on standing.
pub async fn end(tx: &mut Tx, id: &OrganisationId, until: Option<Date>, reason: &str) -> StoreResult<()> {
    tx.execute(SQL_END, &[tx.commune(), id.bind(), until.bind(), reason.bind()]).await?;
    Ok(())
}

/// The caller sees to it that nothing speaks of it any more.
pub async fn delete(tx: &mut Tx, id: &OrganisationId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_FACTS, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, organisation: &Organisation) -> Vec<Value> {
    vec![
        tx.commune(),
        organisation.id.bind(),
        organisation.code.bind(),
        organisation.name.bind(),
        organisation.address.bind(),
        organisation.head.bind(),
        organisation.validity.from.bind(),
        organisation.validity.until.bind(),
        text::search_key(&format!("{} {}", organisation.code, organisation.name)).bind(),
    ]
}

fn facts(row: &Row<'_>) -> StoreResult<OrganisationFacts> {
    Ok(OrganisationFacts {
        kind: row.word("kind", OrganisationKind::parse)?,
        level: row.opt_word("level", SchoolLevel::parse)?,
        scale: row.opt_word("scale", Scale::parse)?,
        staff: row.opt_number("staff")?,
        pupils: row.opt_number("pupils")?,
    })
}

fn from_row(row: &Row<'_>) -> StoreResult<Organisation> {
    let OrganisationFacts { kind, level, scale, staff, pupils } = facts(row)?;
    Ok(Organisation {
        id: OrganisationId(row.text("id")?),
        code: row.text("code")?,
        name: row.text("name")?,
        kind,
        level,
        scale,
        staff,
        pupils,
        address: row.text("address")?,
        head: row.text("head")?,
        validity: validity(row)?,
    })
}

//! Households. Identity and phone number stand apart: ordinary reading never opens them.

mod lineage;
mod moves;
mod page;
mod protected;
mod record;
mod twins;

use std::panic::resume_unwind;

use domain::ground::id::{AreaId, HouseholdId};
use domain::ground::text;
use domain::register::{Household, Sex};
use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::ward::validity;

use protected::Sealer;

pub use lineage::{insert_lineage, list_lineage_of};
pub use moves::{count_moved_after, list_moves, list_moves_of, move_all, move_some, put_whereabouts};
pub use page::{Filter, Listed, Order, Presence, count, count_by_area, list_page};
pub use protected::{
    Access, Indexed, blind_index, blind_phone_index, index_list, protect, protect_identity, protect_phone, reveal,
};
pub use record::{Record, find_record, last_number, list_codes_of_identity};
pub use twins::{list_apart, list_traits, put_apart};

const SQL_INSERT: &str = "insert into household (commune, id, code, area, head, sex, birth_year, address, members, \
    valid_from, valid_until, name_key, search_key, identity_enc, identity_index, phone_enc, phone_index) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const SQL_UPDATE: &str = "update household set code = $3, area = $4, head = $5, sex = $6, birth_year = $7, \
    address = $8, members = $9, valid_from = $10, valid_until = $11, name_key = $12, search_key = $13 \
    where commune = $1 and id = $2";
const SQL_FIND: &str = "select household.* from household where commune = $1 and id = $2";
const SQL_FIND_BY_CODE: &str = "select household.* from household where commune = $1 and code = $2";
const SQL_LIST: &str = "select id, code, area, head, sex, birth_year, address, members, valid_from, valid_until \
    from household where commune = $1 order by code";
/// Where each household was on a day: before its first later move it was where that move took it from.
const SQL_LIST_ON: &str = "select id, code, head, sex, birth_year, address, members, valid_from, valid_until, \
    coalesce((select moved.from_area from household_move moved where moved.commune = household.commune \
        and moved.household = household.id and $2 < moved.moved_on order by moved.moved_on limit 1), area) as area \
    from household where commune = $1 and valid_from <= $2 and (valid_until is null or $2 <= valid_until) \
    order by code";
/// The households of one area on a day, by given name.
const SQL_LIST_OF: &str = "select lived.* from (select id, code, head, sex, birth_year, address, members, valid_from, \
        valid_until, name_key, \
        coalesce((select moved.from_area from household_move moved where moved.commune = household.commune \
            and moved.household = household.id and $2 < moved.moved_on order by moved.moved_on limit 1), area) as area \
        from household where commune = $1 and valid_from <= $2 and (valid_until is null or $2 <= valid_until)) lived \
    where lived.area = $3 order by lived.name_key, lived.code";
const SQL_COUNT_ON: &str = "select count(*) as number from household \
    where commune = $1 and valid_from <= $2 and (valid_until is null or $2 <= valid_until)";
const SQL_DELETE_MOVES: &str = "delete from household_move where commune = $1 and household = $2";
const SQL_END: &str = "update household set valid_until = $3, end_reason = $4 where commune = $1 and id = $2";
const SQL_DELETE: &str = "delete from household where commune = $1 and id = $2";

/// Every household that ever was, in the area where it is now.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Household>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

/// The households of one day, in the areas where they were then.
pub async fn list_on(tx: &mut Tx, day: Date) -> StoreResult<Vec<Household>> {
    tx.list(SQL_LIST_ON, &[tx.commune(), day.bind()], from_row).await
}

/// The households that lived in an area on a day, by given name.
pub async fn list_of(tx: &mut Tx, area: &AreaId, day: Date) -> StoreResult<Vec<Household>> {
    tx.list(SQL_LIST_OF, &[tx.commune(), day.bind(), area.bind()], from_row).await
}

pub async fn count_on(tx: &mut Tx, day: Date) -> StoreResult<u64> {
    tx.count(SQL_COUNT_ON, &[tx.commune(), day.bind()]).await
}

pub async fn find(tx: &mut Tx, id: &HouseholdId) -> StoreResult<Option<Household>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

pub async fn find_by_code(tx: &mut Tx, code: &str) -> StoreResult<Option<Household>> {
    tx.optional(SQL_FIND_BY_CODE, &[tx.commune(), code.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, household: &Household) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(household)).await
}

/// With identity and phone number, encrypted.
pub async fn insert_all(tx: &mut Tx, households: &[Household]) -> StoreResult<()> {
    let rows = rows(&Sealer::of(tx), households)?;
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

/// Keys for sorting and sealing take as long as writing the rows: a ward's whole list is shared out among the processors.
fn rows(sealer: &Sealer, households: &[Household]) -> StoreResult<Vec<Vec<Value>>> {
    const WORTH_A_THREAD: usize = 250;
    if households.len() < 2 * WORTH_A_THREAD {
        return households.iter().map(|household| sealed_row(sealer, household)).collect();
    }
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = households.len().div_ceil(processors).max(WORTH_A_THREAD);
    std::thread::scope(|scope| {
        let mut parts = Vec::new();
        for part in households.chunks(share) {
            parts.push(scope.spawn(|| part.iter().map(|household| sealed_row(sealer, household)).collect()));
        }
        let mut rows = Vec::with_capacity(households.len());
        for part in parts {
            let part: StoreResult<Vec<Vec<Value>>> = part.join().unwrap_or_else(|panic| resume_unwind(panic));
            rows.extend(part?);
        }
        Ok(rows)
    })
}

fn sealed_row(sealer: &Sealer, household: &Household) -> StoreResult<Vec<Value>> {
    let mut row = plain(sealer.commune.bind(), household);
    row.extend(sealer.seal(&household.id, household.identity.as_ref(), household.phone.as_deref())?);
    Ok(row)
}

/// All but identity and phone number: those change by `protect` only, since ordinary reading leaves them empty.
pub async fn update(tx: &mut Tx, household: &Household) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &plain(tx.commune(), household)).await?;
    Ok(())
}

/// Its last day, and why; without a day it goes on standing.
pub async fn end(tx: &mut Tx, id: &HouseholdId, until: Option<Date>, reason: &str) -> StoreResult<()> {
    tx.execute(SQL_END, &[tx.commune(), id.bind(), until.bind(), reason.bind()]).await?;
    Ok(())
}

/// Only while nothing refers to it.
pub async fn delete(tx: &mut Tx, id: &HouseholdId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_MOVES, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn plain(commune: Value, household: &Household) -> Vec<Value> {
    vec![
        commune,
        household.id.bind(),
        household.code.bind(),
        household.area.bind(),
        household.head.bind(),
        household.sex.bind(),
        household.birth_year.bind(),
        household.address.bind(),
        household.members.bind(),
        household.validity.from.bind(),
        household.validity.until.bind(),
        text::name_sort_key(&household.head).bind(),
        text::search_key(&format!("{} {} {}", household.code, household.head, household.address)).bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<Household> {
    Ok(Household {
        id: HouseholdId(row.text("id")?),
        code: row.text("code")?,
        area: AreaId(row.text("area")?),
        head: row.text("head")?,
        sex: row.opt_word("sex", Sex::parse)?,
        birth_year: row.opt_number("birth_year")?,
        identity: None,
        phone: None,
        address: row.text("address")?,
        members: row.opt_number("members")?,
        validity: validity(row)?,
    })
}

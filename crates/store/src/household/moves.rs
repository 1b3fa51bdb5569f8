use domain::ground::id::{AreaId, HouseholdId};
use domain::register::{HouseholdMove, Whereabouts};
use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx};

/// Who moved on that very day already is now taken further: one move leads from where it was to where it is.
const SQL_NOTE_ALL: &str = "insert into household_move (commune, household, moved_on, from_area, into_area) \
    select commune, id, $4, area, $3 from household where commune = $1 and area = $2 \
    and (valid_until is null or $4 <= valid_until) \
    on conflict (commune, household, moved_on) do update set into_area = excluded.into_area";
const SQL_MOVE_ALL: &str = "update household set area = $3 where commune = $1 and area = $2 \
    and (valid_until is null or $4 <= valid_until)";
const SQL_NOTE_ONE: &str = "insert into household_move (commune, household, moved_on, from_area, into_area) \
    select commune, id, $4, area, $3 from household where commune = $1 and id = $2 \
    on conflict (commune, household, moved_on) do update set into_area = excluded.into_area";
const SQL_MOVE_ONE: &str = "update household set area = $3 where commune = $1 and id = $2";
const SQL_LIST: &str = "select household, moved_on, from_area, into_area from household_move where commune = $1 \
    order by household, moved_on";
const SQL_LIST_OF: &str = "select household, moved_on, from_area, into_area from household_move \
    where commune = $1 and household = $2 order by moved_on";
const SQL_INSERT: &str = "insert into household_move (commune, household, moved_on, from_area, into_area) \
    values ($1, $2, $3, $4, $5)";
const SQL_DELETE: &str = "delete from household_move where commune = $1 and household = $2";
const SQL_COUNT_AFTER: &str = "select count(distinct household) as number from household_move \
    where commune = $1 and (from_area = $2 or into_area = $2) and $3 < moved_on";

/// A merger: whoever still lives in `from` on the day is in `into` from then on. Gives how many.
pub async fn move_all(tx: &mut Tx, from: &AreaId, into: &AreaId, day: Date) -> StoreResult<u64> {
    let binds = [tx.commune(), from.bind(), into.bind(), day.bind()];
    tx.execute(SQL_NOTE_ALL, &binds).await?;
    tx.execute(SQL_MOVE_ALL, &binds).await
}

/// A split: each household is in `into` from the day on.
pub async fn move_some(tx: &mut Tx, households: &[HouseholdId], into: &AreaId, day: Date) -> StoreResult<()> {
    for household in households {
        let binds = [tx.commune(), household.bind(), into.bind(), day.bind()];
        tx.execute(SQL_NOTE_ONE, &binds).await?;
        tx.execute(SQL_MOVE_ONE, &binds[..3]).await?;
    }
    Ok(())
}

/// All moves of the ward, by household, oldest first.
pub async fn list_moves(tx: &mut Tx) -> StoreResult<Vec<HouseholdMove>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

/// The moves of one household, oldest first.
pub async fn list_moves_of(tx: &mut Tx, household: &HouseholdId) -> StoreResult<Vec<HouseholdMove>> {
    tx.list(SQL_LIST_OF, &[tx.commune(), household.bind()], from_row).await
}

fn from_row(row: &Row<'_>) -> StoreResult<HouseholdMove> {
    Ok(HouseholdMove {
        household: HouseholdId(row.text("household")?),
        on: row.date("moved_on")?,
        from: AreaId(row.text("from_area")?),
        into: AreaId(row.text("into_area")?),
    })
}

/// Where a household was when, in place of what was known of it.
pub async fn put_whereabouts(tx: &mut Tx, household: &HouseholdId, whereabouts: &Whereabouts) -> StoreResult<()> {
    tx.execute(SQL_DELETE, &[tx.commune(), household.bind()]).await?;
    let row =
        |one: &HouseholdMove| vec![tx.commune(), one.household.bind(), one.on.bind(), one.from.bind(), one.into.bind()];
    let rows: Vec<_> = whereabouts.moves(household).iter().map(row).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    tx.execute(SQL_MOVE_ONE, &[tx.commune(), household.bind(), whereabouts.now().bind()]).await?;
    Ok(())
}

/// How many households moved into the area or out of it after a day.
pub async fn count_moved_after(tx: &mut Tx, area: &AreaId, day: Date) -> StoreResult<u64> {
    tx.count(SQL_COUNT_AFTER, &[tx.commune(), area.bind(), day.bind()]).await
}

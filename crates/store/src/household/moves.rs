use domain::ground::id::{AreaId, HouseholdId};
use jiff::civil::Date;

use crate::db::{Bind, StoreResult, Tx};

const SQL_NOTE_ALL: &str = "insert into household_move (commune, household, moved_on, from_area, into_area) \
    select commune, id, $4, area, $3 from household where commune = $1 and area = $2 \
    and (valid_until is null or $4 <= valid_until)";
const SQL_MOVE_ALL: &str = "update household set area = $3 where commune = $1 and area = $2 \
    and (valid_until is null or $4 <= valid_until)";
const SQL_NOTE_ONE: &str = "insert into household_move (commune, household, moved_on, from_area, into_area) \
    select commune, id, $4, area, $3 from household where commune = $1 and id = $2";
const SQL_MOVE_ONE: &str = "update household set area = $3 where commune = $1 and id = $2";

/// A merger: whoever still lives in `from` on the day is in `into` from then on. Gives how many.
pub async fn move_all(tx: &mut Tx, from: &AreaId, into: &AreaId, day: Date) -> StoreResult<u64> {
    let binds = [tx.commune(), from.bind(), into.bind(), day.bind()];
    tx.execute(SQL_NOTE_ALL, &binds).await?;
    tx.execute(SQL_MOVE_ALL, &binds).await
}

/// A split, or households that move house inside the ward.
pub async fn move_some(tx: &mut Tx, households: &[HouseholdId], into: &AreaId, day: Date) -> StoreResult<()> {
    for household in households {
        let binds = [tx.commune(), household.bind(), into.bind(), day.bind()];
        tx.execute(SQL_NOTE_ONE, &binds).await?;
        tx.execute(SQL_MOVE_ONE, &binds[..3]).await?;
    }
    Ok(())
}

//! When a ward is backed up by itself; none where nobody asked for it.

use jiff::civil::Date;

use crate::db::{Bind, Row, StoreResult, Tx};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// From this hour on, Vietnam's time, once a day.
    pub hour: u32,
    /// How many are kept.
    pub keep: u32,
    pub with_key: bool,
    /// The day of the last one.
    pub last: Option<Date>,
}

const SQL_FIND: &str = "select hour, keep, with_key, last_day from backup_schedule where commune = $1";
const SQL_PUT: &str = "insert into backup_schedule (commune, hour, keep, with_key, last_day) values ($1, $2, $3, $4, $5) \
    on conflict (commune) do update set hour = excluded.hour, keep = excluded.keep, with_key = excluded.with_key, \
    last_day = excluded.last_day";
const SQL_DELETE: &str = "delete from backup_schedule where commune = $1";

pub async fn find(tx: &mut Tx) -> StoreResult<Option<Schedule>> {
    tx.optional(SQL_FIND, &[tx.commune()], from_row).await
}

pub async fn put(tx: &mut Tx, schedule: &Schedule) -> StoreResult<()> {
    let binds =
        [tx.commune(), schedule.hour.bind(), schedule.keep.bind(), schedule.with_key.bind(), schedule.last.bind()];
    tx.execute(SQL_PUT, &binds).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune()]).await? != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<Schedule> {
    Ok(Schedule {
        hour: row.number("hour")?,
        keep: row.number("keep")?,
        with_key: row.bool("with_key")?,
        last: row.opt_date("last_day")?,
    })
}

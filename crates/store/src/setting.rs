//! What a ward sets for itself, each entry with the days it holds.

use std::collections::{BTreeMap, BTreeSet};

use domain::setting::Entry;
use jiff::civil::Date;

use crate::db::{Bind, StoreResult, Tx};
use crate::json;

const SQL_INSERT: &str = "insert into setting (commune, key, valid_from, position, value) values ($1, $2, $3, $4, $5)";
const SQL_LIST: &str = "select value from setting where commune = $1 order by key, valid_from, position";
const SQL_DELETE: &str = "delete from setting where commune = $1 and key = $2 and valid_from = $3";

/// Every entry that ever held, by key and day.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LIST, &[tx.commune()], |row| row.json("value")).await
}

/// Puts in entries. Those of the same key and first day go first, so that the same file twice changes nothing.
pub async fn put_all(tx: &mut Tx, entries: &[Entry]) -> StoreResult<()> {
    let days: BTreeSet<(&str, Date)> = entries.iter().map(|entry| (entry.key(), entry.validity().from)).collect();
    for (key, from) in days {
        delete(tx, key, from).await?;
    }
    let mut positions: BTreeMap<(&str, Date), u32> = BTreeMap::new();
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let from = entry.validity().from;
        let position = positions.entry((entry.key(), from)).or_default();
        *position += 1;
        let value = json::text(entry)?.bind();
        rows.push(vec![tx.commune(), entry.key().bind(), from.bind(), position.bind(), value]);
    }
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

/// Takes away what holds from a day on.
pub async fn delete(tx: &mut Tx, key: &str, valid_from: Date) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), key.bind(), valid_from.bind()]).await? != 0)
}

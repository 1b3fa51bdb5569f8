use std::collections::HashMap;

use domain::ground::id::BatchId;
use serde::de::DeserializeOwned;

use super::Batch;
use crate::db::{Bind, Row, Snapshot, StoreError, StoreResult, Table, Tx};
use crate::history::Fields;
use crate::json;

/// One row that an import put in or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub table: Table,
    /// The row's id; for totals "2015/household".
    pub row: String,
    /// None where the import put the row in.
    pub before: Option<Snapshot>,
    /// Digest of the row as the import left it.
    pub after: Option<String>,
}

const SQL_INSERT: &str = "insert into import_change (commune, batch, position, table_name, row_ids, before, after) \
    select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 from import_change where commune = $1 and batch = $2";
const SQL_LIST: &str = "select table_name, row_ids, before, after from import_change \
    where commune = $1 and batch = $2 order by position";

const SQL_TOUCHING: &str = "select import_change.before, import_batch.* from import_change \
    join import_batch on import_batch.commune = import_change.commune and import_batch.id = import_change.batch \
    where import_change.commune = $1 and import_change.table_name = $2 and import_change.row_ids like $3 \
    order by import_batch.seq desc";

/// An import that put a row in or changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    pub batch: Batch,
    /// The row as it was, its columns of text and number as texts; none where the import put it in.
    pub before: Option<Fields>,
}

/// The imports that touched a row, the newest first.
pub async fn list_touching(tx: &mut Tx, table: Table, id: &str) -> StoreResult<Vec<Touch>> {
    let binds = [tx.commune(), table.as_str().bind(), format!("%\"{id}\"%").bind()];
    tx.list(SQL_TOUCHING, &binds, |row| {
        let before: Vec<Option<Snapshot>> = list_or_none(row, "before", 0)?;
        let own = before.into_iter().flatten().find(|snapshot| snapshot.id == id);
        Ok(Touch { batch: super::from_row(row)?, before: own.map(|snapshot| snapshot.fields()) })
    })
    .await
}

/// Rows as they stand before an import changes them.
pub async fn snapshot(tx: &mut Tx, table: Table, ids: &[String]) -> StoreResult<Vec<Snapshot>> {
    tx.snapshot(table, ids).await
}

/// Notes the rows that a batch put in, once everything is written: as they stand now is how the batch left them.
pub async fn record_inserted(tx: &mut Tx, batch: &BatchId, table: Table, ids: &[String]) -> StoreResult<()> {
    record(tx, batch, table, ids, None).await
}

/// Notes the rows that a batch changed, as they were; once everything is written.
pub async fn record_changed(tx: &mut Tx, batch: &BatchId, table: Table, before: &[Snapshot]) -> StoreResult<()> {
    let ids: Vec<String> = before.iter().map(|snapshot| snapshot.id.clone()).collect();
    record(tx, batch, table, &ids, Some(json::text(before)?)).await
}

async fn record(tx: &mut Tx, batch: &BatchId, table: Table, ids: &[String], before: Option<String>) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut left = HashMap::with_capacity(ids.len());
    for row in tx.snapshot(table, ids).await? {
        left.insert(row.id.clone(), row.digest()?);
    }
    let after: Vec<&str> = ids.iter().map(|id| left.get(id).map_or("", String::as_str)).collect();
    let binds = [
        tx.commune(),
        batch.bind(),
        table.as_str().bind(),
        json::text(ids)?.bind(),
        before.bind(),
        json::text(&after)?.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// In the order in which they were made.
pub async fn list_changes(tx: &mut Tx, batch: &BatchId) -> StoreResult<Vec<Change>> {
    let groups = tx.list(SQL_LIST, &[tx.commune(), batch.bind()], from_row).await?;
    Ok(groups.into_iter().flatten().collect())
}

fn from_row(row: &Row<'_>) -> StoreResult<Vec<Change>> {
    let table = row.word("table_name", Table::parse)?;
    let ids: Vec<String> = row.json("row_ids")?;
    let mut before: Vec<Option<Snapshot>> = list_or_none(row, "before", ids.len())?;
    let mut after: Vec<Option<String>> = list_or_none(row, "after", ids.len())?;
    before.resize(ids.len(), None);
    after.resize(ids.len(), None);
    let rows = ids.into_iter().zip(before).zip(after);
    Ok(rows.map(|((row, before), after)| Change { table, row, before, after }).collect())
}

fn list_or_none<T: DeserializeOwned + Clone>(row: &Row<'_>, column: &str, count: usize) -> StoreResult<Vec<Option<T>>> {
    let Some(text) = row.opt_text(column)? else { return Ok(vec![None; count]) };
    let all: Vec<T> = serde_json::from_str(&text).map_err(|error| StoreError::bad_value(column, &error.to_string()))?;
    Ok(all.into_iter().map(Some).collect())
}

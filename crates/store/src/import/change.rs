use domain::ground::id::BatchId;

use crate::db::{Bind, Row, Snapshot, StoreError, StoreResult, Table, Tx};
use crate::json;

/// One row that an import put in or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub table: Table,
    /// The row's id; for totals "2015/household".
    pub row: String,
    /// None where the import put the row in.
    pub before: Option<Snapshot>,
}

const SQL_INSERT: &str = "insert into import_change (commune, batch, position, table_name, row_ids, before) \
    select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5 from import_change where commune = $1 and batch = $2";
const SQL_LIST: &str = "select table_name, row_ids, before from import_change \
    where commune = $1 and batch = $2 order by position";

/// Rows as they stand before an import changes them.
pub async fn snapshot(tx: &mut Tx, table: Table, ids: &[String]) -> StoreResult<Vec<Snapshot>> {
    tx.snapshot(table, ids).await
}

/// Notes the rows that a batch put in.
pub async fn record_inserted(tx: &mut Tx, batch: &BatchId, table: Table, ids: &[String]) -> StoreResult<()> {
    record(tx, batch, table, &json::text(ids)?, None).await
}

/// Notes the rows that a batch changed, as they were.
pub async fn record_changed(tx: &mut Tx, batch: &BatchId, table: Table, before: &[Snapshot]) -> StoreResult<()> {
    let ids: Vec<&str> = before.iter().map(|snapshot| snapshot.id.as_str()).collect();
    record(tx, batch, table, &json::text(&ids)?, Some(json::text(before)?)).await
}

async fn record(tx: &mut Tx, batch: &BatchId, table: Table, ids: &str, before: Option<String>) -> StoreResult<()> {
    if ids == "[]" {
        return Ok(());
    }
    tx.execute(SQL_INSERT, &[tx.commune(), batch.bind(), table.as_str().bind(), ids.bind(), before.bind()]).await?;
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
    let before: Vec<Option<Snapshot>> = match row.opt_text("before")? {
        None => vec![None; ids.len()],
        Some(text) => serde_json::from_str::<Vec<Snapshot>>(&text)
            .map_err(|error| StoreError::bad_value("before", &error.to_string()))?
            .into_iter()
            .map(Some)
            .collect(),
    };
    Ok(ids.into_iter().zip(before).map(|(row, before)| Change { table, row, before }).collect())
}

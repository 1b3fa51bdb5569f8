//! What was imported, row by row, and how to undo it; which headings meant what.

mod change;
pub mod draft;
mod frozen;
mod mapping;
mod undo;

use domain::ground::id::BatchId;
use domain::intake::ImportKind;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};

pub use crate::db::{Snapshot, Table};
pub use change::{Change, Touch, list_changes, list_touching, record_changed, record_inserted, snapshot};
pub use mapping::{find_mapping, put_mapping};
pub use undo::{Blocker, Undo, undo};

/// One accepted import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    pub id: BatchId,
    pub kind: ImportKind,
    pub file_name: String,
    pub file_sha256: String,
    /// The year that its rows were taken in for, whether the order or the file said it.
    pub year: Option<i16>,
    pub encoding: String,
    pub read: u64,
    pub accepted: u64,
    pub held: u64,
    pub actor: String,
    pub at: Timestamp,
    pub undone_at: Option<Timestamp>,
}

/// In the order in which they were taken in, whatever the clock said.
const SQL_INSERT: &str = "insert into import_batch (commune, id, kind, file_name, file_sha256, year, encoding, read, \
    accepted, held, actor, at, undone_at, seq) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
    (select coalesce(max(seq), 0) + 1 from import_batch where commune = $1))";
const SQL_UPDATE: &str = "update import_batch set read = $3, accepted = $4, held = $5 where commune = $1 and id = $2";
const SQL_FIND: &str = "select import_batch.* from import_batch where commune = $1 and id = $2";
const SQL_FIND_BY_FILE: &str = "select import_batch.* from import_batch \
    where commune = $1 and kind = $2 and file_sha256 = $3 and undone_at is null order by seq desc limit 1";
const SQL_LIST: &str = "select import_batch.* from import_batch where commune = $1 order by seq";

/// Oldest first, undone ones too.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Batch>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

pub async fn find(tx: &mut Tx, id: &BatchId) -> StoreResult<Option<Batch>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

/// The latest batch, not undone, that came from the very same bytes.
pub async fn find_by_file(tx: &mut Tx, kind: ImportKind, sha256: &str) -> StoreResult<Option<Batch>> {
    tx.optional(SQL_FIND_BY_FILE, &[tx.commune(), kind.bind(), sha256.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, batch: &Batch) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        batch.id.bind(),
        batch.kind.bind(),
        batch.file_name.bind(),
        batch.file_sha256.bind(),
        batch.year.bind(),
        batch.encoding.bind(),
        batch.read.bind(),
        batch.accepted.bind(),
        batch.held.bind(),
        batch.actor.bind(),
        batch.at.bind(),
        batch.undone_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// The counts, once they are known.
pub async fn update(tx: &mut Tx, batch: &Batch) -> StoreResult<()> {
    let binds = [tx.commune(), batch.id.bind(), batch.read.bind(), batch.accepted.bind(), batch.held.bind()];
    tx.execute(SQL_UPDATE, &binds).await?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> StoreResult<Batch> {
    Ok(Batch {
        id: BatchId(row.text("id")?),
        kind: row.word("kind", ImportKind::parse)?,
        file_name: row.text("file_name")?,
        file_sha256: row.text("file_sha256")?,
        year: row.opt_number("year")?,
        encoding: row.text("encoding")?,
        read: row.number("read")?,
        accepted: row.number("accepted")?,
        held: row.number("held")?,
        actor: row.text("actor")?,
        at: row.instant("at")?,
        undone_at: row.opt_instant("undone_at")?,
    })
}

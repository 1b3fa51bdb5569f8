use domain::ground::id::BatchId;
use store::db::Tx;
use store::import::{Snapshot, Table, record_changed, record_inserted, snapshot};

use crate::error::ActionResult;

/// What a batch put in and changed, so that it can be taken back.
pub struct Journal {
    batch: BatchId,
    inserted: Vec<(Table, Vec<String>)>,
    changed: Vec<(Table, Vec<Snapshot>)>,
}

impl Journal {
    pub fn new(batch: BatchId) -> Self {
        Self { batch, inserted: Vec::new(), changed: Vec::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.inserted.is_empty() && self.changed.is_empty()
    }

    pub fn put_in(&mut self, table: Table, ids: Vec<String>) {
        if !ids.is_empty() {
            self.inserted.push((table, ids));
        }
    }

    /// Keeps rows as they are before they change.
    pub async fn before(&mut self, tx: &mut Tx, table: Table, ids: &[String]) -> ActionResult<()> {
        if !ids.is_empty() {
            self.changed.push((table, snapshot(tx, table, ids).await?));
        }
        Ok(())
    }

    pub async fn write(self, tx: &mut Tx) -> ActionResult<()> {
        for (table, before) in &self.changed {
            record_changed(tx, &self.batch, *table, before).await?;
        }
        for (table, ids) in &self.inserted {
            record_inserted(tx, &self.batch, *table, ids).await?;
        }
        Ok(())
    }
}

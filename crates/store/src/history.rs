//! What each record of the register was before, and what was changed in it: beside the audit record, which keeps its digest.

use std::collections::BTreeMap;

use crate::audit::Entry;
use crate::db::{Bind, StoreResult, Tx};
use crate::json;

/// A record by its fields, as texts. A protected field says only that it is there.
pub type Fields = BTreeMap<String, String>;

/// What an action changed in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub subject: String,
    /// Only the fields that differ; a new record has none before.
    pub before: Fields,
    pub after: Fields,
    /// May speak of persons; in no audit record.
    pub reason: String,
}

/// An entry of the audit record that concerns a record, with what it changed where that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub entry: Entry,
    pub change: Option<Change>,
}

const SQL_INSERT: &str = "insert into register_change (commune, seq, subject, before, after, reason) \
    values ($1, $2, $3, $4, $5, $6)";
const SQL_LIST_OF: &str = "select audit.*, register_change.before, register_change.after, register_change.reason \
    from register_change join audit on audit.commune = register_change.commune and audit.seq = register_change.seq \
    where register_change.commune = $1 and register_change.subject = $2 order by audit.seq desc";
const SQL_ENTRIES_OF: &str = "select audit.* from audit where commune = $1 and subject = $2 order by seq desc";
const SQL_KEPT: &str = "select audit.seq, audit.detail from audit where audit.commune = $1 \
    and exists (select 1 from register_change where register_change.commune = audit.commune \
        and register_change.seq = audit.seq) order by audit.seq";
const SQL_LIST_AT: &str =
    "select subject, before, after, reason from register_change where commune = $1 and seq = $2 order by subject";

/// Notes what the entry of this number changed.
pub async fn insert_all(tx: &mut Tx, seq: i64, changes: &[Change]) -> StoreResult<()> {
    let mut rows = Vec::with_capacity(changes.len());
    for change in changes {
        rows.push(vec![
            tx.commune(),
            seq.bind(),
            change.subject.bind(),
            json::text(&change.before)?.bind(),
            json::text(&change.after)?.bind(),
            change.reason.bind(),
        ]);
    }
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

/// What stands in the audit entry of these changes, so that nobody without the key rewrites them behind it. Every part is
/// named here and not left to a serialiser, so that a later field leaves old digests valid.
pub fn digest(tx: &Tx, changes: &[Change]) -> String {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by(|one, other| one.subject.cmp(&other.subject));
    let mut parts = vec![tx.commune_code().as_str().to_owned()];
    for change in sorted {
        parts.extend([change.subject.clone(), change.reason.clone()]);
        for fields in [&change.before, &change.after] {
            parts.push(fields.len().to_string());
            parts.extend(fields.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
        }
    }
    tx.keys().past(parts.iter().map(String::as_str))
}

/// Everything that the audit record tells of one record, the newest first.
pub async fn list_of(tx: &mut Tx, subject: &str) -> StoreResult<Vec<Past>> {
    let binds = [tx.commune(), subject.bind()];
    let changes = tx.list(SQL_LIST_OF, &binds, |row| {
        let change = Change {
            subject: subject.to_owned(),
            before: row.json("before")?,
            after: row.json("after")?,
            reason: row.text("reason")?,
        };
        Ok(Past { entry: crate::audit::from_row(row)?, change: Some(change) })
    });
    let mut past = changes.await?;
    let entries = tx.list(SQL_ENTRIES_OF, &binds, crate::audit::from_row).await?;
    for entry in entries {
        if !past.iter().any(|one| one.entry.seq == entry.seq) {
            past.push(Past { entry, change: None });
        }
    }
    past.sort_by_key(|one| std::cmp::Reverse(one.entry.seq));
    Ok(past)
}

/// The entries behind which somebody rewrote what they changed. Of one whose changes were erased nothing is said.
pub async fn list_rewritten(tx: &mut Tx) -> StoreResult<Vec<i64>> {
    let entries = tx.list(SQL_KEPT, &[tx.commune()], |row| Ok((row.int("seq")?, row.text("detail")?))).await?;
    let mut rewritten = Vec::new();
    for (seq, detail) in entries {
        let told: serde_json::Value = serde_json::from_str(&detail).unwrap_or_default();
        let kept = list_at(tx, seq).await?;
        if told["digest"].as_str() != Some(digest(tx, &kept).as_str()) {
            rewritten.push(seq);
        }
    }
    Ok(rewritten)
}

/// The changes of one entry.
pub async fn list_at(tx: &mut Tx, seq: i64) -> StoreResult<Vec<Change>> {
    tx.list(SQL_LIST_AT, &[tx.commune(), seq.bind()], |row| {
        Ok(Change {
            subject: row.text("subject")?,
            before: row.json("before")?,
            after: row.json("after")?,
            reason: row.text("reason")?,
        })
    })
    .await
}

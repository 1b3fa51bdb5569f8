//! Files handed in beside a claim: their names and digests; the bytes lie in the data folder.

use domain::ground::id::{AccountId, EvidenceId, SubmissionId};
use domain::meeting::{Evidence, EvidenceKind};

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into evidence (commune, id, submission, criterion, name, kind, size, sha256, added_by, \
    account, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const SQL_FIND: &str = "select evidence.* from evidence where commune = $1 and id = $2";
const SQL_LIST: &str = "select evidence.* from evidence where commune = $1 and submission = $2 order by id";
const SQL_COUNT_OF: &str = "select count(*) as number from evidence where commune = $1 and sha256 = $2";
const SQL_DELETE: &str = "delete from evidence where commune = $1 and id = $2";

pub async fn insert(tx: &mut Tx, one: &Evidence) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        one.id.bind(),
        one.submission.bind(),
        one.criterion.bind(),
        one.name.bind(),
        one.kind.bind(),
        one.size.bind(),
        one.sha256.bind(),
        one.added_by.bind(),
        one.account.bind(),
        one.added_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &EvidenceId) -> StoreResult<Option<Evidence>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

/// In the order in which they came.
pub async fn list(tx: &mut Tx, submission: &SubmissionId) -> StoreResult<Vec<Evidence>> {
    tx.list(SQL_LIST, &[tx.commune(), submission.bind()], from_row).await
}

/// How often the same bytes were handed in.
pub async fn count_of(tx: &mut Tx, sha256: &str) -> StoreResult<u64> {
    tx.count(SQL_COUNT_OF, &[tx.commune(), sha256.bind()]).await
}

pub async fn delete(tx: &mut Tx, id: &EvidenceId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<Evidence> {
    Ok(Evidence {
        id: EvidenceId(row.text("id")?),
        submission: SubmissionId(row.text("submission")?),
        criterion: row.opt_text("criterion")?,
        name: row.text("name")?,
        kind: row.word("kind", EvidenceKind::parse)?,
        size: row.number("size")?,
        sha256: row.text("sha256")?,
        added_by: row.text("added_by")?,
        account: row.opt_text("account")?.map(AccountId),
        added_at: row.instant("added_at")?,
    })
}

use std::collections::BTreeMap;

use domain::ground::id::SubmissionId;
use domain::meeting::{Found, Says};

use crate::db::{Bind, StoreResult, Tx};

const SQL_PUT: &str = "insert into submission_mark (commune, submission, criterion, says, reason, actor, at) \
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (commune, submission, criterion) do update set \
    says = excluded.says, reason = excluded.reason, actor = excluded.actor, at = excluded.at";
const SQL_DELETE: &str = "delete from submission_mark where commune = $1 and submission = $2 and criterion = $3";
const SQL_LIST: &str = "select submission_mark.* from submission_mark where commune = $1 and submission = $2";

/// What an appraiser found; none takes the mark back.
pub async fn put_mark(
    tx: &mut Tx,
    submission: &SubmissionId,
    criterion: &str,
    found: Option<&Found>,
) -> StoreResult<()> {
    let Some(found) = found else {
        tx.execute(SQL_DELETE, &[tx.commune(), submission.bind(), criterion.bind()]).await?;
        return Ok(());
    };
    let binds = [
        tx.commune(),
        submission.bind(),
        criterion.bind(),
        found.says.bind(),
        found.reason.bind(),
        found.by.bind(),
        found.at.bind(),
    ];
    tx.execute(SQL_PUT, &binds).await?;
    Ok(())
}

/// By criterion.
pub async fn marks(tx: &mut Tx, submission: &SubmissionId) -> StoreResult<BTreeMap<String, Found>> {
    let binds = [tx.commune(), submission.bind()];
    let all = tx.list(SQL_LIST, &binds, |row| {
        let found = Found {
            says: row.word("says", Says::parse)?,
            reason: row.text("reason")?,
            by: row.text("actor")?,
            at: row.instant("at")?,
        };
        Ok((row.text("criterion")?, found))
    });
    Ok(all.await?.into_iter().collect())
}

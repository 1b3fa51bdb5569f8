use domain::ground::id::{AccountId, SubmissionId};
use domain::meeting::{Claim, SubmissionState, SubmissionStep};
use jiff::Timestamp;

use crate::db::{Bind, StoreResult, Tx};
use crate::json;

const SQL_INSERT: &str = "insert into submission_move (commune, submission, position, step, from_state, to_state, reason, \
    claim, actor, account, at) select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 \
    from submission_move where commune = $1 and submission = $2";
const SQL_LIST: &str =
    "select submission_move.* from submission_move where commune = $1 and submission = $2 order by position";

/// One step of a submission: who made it, when and why. A submitting keeps what was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveMade {
    pub step: SubmissionStep,
    pub from: SubmissionState,
    pub to: SubmissionState,
    pub reason: String,
    pub claim: Option<Claim>,
    pub actor: String,
    pub account: Option<AccountId>,
    pub at: Timestamp,
}

pub async fn insert_move(tx: &mut Tx, submission: &SubmissionId, made: &MoveMade) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        submission.bind(),
        made.step.bind(),
        made.from.bind(),
        made.to.bind(),
        made.reason.bind(),
        made.claim.as_ref().map(json::text).transpose()?.bind(),
        made.actor.bind(),
        made.account.bind(),
        made.at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// Oldest first.
pub async fn list_moves(tx: &mut Tx, submission: &SubmissionId) -> StoreResult<Vec<MoveMade>> {
    tx.list(SQL_LIST, &[tx.commune(), submission.bind()], |row| {
        let claim = row.opt_text("claim")?;
        Ok(MoveMade {
            step: row.word("step", SubmissionStep::parse)?,
            from: row.word("from_state", SubmissionState::parse)?,
            to: row.word("to_state", SubmissionState::parse)?,
            reason: row.text("reason")?,
            claim: claim.map(|_| row.json("claim")).transpose()?,
            actor: row.text("actor")?,
            account: row.opt_text("account")?.map(AccountId),
            at: row.instant("at")?,
        })
    })
    .await
}

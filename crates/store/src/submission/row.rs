use domain::ground::id::{AccountId, SubjectId, SubmissionId};
use domain::meeting::{Submission, SubmissionState};
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::json;

const SQL_INSERT: &str = "insert into submission (commune, id, title, subject, year, state, version, claim, is_taken_up, \
    replaced, saved_by, account, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const SQL_UPDATE: &str = "update submission set state = $3, version = $4, claim = $5, is_taken_up = $6, replaced = $7, \
    saved_by = $8, account = $9, saved_at = $10 where commune = $1 and id = $2 and version = $11";
const SQL_FIND: &str = "select submission.* from submission where commune = $1 and id = $2";
const SQL_FIND_OF: &str = "select submission.* from submission \
    where commune = $1 and year = $2 and title = $3 and subject = $4";
const SQL_LIST: &str = "select submission.* from submission where commune = $1 and year = $2 order by title, id";

pub async fn insert(tx: &mut Tx, one: &Submission) -> StoreResult<()> {
    let binds = vec![
        tx.commune(),
        one.id.bind(),
        one.title.bind(),
        one.subject.bind(),
        one.year.bind(),
        one.state.bind(),
        one.version.bind(),
        json::text(&one.claim)?.bind(),
        one.is_taken_up.bind(),
        replaced(one)?,
        one.saved_by.bind(),
        one.account.bind(),
        one.saved_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// False where somebody else changed it since it had this version.
pub async fn update(tx: &mut Tx, one: &Submission, was: u32) -> StoreResult<bool> {
    let binds = [
        tx.commune(),
        one.id.bind(),
        one.state.bind(),
        one.version.bind(),
        json::text(&one.claim)?.bind(),
        one.is_taken_up.bind(),
        replaced(one)?,
        one.saved_by.bind(),
        one.account.bind(),
        one.saved_at.bind(),
        was.bind(),
    ];
    Ok(tx.execute(SQL_UPDATE, &binds).await? != 0)
}

pub async fn find(tx: &mut Tx, id: &SubmissionId) -> StoreResult<Option<Submission>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

/// The one of a subject in a year.
pub async fn find_of(tx: &mut Tx, title: Title, subject: &SubjectId, year: i16) -> StoreResult<Option<Submission>> {
    tx.optional(SQL_FIND_OF, &[tx.commune(), year.bind(), title.bind(), subject.bind()], from_row).await
}

/// All of a year, of every title.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Submission>> {
    tx.list(SQL_LIST, &[tx.commune(), year.bind()], from_row).await
}

fn replaced(one: &Submission) -> StoreResult<Value> {
    Ok(one.replaced.as_ref().map(json::text).transpose()?.bind())
}

fn from_row(row: &Row<'_>) -> StoreResult<Submission> {
    let replaced = row.opt_text("replaced")?;
    Ok(Submission {
        id: SubmissionId(row.text("id")?),
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
        year: row.number("year")?,
        state: row.word("state", SubmissionState::parse)?,
        version: row.number("version")?,
        claim: row.json("claim")?,
        is_taken_up: row.bool("is_taken_up")?,
        replaced: replaced.map(|_| row.json("replaced")).transpose()?,
        saved_by: row.text("saved_by")?,
        account: row.opt_text("account")?.map(AccountId),
        saved_at: row.instant("saved_at")?,
    })
}

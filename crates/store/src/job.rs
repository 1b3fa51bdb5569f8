//! Work that goes on behind the pages, so that it is not lost when the program stops in it.

use domain::ground::id::{AccountId, JobId};
use domain::people::Role;
use domain::worded;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};

worded! {
    pub enum JobState {
        Queued = "queued",
        Running = "running",
        Done = "done",
        Failed = "failed",
        Cancelled = "cancelled",
    }
}

impl JobState {
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Queued | Self::Running)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: JobId,
    /// The word of its work; what it is about stands in `input`, as JSON text.
    pub kind: String,
    pub input: String,
    pub state: JobState,
    /// Of so many `steps`; none are known before it has begun.
    pub done: u64,
    pub steps: u64,
    /// What it does now, or why it failed.
    pub message: String,
    pub message_english: String,
    /// As JSON text, once it is done.
    pub result: Option<String>,
    /// Who ordered it, and in which role: it may no more than they.
    pub actor: String,
    pub role: Role,
    pub account: Option<AccountId>,
    /// Somebody asked it to stop.
    pub is_stopping: bool,
    pub made_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

const SQL_INSERT: &str = "insert into job (commune, id, kind, input, state, done, steps, message, message_english, \
    actor, role, is_stopping, made_at, account) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const SQL_FIND: &str = "select job.* from job where commune = $1 and id = $2";
const SQL_LIST: &str = "select job.* from job where commune = $1 order by made_at desc, id desc limit 50";
/// Waiting, or left in the middle by a program that no longer says that it lives.
const SQL_NEXT: &str = "select job.* from job where commune = $1 and (state = 'queued' or (state = 'running' \
    and (beat_at is null or beat_at < $2))) order by made_at, id limit 1";
const SQL_CLAIM: &str = "update job set state = 'running', worker = $3, beat_at = $4, done = 0, steps = 0 \
    where commune = $1 and id = $2 and (state = 'queued' or (state = 'running' and (beat_at is null or beat_at < $5)))";
const SQL_BEAT: &str = "update job set beat_at = $4, done = $5, steps = $6, message = $7, message_english = $8 \
    where commune = $1 and id = $2 and worker = $3 and state = 'running'";
/// Gives a job back unfinished: the program ends in an orderly way.
const SQL_RELEASE: &str = "update job set state = 'queued', worker = null, beat_at = null \
    where commune = $1 and id = $2 and state = 'running'";
const SQL_IS_STOPPING: &str = "select is_stopping from job where commune = $1 and id = $2";
const SQL_STOP: &str = "update job set is_stopping = $3 where commune = $1 and id = $2 \
    and state in ('queued', 'running')";
const SQL_END: &str = "update job set state = $3, message = $4, message_english = $5, result = $6, ended_at = $7 \
    where commune = $1 and id = $2 and state in ('queued', 'running')";
const SQL_FORGET: &str = "delete from job where commune = $1 and ended_at < $2";

pub async fn insert(tx: &mut Tx, job: &Job) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        job.id.bind(),
        job.kind.bind(),
        job.input.bind(),
        job.state.as_str().bind(),
        job.done.bind(),
        job.steps.bind(),
        job.message.bind(),
        job.message_english.bind(),
        job.actor.bind(),
        job.role.as_str().bind(),
        job.is_stopping.bind(),
        job.made_at.bind(),
        job.account.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &JobId) -> StoreResult<Option<Job>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

/// The newest, newest first.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Job>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

/// The oldest that nobody works at. One whose worker has not been heard of since `silent` counts as nobody's.
pub async fn next(tx: &mut Tx, silent: Timestamp) -> StoreResult<Option<Job>> {
    tx.optional(SQL_NEXT, &[tx.commune(), silent.bind()], from_row).await
}

/// Takes a job; false where somebody else was faster.
pub async fn claim(tx: &mut Tx, id: &JobId, worker: &str, now: Timestamp, silent: Timestamp) -> StoreResult<bool> {
    let binds = [tx.commune(), id.bind(), worker.bind(), now.bind(), silent.bind()];
    Ok(tx.execute(SQL_CLAIM, &binds).await? != 0)
}

/// How far a worker is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beat {
    pub done: u64,
    pub steps: u64,
    pub message: String,
    pub message_english: String,
}

/// The worker lives, and is so far; false where the job is no longer its own.
pub async fn beat(tx: &mut Tx, id: &JobId, worker: &str, now: Timestamp, beat: &Beat) -> StoreResult<bool> {
    let binds = [
        tx.commune(),
        id.bind(),
        worker.bind(),
        now.bind(),
        beat.done.bind(),
        beat.steps.bind(),
        beat.message.bind(),
        beat.message_english.bind(),
    ];
    Ok(tx.execute(SQL_BEAT, &binds).await? != 0)
}

pub async fn release(tx: &mut Tx, id: &JobId) -> StoreResult<()> {
    tx.execute(SQL_RELEASE, &[tx.commune(), id.bind()]).await?;
    Ok(())
}

pub async fn is_stopping(tx: &mut Tx, id: &JobId) -> StoreResult<bool> {
    let found = tx.optional(SQL_IS_STOPPING, &[tx.commune(), id.bind()], |row| row.bool("is_stopping")).await?;
    Ok(found.unwrap_or_default())
}

/// Asks a job to stop; false where it is over.
pub async fn stop(tx: &mut Tx, id: &JobId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_STOP, &[tx.commune(), id.bind(), true.bind()]).await? != 0)
}

/// How a job ended.
#[derive(Clone, Debug)]
pub struct End {
    pub state: JobState,
    pub message: String,
    pub message_english: String,
    pub result: Option<String>,
}

pub async fn end(tx: &mut Tx, id: &JobId, end: &End, at: Timestamp) -> StoreResult<bool> {
    let binds = [
        tx.commune(),
        id.bind(),
        end.state.as_str().bind(),
        end.message.bind(),
        end.message_english.bind(),
        end.result.bind(),
        at.bind(),
    ];
    Ok(tx.execute(SQL_END, &binds).await? != 0)
}

/// Jobs that ended before this are no longer of interest: what they did stands in the audit record.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> StoreResult<u64> {
    tx.execute(SQL_FORGET, &[tx.commune(), before.bind()]).await
}

fn from_row(row: &Row<'_>) -> StoreResult<Job> {
    Ok(Job {
        id: JobId(row.text("id")?),
        kind: row.text("kind")?,
        input: row.text("input")?,
        state: row.word("state", JobState::parse)?,
        done: row.number("done")?,
        steps: row.number("steps")?,
        message: row.text("message")?,
        message_english: row.text("message_english")?,
        result: row.opt_text("result")?,
        actor: row.text("actor")?,
        role: row.word("role", Role::parse)?,
        account: row.opt_text("account")?.map(AccountId),
        is_stopping: row.bool("is_stopping")?,
        made_at: row.instant("made_at")?,
        ended_at: row.opt_instant("ended_at")?,
    })
}

use std::sync::Arc;

use domain::ground::id::JobId;
use domain::people::{Actor, Scope};
use jiff::{SignedDuration, Timestamp};
use store::job::{End, Job, JobState};

use super::order::JobOrder;
use super::progress::Progress;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// A worker that was not heard of for so long was killed: its job is taken anew.
const SILENT: SignedDuration = SignedDuration::from_secs(20);

/// Ended jobs are shown for so long.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A job in the hands of a worker.
pub struct Claimed {
    job: Job,
    worker: String,
    /// The desk of who ordered it.
    desk: Desk,
    pub progress: Arc<Progress>,
}

impl Claimed {
    pub fn id(&self) -> &JobId {
        &self.job.id
    }
}

/// Takes the oldest job that nobody works at. `worker` is another word in each process.
pub async fn claim(desk: &Desk, worker: &str) -> ActionResult<Option<Claimed>> {
    let mut cx = desk.read().await?;
    let now = cx.now();
    let silent = before(now, SILENT);
    let Some(job) = store::job::next(&mut cx.tx, silent).await? else { return Ok(None) };
    drop(cx);
    let mut cx = desk.begin().await?;
    if !store::job::claim(&mut cx.tx, &job.id, worker, now, silent).await? {
        return Ok(None);
    }
    cx.commit().await?;
    let actor = Actor { account: job.account.clone(), name: job.actor.clone(), role: job.role, scope: Scope::Ward };
    let progress = desk.live.begin(&job.id);
    Ok(Some(Claimed { worker: worker.to_owned(), desk: desk.for_actor(actor), progress, job }))
}

fn before(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.checked_sub(span).unwrap_or(Timestamp::MIN)
}

/// Does the work, which takes the thread it runs on.
pub async fn perform(claimed: &Claimed) -> ActionResult<serde_json::Value> {
    let order = JobOrder::of(&claimed.job)?;
    super::perform::perform(&claimed.desk, &order, &claimed.progress).await
}

/// Says that the worker lives and how far it is, and hears whether it is to stop. To be called every few seconds.
pub async fn heartbeat(claimed: &Claimed) -> ActionResult<()> {
    let mut cx = claimed.desk.begin().await?;
    let now = cx.now();
    let beat = claimed.progress.beat();
    let is_own = store::job::beat(&mut cx.tx, claimed.id(), &claimed.worker, now, &beat).await?;
    if !is_own || store::job::is_stopping(&mut cx.tx, claimed.id()).await? {
        claimed.progress.stop();
    }
    cx.commit().await
}

/// Writes down how the work ended. Where the program is about to end, the job waits for the next one.
pub async fn end(claimed: &Claimed, result: ActionResult<serde_json::Value>) -> ActionResult<()> {
    let mut cx = claimed.desk.begin().await?;
    let progress = &claimed.progress;
    let now = cx.now();
    if result.is_err() && progress.is_leaving() && !progress.is_stopping() {
        store::job::release(&mut cx.tx, claimed.id()).await?;
    } else {
        store::job::beat(&mut cx.tx, claimed.id(), &claimed.worker, now, &progress.beat()).await?;
        store::job::end(&mut cx.tx, claimed.id(), &ended(&result, progress.is_stopping()), now).await?;
    }
    cx.commit().await?;
    claimed.desk.live.end();
    Ok(())
}

fn ended(result: &ActionResult<serde_json::Value>, is_stopping: bool) -> End {
    let (state, message, message_english) = match result {
        Ok(_) => (JobState::Done, String::new(), String::new()),
        Err(error) if is_stopping => (JobState::Cancelled, error.to_string(), error.english()),
        Err(error @ ActionError::Failed(_)) => {
            tracing::error!(%error, "a job failed");
            (JobState::Failed, error.to_string(), error.english())
        }
        Err(error) => (JobState::Failed, error.to_string(), error.english()),
    };
    End { state, message, message_english, result: result.as_ref().ok().map(ToString::to_string) }
}

/// Forgets what ended long ago.
pub async fn tidy(desk: &Desk) -> ActionResult<()> {
    let mut cx = desk.begin().await?;
    let now = cx.now();
    store::job::forget(&mut cx.tx, before(now, KEPT)).await?;
    cx.commit().await
}

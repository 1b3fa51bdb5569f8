use std::path::PathBuf;

use domain::ground::id::JobId;
use jiff::Timestamp;
use serde::Deserialize;
use store::job::{Job, JobState};

use super::order::{JobOrder, found};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A job as its page shows it.
#[derive(Clone, Debug)]
pub struct JobView {
    pub id: JobId,
    pub order: JobOrder,
    pub state: JobState,
    pub is_stopping: bool,
    pub done: u64,
    pub steps: u64,
    pub message: String,
    pub message_english: String,
    pub made: Made,
    pub actor: String,
    pub made_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// What a job left.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Made {
    /// Under the ward's folder.
    #[serde(default)]
    pub files: Vec<String>,
}

/// One job, as far as it is at this moment.
pub async fn find(cx: &mut Cx<'_>, id: &JobId) -> ActionResult<JobView> {
    let job = found(cx, id).await?;
    view(cx, job)
}

/// The latest jobs that this person may see, newest first.
pub async fn list(cx: &mut Cx<'_>) -> ActionResult<Vec<JobView>> {
    let all = store::job::list(&mut cx.tx).await?;
    let views = all.into_iter().map(|job| view(cx, job)).collect::<ActionResult<Vec<_>>>()?;
    Ok(views.into_iter().filter(|view| cx.actor().role.may(view.order.permission())).collect())
}

/// Where a file lies that a job wrote. Papers with the reasons of persons are handed out by their register alone.
pub async fn made(cx: &mut Cx<'_>, id: &JobId, at: usize) -> ActionResult<PathBuf> {
    let view = find(cx, id).await?;
    let file = view.made.files.into_iter().nth(at).unwrap_or_default();
    if is_noted(cx, &file).await? {
        return crate::document::hand_out(cx, &file).await;
    }
    let path = cx.desk.folder.join(&file);
    if !file.is_empty() && path.is_file() {
        return Ok(path);
    }
    Err(ActionError::missing("tệp này không còn ở đây", "this file is no longer here"))
}

async fn is_noted(cx: &mut Cx<'_>, file: &str) -> ActionResult<bool> {
    Ok(store::paper::list(&mut cx.tx).await?.iter().any(|note| note.file_name == file))
}

fn view(cx: &Cx<'_>, job: Job) -> ActionResult<JobView> {
    let order = JobOrder::of(&job)?;
    let made = job.result.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let mut view = JobView {
        order,
        state: job.state,
        is_stopping: job.is_stopping,
        done: job.done,
        steps: job.steps,
        message: job.message,
        message_english: job.message_english,
        made,
        actor: job.actor,
        made_at: job.made_at,
        ended_at: job.ended_at,
        id: job.id,
    };
    if let Some(progress) = cx.desk.live.of(&view.id).filter(|_| !view.state.is_over()) {
        let beat = progress.beat();
        (view.done, view.steps) = (beat.done, beat.steps);
        (view.message, view.message_english) = (beat.message, beat.message_english);
    }
    Ok(view)
}

use domain::ground::id::JobId;
use domain::people::Permission;
use serde::{Deserialize, Serialize};
use store::job::{End, Job, JobState};

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// What is to be done. Doing it twice gives the same as doing it once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobOrder {
    /// Takes in a draft as somebody saw it.
    Import { draft: String, version: u64 },
    /// The papers of a year: of one title or all, or one certificate.
    Papers { programme: String, year: i16, about: Option<String>, subject: Option<String> },
    /// The report over a span.
    Report { programme: String, from: i16, to: i16 },
    /// Certificates for pre-printed blanks, moved by tenths of a millimetre.
    Blanks { programme: String, year: i16, about: String, subject: Option<String>, right: i16, down: i16 },
    /// A backup into the ward's folder, by hand or by the schedule.
    Backup { with_key: bool, is_scheduled: bool },
}

impl JobOrder {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Import { .. } => "import",
            Self::Papers { .. } => "papers",
            Self::Report { .. } => "report",
            Self::Blanks { .. } => "blanks",
            Self::Backup { .. } => "backup",
        }
    }

    pub fn permission(&self) -> Permission {
        match self {
            Self::Import { .. } => Permission::Import,
            Self::Backup { .. } => Permission::KeepBackup,
            Self::Papers { .. } | Self::Report { .. } | Self::Blanks { .. } => Permission::PrintPapers,
        }
    }

    pub(super) fn of(job: &Job) -> ActionResult<Self> {
        serde_json::from_str(&job.input).map_err(|error| {
            ActionError::failed(format!("việc {} ghi sai: {error}", job.id), format!("the job {}: {error}", job.id))
        })
    }
}

/// Puts work into the queue. The same work that waits or runs already is not ordered twice.
pub async fn order(cx: &mut Cx<'_>, order: &JobOrder) -> ActionResult<JobId> {
    cx.require(order.permission())?;
    let input = serde_json::to_string(order).map_err(|error| {
        ActionError::failed(format!("không ghi được việc: {error}"), format!("the job cannot be written: {error}"))
    })?;
    let all = store::job::list(&mut cx.tx).await?;
    if let Some(same) = all.into_iter().find(|job| !job.state.is_over() && !job.is_stopping && job.input == input) {
        return Ok(same.id);
    }
    let job = Job {
        id: cx.new_id()?,
        kind: order.kind().to_owned(),
        input,
        state: JobState::Queued,
        done: 0,
        steps: 0,
        message: String::new(),
        message_english: String::new(),
        result: None,
        actor: cx.actor().name.clone(),
        role: cx.actor().role,
        account: cx.actor().account.clone(),
        is_stopping: false,
        made_at: cx.now(),
        ended_at: None,
    };
    store::job::insert(&mut cx.tx, &job).await?;
    cx.record("job.ordered", job.id.as_str(), serde_json::json!({ "kind": job.kind, "order": order })).await?;
    Ok(job.id)
}

/// Stops a job that waits or runs. What it did not finish leaves nothing.
pub async fn stop(cx: &mut Cx<'_>, id: &JobId) -> ActionResult<()> {
    let job = found(cx, id).await?;
    if !store::job::stop(&mut cx.tx, id).await? {
        return Err(ActionError::refused("việc này đã kết thúc", "this job is over"));
    }
    if job.state == JobState::Queued {
        let end = End {
            state: JobState::Cancelled,
            message: "đã dừng theo yêu cầu".to_owned(),
            message_english: "stopped as asked".to_owned(),
            result: None,
        };
        let now = cx.now();
        store::job::end(&mut cx.tx, id, &end, now).await?;
    }
    cx.record("job.stopped", id.as_str(), serde_json::json!({ "kind": job.kind })).await
}

/// A job that this person may see.
pub(super) async fn found(cx: &mut Cx<'_>, id: &JobId) -> ActionResult<Job> {
    let job = store::job::find(&mut cx.tx, id).await?;
    let job = job.ok_or_else(|| ActionError::missing("không có việc này", "there is no such job"))?;
    cx.require(JobOrder::of(&job)?.permission())?;
    Ok(job)
}

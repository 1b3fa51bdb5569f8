use actions::job;
use axum::extract::Path;
use domain::ground::id::JobId;
use serde::Serialize;
use store::job::JobState;

use super::words;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::office::papers;
use crate::view::download::send_file;
use crate::view::moment;

/// One job and how far it is; asked for again while it runs.
#[derive(Debug, Serialize)]
pub struct JobPage {
    pub id: String,
    pub title: String,
    /// `queued`, `running`, `done`, `failed`, `cancelled`.
    pub state: String,
    pub state_word: String,
    pub is_over: bool,
    pub is_stopping: bool,
    pub done: u64,
    pub steps: u64,
    pub message: String,
    pub who: String,
    pub made: String,
    pub ended: String,
    /// Names of what it wrote.
    pub files: Vec<String>,
    /// What to read when it is done.
    pub next: String,
}

impl JobPage {
    pub const TEMPLATE: &'static str = "office/jobs/show.html";
}

/// GET /office/jobs/{id}
pub async fn show(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let view = job::find(&mut cx, &JobId(id)).await?;
    let next = match &view.order {
        job::JobOrder::Import { draft, .. } => format!("/office/import/drafts/{draft}"),
        job::JobOrder::Papers { programme, year, .. } => papers::address(programme, *year),
        job::JobOrder::Report { programme, to, .. } => papers::address(programme, *to),
        job::JobOrder::Blanks { .. } => String::new(),
        job::JobOrder::Backup { .. } => "/office/backup".to_owned(),
    };
    let name = |file: &String| file.rsplit('/').next().unwrap_or_default().to_owned();
    let page = JobPage {
        title: words::title(&seat, &view.order),
        state: view.state.to_string(),
        state_word: words::state(&seat, &view).to_owned(),
        is_over: view.state.is_over(),
        is_stopping: view.is_stopping,
        done: view.done,
        steps: view.steps,
        message: seat.say(&view.message, &view.message_english).to_owned(),
        made: moment(view.made_at),
        ended: view.ended_at.map(moment).unwrap_or_default(),
        files: view.made.files.iter().map(name).collect(),
        next: if matches!(view.state, JobState::Done | JobState::Failed) { next } else { String::new() },
        who: view.actor,
        id: view.id.0,
    };
    seat.page(JobPage::TEMPLATE, &page)
}

/// POST /office/jobs/{id}/stop
pub async fn stop(seat: Seat, Path(id): Path<String>) -> WebResult {
    let id = JobId(id);
    let mut cx = seat.begin().await?;
    job::stop(&mut cx, &id).await?;
    cx.commit().await?;
    Ok(seat.redirect(&format!("/office/jobs/{id}"), seat.say("Việc này đang dừng lại.", "The job is stopping.")))
}

/// GET /office/jobs/{id}/files/{at}: what a job wrote.
pub async fn made(seat: Seat, Path((id, at)): Path<(String, usize)>) -> WebResult {
    let mut cx = seat.begin().await?;
    let path = job::made(&mut cx, &JobId(id), at).await?;
    cx.commit().await?;
    Ok(send_file(path).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(state: JobState) -> JobPage {
        JobPage {
            id: "job-1".to_owned(),
            title: "Giấy tờ năm 2021".to_owned(),
            state: state.to_string(),
            state_word: "đang làm".to_owned(),
            is_over: state.is_over(),
            is_stopping: false,
            done: 12,
            steps: 102,
            message: "giay-cong-nhan.pdf".to_owned(),
            who: "can-bo".to_owned(),
            made: "12/11/2021 08:00".to_owned(),
            ended: String::new(),
            files: if state == JobState::Done { vec!["giay-cong-nhan.pdf".to_owned()] } else { Vec::new() },
            next: String::new(),
        }
    }

    #[test]
    fn a_running_job_asks_again_by_itself_and_can_be_stopped() {
        let html = crate::view::sample(JobPage::TEMPLATE, &page(JobState::Running));
        for part in ["hx-trigger=\"every 1s\"", "<noscript>", "max=\"102\"", "/office/jobs/job-1/stop", "12/102"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn a_job_that_is_over_asks_no_more_and_shows_what_it_left() {
        let html = crate::view::sample(JobPage::TEMPLATE, &page(JobState::Done));
        assert!(!html.contains("hx-trigger") && !html.contains("http-equiv") && !html.contains("/stop"), "{html}");
        assert!(html.contains("/office/jobs/job-1/files/0"));
    }
}

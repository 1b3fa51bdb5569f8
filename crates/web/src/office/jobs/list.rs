use actions::job;
use serde::Serialize;

use super::words;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The latest jobs of the ward.
#[derive(Debug, Serialize)]
pub struct JobsPage {
    pub jobs: Vec<JobRow>,
}

#[derive(Debug, Serialize)]
pub struct JobRow {
    pub id: String,
    pub title: String,
    pub state: String,
    pub who: String,
    pub when: String,
}

impl JobsPage {
    pub const TEMPLATE: &'static str = "office/jobs/list.html";
}

/// GET /office/jobs
pub async fn index(seat: Seat) -> WebResult {
    let mut cx = seat.read().await?;
    let jobs = job::list(&mut cx).await?;
    let row = |view: job::JobView| JobRow {
        title: words::title(&seat, &view.order),
        state: words::state(&seat, &view).to_owned(),
        who: view.actor,
        when: moment(view.made_at),
        id: view.id.0,
    };
    seat.page(JobsPage::TEMPLATE, &JobsPage { jobs: jobs.into_iter().map(row).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_listed_with_who_ordered_it_and_a_link() {
        let row = JobRow {
            id: "job-1".to_owned(),
            title: "Giấy tờ năm 2021".to_owned(),
            state: "đang làm".to_owned(),
            who: "can-bo".to_owned(),
            when: "12/11/2021 08:00".to_owned(),
        };
        let html = crate::view::sample(JobsPage::TEMPLATE, &JobsPage { jobs: vec![row] });
        assert!(html.contains("/office/jobs/job-1") && html.contains("can-bo") && html.contains("đang làm"), "{html}");
        let none = crate::view::sample(JobsPage::TEMPLATE, &JobsPage { jobs: Vec::new() });
        assert!(none.contains("Chưa có việc nào"));
    }
}

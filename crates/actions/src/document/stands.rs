use store::paper::Paper as Note;

use super::job::{Content, Job};

/// What the record of now says of a paper that was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It would be printed again as it was.
    Same,
    /// It would print something else.
    Other,
    /// It would not be printed any more.
    Gone,
}

/// Finds a noted paper among all papers of its year, as they would be printed now.
pub fn stands(jobs: &[Job], note: &Note) -> Stands {
    let of_title = |job: &&Job| job.about == note.about;
    let is_named = |job: &&Job| job.kind() == note.kind && job.subject == note.subject;
    if let Some(job) = jobs.iter().filter(of_title).find(is_named) {
        let figures = serde_json::from_str::<serde_json::Value>(&note.figures).ok();
        let is_same = job.decision == note.decision && figures.as_ref() == Some(&job.figures);
        return if is_same { Stands::Same } else { Stands::Other };
    }
    // A single certificate is part of a job of many.
    let holds = |job: &&Job| match &job.content {
        Content::Certificates(all) => {
            job.decision == note.decision && all.iter().any(|certificate| certificate.code == note.subject)
        }
        Content::Paper(_) => false,
    };
    let is_single = !note.subject.is_empty() && note.figures.contains("certificates");
    if is_single && jobs.iter().filter(of_title).any(|job| holds(&job)) { Stands::Same } else { Stands::Gone }
}

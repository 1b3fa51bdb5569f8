use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::ground::id::DecisionId;
use serde::Serialize;
use store::digest::sha256_hex;

use super::job::{Content, Job};
use super::put;
use crate::error::{ActionError, ActionResult};

/// One written file.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Under the folder given, with forward slashes.
    pub file: String,
    pub bytes: usize,
    #[serde(skip)]
    pub sha256: String,
    #[serde(skip)]
    pub about: String,
    #[serde(skip)]
    pub subject: String,
    #[serde(skip)]
    pub decision: Option<DecisionId>,
    #[serde(skip)]
    pub figures: String,
    #[serde(skip)]
    pub kind: String,
}

/// Draws and writes all jobs, on every core. `tick` is told of each file.
pub fn press(jobs: &[Job], folder: &Path, tick: &(dyn Fn(&str) + Sync)) -> ActionResult<Vec<Written>> {
    let tasks: Vec<(&Job, Format)> =
        jobs.iter().flat_map(|job| formats(job).map(move |format| (job, format))).collect();
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, ActionResult<Written>)>> = Mutex::new(Vec::with_capacity(tasks.len()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tasks.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((job, format)) = tasks.get(at) else { break };
                    let result = one(job, *format, folder);
                    if let Ok(written) = &result {
                        tick(&written.file);
                    }
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Pdf,
    Docx,
    Xlsx,
}

fn formats(job: &Job) -> impl Iterator<Item = Format> + use<> {
    let wanted = job.formats;
    [(wanted.pdf, Format::Pdf), (wanted.docx, Format::Docx), (wanted.xlsx, Format::Xlsx)]
        .into_iter()
        .filter_map(|(is_wanted, format)| is_wanted.then_some(format))
}

fn one(job: &Job, format: Format, folder: &Path) -> ActionResult<Written> {
    let (ending, drawn) = match (format, &job.content) {
        (Format::Pdf, Content::Paper(paper)) => ("pdf", files::pdf::paper(paper).map_err(|e| e.to_string())),
        (Format::Pdf, Content::Certificates(all)) => ("pdf", files::pdf::certificates(all).map_err(|e| e.to_string())),
        (Format::Docx, Content::Paper(paper)) => ("docx", files::docx::paper(paper).map_err(|e| e.to_string())),
        (Format::Docx, Content::Certificates(all)) => {
            ("docx", files::docx::certificates(all).map_err(|e| e.to_string()))
        }
        (Format::Xlsx, Content::Paper(paper)) => ("xlsx", files::xlsx::paper(paper).map_err(|e| e.to_string())),
        (Format::Xlsx, Content::Certificates(_)) => ("xlsx", Err("certificates are no list".to_owned())),
    };
    let file = format!("{}.{ending}", job.stem);
    let bytes = drawn.map_err(|why| {
        ActionError::failed(format!("không vẽ được {file}: {why}"), format!("{file} cannot be drawn: {why}"))
    })?;
    put(&folder.join(&file), &bytes)?;
    Ok(Written {
        sha256: sha256_hex(&bytes),
        bytes: bytes.len(),
        about: job.about.clone(),
        subject: job.subject.clone(),
        decision: job.decision.clone(),
        figures: job.figures.to_string(),
        kind: job.stem.rsplit('/').next().unwrap_or(&job.stem).to_owned(),
        file,
    })
}

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use domain::document::Block;
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

/// Lists and certificates of this many take most of a printing's memory and time.
const HEAVY: usize = 1_000;

/// Draws and writes all jobs, on every core. Heavy ones are drawn one at a time, beside the light ones, so that memory
/// stays flat. `tick` is told of each file.
pub fn press(jobs: &[Job], folder: &Path, tick: &(dyn Fn(&str) + Sync)) -> ActionResult<Vec<Written>> {
    let tasks: Vec<Task> = jobs.iter().flat_map(|job| formats(job).map(move |format| Task { job, format })).collect();
    let (heavy, light): (Vec<usize>, Vec<usize>) = (0..tasks.len()).partition(|at| tasks[*at].is_heavy());
    let (heavy, light) = (Queue::of(heavy), Queue::of(light));
    let at_heavy = Mutex::new(());
    let done: Mutex<Vec<(usize, ActionResult<Written>)>> = Mutex::new(Vec::with_capacity(tasks.len()));
    let draw = |at: usize| {
        let result = one(tasks[at].job, tasks[at].format, folder);
        if let Ok(written) = &result {
            tick(&written.file);
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
    };
    let work = || loop {
        if let Ok(_alone) = at_heavy.try_lock()
            && let Some(at) = heavy.next()
        {
            draw(at);
        } else if let Some(at) = light.next() {
            draw(at);
        } else {
            let _alone = at_heavy.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(at) = heavy.next() else { break };
            draw(at);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tasks.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// One job in one format.
struct Task<'j> {
    job: &'j Job,
    format: Format,
}

impl Task<'_> {
    fn is_heavy(&self) -> bool {
        let rows = |block: &Block| match block {
            Block::Table(table) => table.rows.len(),
            _ => 0,
        };
        let size = match &self.job.content {
            Content::Paper(paper) => paper.blocks.iter().map(rows).sum(),
            Content::Certificates(all) => all.len(),
        };
        HEAVY <= size && matches!(self.format, Format::Pdf)
    }
}

/// Places of tasks, each given out once.
struct Queue {
    tasks: Vec<usize>,
    next: AtomicUsize,
}

impl Queue {
    fn of(tasks: Vec<usize>) -> Self {
        Self { tasks, next: AtomicUsize::new(0) }
    }

    fn next(&self) -> Option<usize> {
        self.tasks.get(self.next.fetch_add(1, Ordering::Relaxed)).copied()
    }
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

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use domain::document::Block;
use domain::ground::id::DecisionId;
use domain::ground::refusal::Refusal;
use serde::Serialize;
use store::digest::sha256_hex;

use super::job::{Content, Job, SEALED, distinct};
use super::put::{Draft, Eyes, failed, private_folder, sweep};
use crate::error::{ActionError, ActionResult};

/// One written file.
#[derive(Debug, Serialize)]
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
    /// Not in its place yet: nothing is published before it is noted.
    #[serde(skip)]
    draft: Option<Draft>,
}

impl Written {
    /// Puts the file into its place.
    pub fn publish(&mut self) -> ActionResult<()> {
        self.draft.take().map_or(Ok(()), Draft::publish)
    }
}

/// One more file is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Tick<'t> {
    pub file: &'t str,
    /// How many there are in all.
    pub of: usize,
}

/// Is told of each file, and says whether to go on.
pub type OnTick<'t> = dyn Fn(Tick<'_>) -> bool + Sync + 't;

/// Lists and certificates of this many take most of a printing's memory and time.
const HEAVY: usize = 1_000;

/// Draws all jobs, on every core, into drafts that wait to be published. Heavy ones are drawn one at a time, beside the
/// light ones, so that memory stays flat. Stopped by `tick`, nothing is left of it.
pub fn press(jobs: &[Job], folder: &Path, tick: &OnTick<'_>) -> ActionResult<Vec<Written>> {
    distinct(jobs)?;
    let tasks: Vec<Task> = jobs.iter().flat_map(|job| formats(job).map(move |format| Task { job, format })).collect();
    let files: Vec<PathBuf> = tasks.iter().map(|task| folder.join(task.file())).collect();
    sweep(&files);
    close_sealed(&files)?;
    let (heavy, light): (Vec<usize>, Vec<usize>) = (0..tasks.len()).partition(|at| tasks[*at].is_heavy());
    let (heavy, light) = (Queue::of(heavy), Queue::of(light));
    let at_heavy = Mutex::new(());
    let done: Mutex<Vec<(usize, ActionResult<Written>)>> = Mutex::new(Vec::with_capacity(tasks.len()));
    let is_stopped = AtomicBool::new(false);
    let draw = |at: usize| {
        let result = one(&tasks[at], folder);
        if let Ok(written) = &result
            && !tick(Tick { file: &written.file, of: tasks.len() })
        {
            is_stopped.store(true, Ordering::Relaxed);
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
    };
    let work = || loop {
        if is_stopped.load(Ordering::Relaxed) {
            break;
        }
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
    if is_stopped.into_inner() {
        return Err(stopped());
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Somebody asked for it.
pub fn stopped() -> ActionError {
    ActionError::refused("đã dừng theo yêu cầu", "stopped as asked")
}

/// One job in one format.
struct Task<'j> {
    job: &'j Job,
    format: Format,
}

impl Task<'_> {
    /// Under the folder of the printing, with forward slashes.
    fn file(&self) -> String {
        let ending = match self.format {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
        };
        format!("{}.{ending}", self.job.stem)
    }

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

/// The folders of annexes with reasons are closed before anything lies in them.
fn close_sealed(files: &[PathBuf]) -> ActionResult<()> {
    let mut folders: Vec<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    folders.retain(|folder| folder.ends_with(SEALED));
    folders.dedup();
    for folder in folders {
        let above = folder.parent().map_or(Ok(()), std::fs::create_dir_all);
        above.and_then(|()| private_folder(folder)).map_err(|error| failed(folder, &error))?;
    }
    Ok(())
}

/// Why a file cannot be drawn, in both languages.
fn both(why: impl Refusal) -> (String, String) {
    (why.to_string(), why.english())
}

fn one(task: &Task<'_>, folder: &Path) -> ActionResult<Written> {
    let job = task.job;
    let drawn = match (task.format, &job.content) {
        (Format::Pdf, Content::Paper(paper)) => files::pdf::paper(paper).map_err(both),
        (Format::Pdf, Content::Certificates(all)) => files::pdf::certificates(all).map_err(both),
        (Format::Docx, Content::Paper(paper)) => files::docx::paper(paper).map_err(both),
        (Format::Docx, Content::Certificates(all)) => files::docx::certificates(all).map_err(both),
        (Format::Xlsx, Content::Paper(paper)) => files::xlsx::paper(paper).map_err(both),
        (Format::Xlsx, Content::Certificates(_)) => {
            Err(("giấy công nhận không phải là danh sách".to_owned(), "certificates are no list".to_owned()))
        }
    };
    let file = task.file();
    let bytes = drawn.map_err(|(why, reason)| {
        ActionError::failed(format!("không vẽ được {file}: {why}"), format!("{file} cannot be drawn: {reason}"))
    })?;
    let eyes = if job.is_sealed() { Eyes::Owner } else { Eyes::Usual };
    let draft = Some(Draft::write(&folder.join(&file), &bytes, eyes)?);
    Ok(Written {
        draft,
        sha256: sha256_hex(&bytes),
        bytes: bytes.len(),
        about: job.about.clone(),
        subject: job.subject.clone(),
        decision: job.decision.clone(),
        figures: job.figures.to_string(),
        kind: job.kind().to_owned(),
        file,
    })
}

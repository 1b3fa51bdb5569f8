use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::ground::id::JobId;
use store::job::Beat;

use crate::document::Tick;

/// How far a job is, shared between the one who works at it and those who watch.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    steps: AtomicU64,
    message: Mutex<(String, String)>,
    is_stopping: AtomicBool,
    /// The program ends: the job goes back into the queue.
    is_leaving: AtomicBool,
}

impl Progress {
    /// One more file is drawn; whether to go on.
    pub fn tick(&self, tick: Tick<'_>) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.steps.store(tick.of as u64, Ordering::Relaxed);
        *self.message.lock().unwrap_or_else(PoisonError::into_inner) = (tick.file.to_owned(), tick.file.to_owned());
        self.goes_on()
    }

    /// Begins the next of some steps; whether to go on.
    pub fn step(&self, (at, of): (u64, u64), vietnamese: &str, english: &str) -> bool {
        self.done.store(at, Ordering::Relaxed);
        self.steps.store(of, Ordering::Relaxed);
        *self.message.lock().unwrap_or_else(PoisonError::into_inner) = (vietnamese.to_owned(), english.to_owned());
        self.goes_on()
    }

    pub fn goes_on(&self) -> bool {
        !self.is_stopping.load(Ordering::Relaxed) && !self.is_leaving.load(Ordering::Relaxed)
    }

    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
    }

    pub fn leave(&self) {
        self.is_leaving.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.is_leaving.load(Ordering::Relaxed)
    }

    pub(super) fn beat(&self) -> Beat {
        let (message, message_english) = self.message.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Beat {
            done: self.done.load(Ordering::Relaxed),
            steps: self.steps.load(Ordering::Relaxed),
            message,
            message_english,
        }
    }
}

/// The job that runs at a ward in this program. While an import writes, only this can be read: the rows are its own.
#[derive(Debug, Default)]
pub struct Live(Mutex<Option<(JobId, Arc<Progress>)>>);

impl Live {
    pub(super) fn begin(&self, id: &JobId) -> Arc<Progress> {
        let progress = Arc::new(Progress::default());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((id.clone(), progress.clone()));
        progress
    }

    pub(super) fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn of(&self, id: &JobId) -> Option<Arc<Progress>> {
        let live = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        live.as_ref().filter(|(running, _)| running == id).map(|(_, progress)| progress.clone())
    }
}

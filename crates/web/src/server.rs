use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actions::Desk;
use domain::ground::id::CommuneCode;
use store::db::Target;
use tokio::sync::{Notify, Semaphore};
use tokio::time::timeout;

/// What every request shares: the desks of the wards that this server keeps, and how it is reached.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    wards: Mutex<BTreeMap<CommuneCode, Desk>>,
    setup: Mutex<Option<Setup>>,
    reach: Reach,
    /// Megabytes of uploads that may be held in memory at once.
    uploads: Arc<Semaphore>,
    /// Somebody ordered work, or the program ends.
    work: Notify,
    is_leaving: AtomicBool,
}

/// Enough for a few of the largest files at a time.
const UPLOADS: usize = 160;

/// How browsers come here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach {
    /// Another server speaks with the browsers, and its word about them is taken.
    pub is_behind_proxy: bool,
    /// They come by TLS.
    pub is_secure: bool,
}

/// A database without a ward waits for the one who started the program: the code stands on that screen alone.
#[derive(Clone, Debug)]
pub struct Setup {
    pub code: String,
    pub target: Target,
    pub folder: PathBuf,
}

impl App {
    pub fn new(desks: Vec<Desk>, reach: Reach) -> Self {
        let wards = desks.into_iter().map(|desk| (desk.commune().clone(), desk)).collect();
        Self::of(wards, None, reach)
    }

    /// A server without a ward: its first page sets one up.
    pub fn empty(setup: Setup, reach: Reach) -> Self {
        Self::of(BTreeMap::new(), Some(setup), reach)
    }

    fn of(wards: BTreeMap<CommuneCode, Desk>, setup: Option<Setup>, reach: Reach) -> Self {
        let uploads = Arc::new(Semaphore::new(UPLOADS));
        let (work, is_leaving) = (Notify::new(), AtomicBool::new(false));
        Self {
            inner: Arc::new(Inner {
                wards: Mutex::new(wards),
                setup: Mutex::new(setup),
                reach,
                uploads,
                work,
                is_leaving,
            }),
        }
    }

    pub fn is_behind_proxy(&self) -> bool {
        self.inner.reach.is_behind_proxy
    }

    pub fn is_secure(&self) -> bool {
        self.inner.reach.is_secure
    }

    pub(crate) fn uploads(&self) -> Arc<Semaphore> {
        self.inner.uploads.clone()
    }

    /// There is work for a worker.
    pub(crate) fn wake(&self) {
        self.inner.work.notify_waiters();
    }

    pub(crate) fn leave(&self) {
        self.inner.is_leaving.store(true, Ordering::Relaxed);
        self.wake();
    }

    pub(crate) fn is_leaving(&self) -> bool {
        self.inner.is_leaving.load(Ordering::Relaxed)
    }

    pub(crate) async fn wait_for_work(&self, most: Duration) {
        // Whether told or not, whoever waited looks.
        let _ = timeout(most, self.inner.work.notified()).await;
    }

    pub fn setup(&self) -> Option<Setup> {
        self.inner.setup.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The ward was set up: from now on the server keeps it.
    pub fn settled(&self, desk: Desk) {
        let mut wards = self.inner.wards.lock().unwrap_or_else(PoisonError::into_inner);
        wards.insert(desk.commune().clone(), desk);
        *self.inner.setup.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub fn desk(&self, commune: &str) -> Option<Desk> {
        let commune = CommuneCode::parse(commune).ok()?;
        self.wards_now().remove(&commune)
    }

    /// The ward of those who do not say which: there is only one.
    pub fn only(&self) -> Option<Desk> {
        let mut wards = self.wards_now().into_values();
        wards.next().filter(|_| wards.next().is_none())
    }

    pub fn desks(&self) -> Vec<Desk> {
        self.wards_now().into_values().collect()
    }

    fn wards_now(&self) -> BTreeMap<CommuneCode, Desk> {
        self.inner.wards.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

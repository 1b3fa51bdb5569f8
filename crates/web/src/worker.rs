use std::collections::BTreeMap;
use std::time::Duration;

use actions::job::{self, Claimed};
use actions::{ActionError, ActionResult, Desk};
use domain::ground::id::CommuneCode;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use crate::server::App;

/// How often a worker looks for work that nobody told it of.
const LOOK: Duration = Duration::from_secs(2);

/// How often it says that it lives.
const BEAT: Duration = Duration::from_secs(2);

/// How often a worker asks whether a backup is due.
const DUE: Duration = Duration::from_secs(60);

/// How often old jobs and drafts are cleared.
const TIDY: Duration = Duration::from_secs(3600);

/// Works at the jobs of every ward, one at a time in each, until the program ends.
pub async fn run(app: App) {
    let name = name();
    let mut wards: BTreeMap<CommuneCode, JoinHandle<()>> = BTreeMap::new();
    loop {
        for desk in app.desks() {
            // A ward that was set up a moment ago gets its worker too.
            let is_idle = wards.get(desk.commune()).is_none_or(JoinHandle::is_finished);
            if is_idle {
                wards.insert(desk.commune().clone(), tokio::spawn(ward(app.clone(), desk, name.clone())));
            }
        }
        if app.is_leaving() {
            break;
        }
        app.wait_for_work(LOOK).await;
    }
    for (_, worker) in wards {
        // A worker that failed has said so.
        let _ = worker.await;
    }
}

async fn ward(app: App, desk: Desk, name: String) {
    let (mut tidied, mut asked): (Option<Instant>, Option<Instant>) = (None, None);
    while !app.is_leaving() {
        if asked.is_none_or(|then| DUE < then.elapsed()) {
            asked = Some(Instant::now());
            told(actions::keep::order_due(&desk).await.map(|_| ()));
        }
        if tidied.is_none_or(|then| TIDY < then.elapsed()) {
            tidied = Some(Instant::now());
            told(job::tidy(&desk).await);
            told(actions::intake::draft::tidy(&desk).await.map(|_| ()));
        }
        match one(&app, &desk, &name).await {
            Ok(true) => {}
            Ok(false) => app.wait_for_work(LOOK).await,
            Err(error) => {
                told(Err(error));
                sleep(LOOK).await;
            }
        }
    }
}

fn told(result: ActionResult<()>) {
    if let Err(error) = result {
        tracing::error!(%error, "the worker failed");
    }
}

/// Takes a job and does it; false where there is none.
async fn one(app: &App, desk: &Desk, name: &str) -> ActionResult<bool> {
    let Some(claimed) = job::claim(desk, name).await? else { return Ok(false) };
    let claimed = std::sync::Arc::new(claimed);
    let doing = claimed.clone();
    // Drawing and reading take a thread as a whole.
    let mut work = tokio::task::spawn_blocking(move || Handle::current().block_on(job::perform(&doing)));
    let result = loop {
        match timeout(BEAT, &mut work).await {
            Ok(Ok(result)) => break result,
            Ok(Err(panic)) => break Err(broken(&panic)),
            Err(_) => beat(app, &claimed).await,
        }
    };
    job::end(&claimed, result).await?;
    Ok(true)
}

async fn beat(app: &App, claimed: &Claimed) {
    if app.is_leaving() {
        claimed.progress.leave();
    }
    // While an import writes, SQLite lets nobody else write: the next beat will.
    if let Ok(Err(error)) = timeout(BEAT, job::heartbeat(claimed)).await {
        tracing::warn!(%error, "a job could not say how far it is");
    }
}

/// Work for a request that would hold up others: reading a workbook, judging its rows.
pub async fn heavy<T: Send + 'static>(work: impl Future<Output = ActionResult<T>> + Send + 'static) -> ActionResult<T> {
    let done = tokio::task::spawn_blocking(move || Handle::current().block_on(work)).await;
    done.unwrap_or_else(|panic| Err(broken(&panic)))
}

fn broken(panic: &tokio::task::JoinError) -> ActionError {
    ActionError::failed(format!("việc đang làm bị hỏng: {panic}"), format!("the job broke: {panic}"))
}

/// Another word in each process that works at the same wards.
fn name() -> String {
    let mut bytes = [0u8; 8];
    // Without chance the number of the process still tells two programs on one machine apart.
    let _ = getrandom::fill(&mut bytes);
    format!("{}-{:016x}", std::process::id(), u64::from_be_bytes(bytes))
}

/// Does everything that waits, here and now; for those who drive the pages without a server.
pub async fn work(app: &App) -> ActionResult<()> {
    for desk in app.desks() {
        while one(app, &desk, &name()).await? {}
    }
    Ok(())
}

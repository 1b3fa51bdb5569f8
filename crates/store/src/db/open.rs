use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use domain::ground::id::CommuneCode;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Postgres, Transaction};

use super::migrate::Holds;
use super::tx::Inner;
use super::{StoreError, StoreResult, Target, Tx, Why, migrate};
use crate::protect::{self, Keys};

/// How long a writer waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(15);

/// All statements of the program fit, so that none is prepared twice.
const STATEMENTS: usize = 400;

/// An open database with its key. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pub(super) pool: Pool,
    target: Target,
    keys: Arc<Keys>,
}

#[derive(Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Database {
    /// Opens what is there, and brings it up to the program's own schema. `key` is the file of the protected fields.
    pub async fn open(target: &Target, key: &Path) -> StoreResult<Self> {
        Self::connect(target, key, false).await
    }

    /// Opens what is there, or makes it: file, tables and key.
    pub async fn create(target: &Target, key: &Path) -> StoreResult<Self> {
        Self::connect(target, key, true).await
    }

    async fn connect(target: &Target, key: &Path, may_create: bool) -> StoreResult<Self> {
        let pool = match target {
            Target::Sqlite(path) => Pool::Sqlite(open_sqlite(path, may_create).await?),
            Target::Postgres(url) => Pool::Postgres(open_postgres(url).await?),
        };
        let opened = Self::prepare(&pool, target, key, may_create).await;
        if opened.is_err() {
            pool.close().await;
        }
        Ok(Self { keys: Arc::new(opened?), pool, target: target.clone() })
    }

    /// Whose it is, its schema, its key.
    async fn prepare(pool: &Pool, target: &Target, key: &Path, may_create: bool) -> StoreResult<Keys> {
        match migrate::holds(pool).await.map_err(|error| named(error, target))? {
            Holds::AnotherProgram => return Err(StoreError::NotADatabase(target.shown())),
            Holds::Nothing if !may_create => return Err(StoreError::NotThere(target.shown())),
            Holds::Nothing | Holds::Ours => {}
        }
        if let Pool::Sqlite(pool) = pool {
            log_ahead(pool).await?;
        }
        let backups = match target {
            Target::Sqlite(path) => Some(folder_of(path).join("backups")),
            Target::Postgres(_) => None,
        };
        migrate::run(pool, backups.as_deref()).await.map_err(|error| named(error, target))?;
        protect::unlock(pool, key).await
    }

    pub fn target(&self) -> &Target {
        &self.target
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }

    /// Begins writing in one ward. One writer at a time, so that the audit chain has one end: SQLite locks the file,
    /// PostgreSQL the ward's audit head.
    pub async fn begin(&self, commune: &CommuneCode) -> StoreResult<Tx> {
        let inner = match &self.pool {
            Pool::Sqlite(pool) => Inner::Sqlite(pool.begin_with("begin immediate").await?),
            Pool::Postgres(pool) => {
                let mut tx = pool.begin().await.map_err(unless_gone)?;
                lock_ward(&mut tx, commune).await?;
                Inner::Postgres(tx)
            }
        };
        Ok(Tx::new(inner, commune.clone(), self.keys.clone(), true))
    }

    /// Begins reading: one unchanging picture, which waits for nobody and hinders nobody.
    pub async fn read(&self, commune: &CommuneCode) -> StoreResult<Tx> {
        let inner = match &self.pool {
            Pool::Sqlite(pool) => Inner::Sqlite(pool.begin().await?),
            Pool::Postgres(pool) => {
                let begun = pool.begin_with("begin isolation level repeatable read, read only").await;
                Inner::Postgres(begun.map_err(unless_gone)?)
            }
        };
        Ok(Tx::new(inner, commune.clone(), self.keys.clone(), false))
    }

    /// Begins reading over all wards: for the list of wards and the roll-up, and for nothing else.
    pub async fn read_across(&self) -> StoreResult<Tx> {
        let nowhere = CommuneCode::parse("00000").map_err(|error| StoreError::Failed(error.to_string()))?;
        self.read(&nowhere).await
    }

    /// Ends all connections; on SQLite the log is folded back into the one file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

impl Pool {
    async fn close(&self) {
        match self {
            Self::Sqlite(pool) => {
                // SQLite folds when the last connection goes, but not when two go at the same moment.
                let folded = sqlx::query(SQL_FOLD_SQLITE).execute(pool).await;
                if let Err(error) = folded {
                    tracing::debug!(%error, "the log stays beside the file");
                }
                pool.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Turns the log on. Two programs that start at once on a new file cannot both: SQLite tells the second so without waiting.
async fn log_ahead(pool: &SqlitePool) -> StoreResult<()> {
    let since = std::time::Instant::now();
    loop {
        match sqlx::query(SQL_WAL_SQLITE).execute(pool).await.map_err(StoreError::from) {
            Err(StoreError::Busy) if since.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            done => return done.map(|_| ()),
        }
    }
}

/// Stays in the file; set only after the file is known to be ours.
const SQL_WAL_SQLITE: &str = "pragma journal_mode = wal";
/// As far as nobody still reads: waits for nobody.
const SQL_FOLD_SQLITE: &str = "pragma wal_checkpoint(passive)";
const SQL_HEAD_POSTGRES: &str = "select seq from audit_head where commune = $1 for update";
const SQL_FIRST_HEAD_POSTGRES: &str =
    "insert into audit_head (commune, seq, hash, seal) values ($1, 0, '', '') on conflict (commune) do nothing";

async fn lock_ward(tx: &mut Transaction<'static, Postgres>, commune: &CommuneCode) -> StoreResult<()> {
    let is_locked = |row: Option<sqlx::postgres::PgRow>| row.is_some();
    if is_locked(sqlx::query(SQL_HEAD_POSTGRES).bind(commune.as_str()).fetch_optional(&mut **tx).await?) {
        return Ok(());
    }
    sqlx::query(SQL_FIRST_HEAD_POSTGRES).bind(commune.as_str()).execute(&mut **tx).await?;
    sqlx::query(SQL_HEAD_POSTGRES).bind(commune.as_str()).fetch_optional(&mut **tx).await?;
    Ok(())
}

async fn open_sqlite(path: &Path, may_create: bool) -> StoreResult<SqlitePool> {
    let shown = path.display().to_string();
    if !may_create && !path.exists() {
        return Err(StoreError::NotThere(shown));
    }
    if !folder_of(path).is_dir() {
        return Err(StoreError::CannotOpen {
            what: shown,
            why: Why::new("chưa có thư mục chứa tệp", "its folder does not exist"),
        });
    }
    if may_create {
        private_file(path).map_err(|error| StoreError::CannotOpen { what: shown.clone(), why: Why::from(&error) })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(may_create)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
        .row_buffer_size(1024)
        .pragma("cache_size", "-16384")
        .pragma("temp_store", "memory")
        .disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(4).acquire_timeout(PATIENCE).connect_with(options).await;
    pool.map_err(|error| match StoreError::from(error) {
        StoreError::NotADatabase(_) => StoreError::NotADatabase(shown),
        StoreError::CannotOpen { why, .. } => StoreError::CannotOpen { what: shown, why },
        other => other,
    })
}

async fn open_postgres(url: &str) -> StoreResult<PgPool> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("binhyen")
        .statement_cache_capacity(STATEMENTS)
        .options([("lock_timeout", "15s")])
        .disable_statement_logging();
    // The pool itself would try an absent server again and again before it says so.
    let first = tokio::time::timeout(PATIENCE, options.connect()).await;
    first.map_err(|_| no_answer())??.close().await?;
    Ok(PgPoolOptions::new().max_connections(8).acquire_timeout(PATIENCE).connect_lazy_with(options))
}

/// A folder for its owner alone: what lies in it is as secret as the database.
pub(super) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// An empty file that only its owner may read, from its first byte on; SQLite fills it, and gives its log the same rights.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn no_answer() -> StoreError {
    let seconds = PATIENCE.as_secs();
    let vietnamese = format!("máy chủ không trả lời trong {seconds} giây");
    StoreError::Unreachable(Why::new(vietnamese, format!("no answer in {seconds} seconds")))
}

/// Where no connection comes free in time, the server is gone: the pool keeps trying and only says that it waited.
fn unless_gone(error: sqlx::Error) -> StoreError {
    if matches!(error, sqlx::Error::PoolTimedOut) { no_answer() } else { error.into() }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn named(error: StoreError, target: &Target) -> StoreError {
    match error {
        StoreError::NotADatabase(_) => StoreError::NotADatabase(target.shown()),
        other => other,
    }
}

use std::path::Path;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::migrate::{self, Holds};
use super::open::Pool;
use super::{Database, StoreError, StoreResult, Why};
use crate::protect;

const SQL_COPY_SQLITE: &str = "vacuum into $1";
const SQL_SOUND_SQLITE: &str = "pragma integrity_check(1)";

impl Database {
    /// Copies an SQLite database as it stands at this moment, without hindering anyone. The copy must not exist yet.
    pub async fn copy_to(&self, file: &Path) -> StoreResult<()> {
        let Pool::Sqlite(pool) = &self.pool else { return Err(StoreError::SqliteOnly) };
        if file.exists() {
            return Err(StoreError::CannotOpen {
                what: file.display().to_string(),
                why: Why::new("tệp đã có", "the file exists"),
            });
        }
        sqlx::query(SQL_COPY_SQLITE).bind(file.to_string_lossy().into_owned()).execute(pool).await?;
        Ok(())
    }

    /// Whether the pages of an SQLite file hang together; PostgreSQL looks after its own.
    pub async fn verify_pages(&self) -> StoreResult<()> {
        let Pool::Sqlite(pool) = &self.pool else { return Ok(()) };
        let finding: String = sqlx::query_scalar(SQL_SOUND_SQLITE).fetch_one(pool).await?;
        if finding != "ok" {
            return Err(StoreError::Corrupt(finding));
        }
        Ok(())
    }
}

impl Database {
    /// Looks through an SQLite file that is not in use, without changing it: whether it is ours, not of a later program,
    /// whole, and of this key where one is given.
    pub async fn inspect(file: &Path, key: Option<&Path>) -> StoreResult<()> {
        let options = SqliteConnectOptions::new().filename(file).disable_statement_logging();
        let opened = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        let pool = opened.map_err(|error| StoreError::from(error).of_file(file))?;
        let looked = look(&Pool::Sqlite(pool.clone()), file, key).await;
        pool.close().await;
        looked
    }
}

async fn look(pool: &Pool, file: &Path, key: Option<&Path>) -> StoreResult<()> {
    let Pool::Sqlite(sqlite) = pool else { return Err(StoreError::SqliteOnly) };
    let holds = migrate::holds(pool).await.map_err(|error| error.of_file(file))?;
    if holds != Holds::Ours {
        return Err(StoreError::NotADatabase(file.display().to_string()));
    }
    let finding: String = sqlx::query_scalar(SQL_SOUND_SQLITE).fetch_one(sqlite).await?;
    if finding != "ok" {
        return Err(StoreError::Corrupt(finding));
    }
    migrate::is_known(pool).await?;
    match key {
        Some(key) => protect::fits(pool, key).await,
        None => Ok(()),
    }
}

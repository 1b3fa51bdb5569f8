use std::path::Path;

use super::open::Pool;
use super::{Database, StoreError, StoreResult, Why};

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

use sqlx::Row;

use super::StoreResult;
use super::open::Pool;

const SQL_KEY_CHECK: &str = "select key_check from protection where id = 1";
const SQL_KEEP_KEY_CHECK: &str = "insert into protection (id, key_check) values (1, $1) on conflict (id) do nothing";

impl Pool {
    /// What tells the key of this database from others; none before the first key.
    pub(crate) async fn key_check(&self) -> StoreResult<Option<Vec<u8>>> {
        Ok(match self {
            Self::Sqlite(pool) => match sqlx::query(SQL_KEY_CHECK).fetch_optional(pool).await? {
                Some(row) => Some(row.try_get("key_check")?),
                None => None,
            },
            Self::Postgres(pool) => match sqlx::query(SQL_KEY_CHECK).fetch_optional(pool).await? {
                Some(row) => Some(row.try_get("key_check")?),
                None => None,
            },
        })
    }

    /// Keeps the check value unless another program was first; gives the one that is kept.
    pub(crate) async fn keep_key_check(&self, check: &[u8]) -> StoreResult<Vec<u8>> {
        match self {
            Self::Sqlite(pool) => {
                sqlx::query(SQL_KEEP_KEY_CHECK).bind(check.to_vec()).execute(pool).await?;
            }
            Self::Postgres(pool) => {
                sqlx::query(SQL_KEEP_KEY_CHECK).bind(check.to_vec()).execute(pool).await?;
            }
        }
        Ok(self.key_check().await?.unwrap_or_default())
    }
}

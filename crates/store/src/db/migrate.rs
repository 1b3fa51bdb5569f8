use std::path::{Path, PathBuf};

use sqlx::{Executor, Postgres, Row, Sqlite, Transaction};

use super::open::Pool;
use super::{StoreError, StoreResult, Why};

/// The name of the last migration. Two branches that both add one collide here, in git, and not in a ward.
pub const HEAD: &str = include_str!("../../migrations/HEAD").trim_ascii();

/// One step of the schema, the same step for both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// "0001_place"
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

macro_rules! pairs {
    ($($name:literal),+ $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        }),+]
    };
}

/// All steps in their order.
pub fn migrations() -> &'static [Migration] {
    pairs!(
        "0001_place",
        "0002_register",
        "0003_campaign",
        "0004_facts",
        "0005_assessment",
        "0006_decision",
        "0007_intake",
        "0008_import_order",
        "0009_paper",
        "0010_settlement",
        "0011_case_days",
        "0012_register_end",
        "0013_decision_order",
        "0014_account",
        "0015_organisation_fact",
        "0016_sub_units",
        "0017_submission",
        "0018_job",
        "0019_register_kept",
        "0020_import_draft",
        "0021_meeting_draft",
        "0022_objection",
        "0023_backup",
    )
}

const SQL_HISTORY_TABLE: &str =
    "create table if not exists schema_migration (name text primary key, sha256 text not null, at text not null)";
const SQL_HISTORY: &str = "select name, sha256 from schema_migration order by name";
const SQL_APPLIED: &str = "insert into schema_migration (name, sha256, at) values ($1, $2, $3)";
const SQL_TABLES_SQLITE: &str =
    "select count(*) as tables, count(case when name = 'schema_migration' then 1 end) as ours from sqlite_master";
const SQL_TABLES_POSTGRES: &str = "select count(*) as tables, \
    count(case when table_name = 'schema_migration' then 1 end) as ours from information_schema.tables \
    where table_schema = current_schema()";
const SQL_COPY_SQLITE: &str = "vacuum into $1";
/// Held to the end of the transaction: two programs that start at once migrate one after the other.
const SQL_LOCK_POSTGRES: &str = "select pg_advisory_xact_lock(7023510421)";

/// Whose tables a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Nothing,
    Ours,
    AnotherProgram,
}

/// One statement: another program of ours may be making the tables at this moment.
pub(super) async fn holds(pool: &Pool) -> StoreResult<Holds> {
    let (tables, ours): (i64, i64) = match pool {
        Pool::Sqlite(pool) => sqlx::query_as(SQL_TABLES_SQLITE).fetch_one(pool).await?,
        Pool::Postgres(pool) => sqlx::query_as(SQL_TABLES_POSTGRES).fetch_one(pool).await?,
    };
    Ok(match (tables, ours) {
        (0, _) => Holds::Nothing,
        (_, 0) => Holds::AnotherProgram,
        _ => Holds::Ours,
    })
}

/// Applies what is missing, each step in its own transaction; copies an SQLite file that holds something first.
pub(super) async fn run(pool: &Pool, backups: Option<&Path>) -> StoreResult<()> {
    up_to(pool, backups, migrations()).await
}

/// Refuses a database that is ahead of this program, or has another past; what it lacks is no matter.
pub(super) async fn is_known(pool: &Pool) -> StoreResult<()> {
    missing(&history(pool).await?, migrations()).map(|_| ())
}

async fn up_to(pool: &Pool, backups: Option<&Path>, steps: &'static [Migration]) -> StoreResult<()> {
    let done = if holds(pool).await? == Holds::Ours { history(pool).await? } else { Vec::new() };
    let missing = missing(&done, steps)?;
    if let (Pool::Sqlite(pool), Some(backups), Some(next), false) = (pool, backups, missing.first(), done.is_empty()) {
        let copy = free_name(backups, next.name)?;
        let copied = sqlx::query(SQL_COPY_SQLITE).bind(copy.to_string_lossy().into_owned()).execute(pool).await;
        copied.map_err(|error| no_backup(&error.into()))?;
    }
    for step in missing {
        match pool {
            Pool::Sqlite(pool) => step_sqlite(pool.begin_with("begin immediate").await?, step).await?,
            Pool::Postgres(pool) => step_postgres(pool.begin().await?, step).await?,
        }
    }
    Ok(())
}

/// The steps that the database still lacks. What it has must be what the program has, in the same order.
fn missing<'m>(done: &[(String, String)], steps: &'m [Migration]) -> StoreResult<&'m [Migration]> {
    for (at, (name, sha256)) in done.iter().enumerate() {
        match steps.get(at) {
            None => return Err(StoreError::Newer { found: name.clone(), known: HEAD.to_owned() }),
            Some(step) if step.name != name || digest(step) != *sha256 => {
                return Err(StoreError::OtherHistory(name.clone()));
            }
            Some(_) => {}
        }
    }
    Ok(&steps[done.len()..])
}

async fn history(pool: &Pool) -> StoreResult<Vec<(String, String)>> {
    Ok(match pool {
        Pool::Sqlite(pool) => {
            let rows = sqlx::query(SQL_HISTORY).fetch_all(pool).await?;
            rows.iter()
                .map(|row| Ok((row.try_get("name")?, row.try_get("sha256")?)))
                .collect::<Result<_, sqlx::Error>>()?
        }
        Pool::Postgres(pool) => {
            let rows = sqlx::query(SQL_HISTORY).fetch_all(pool).await?;
            rows.iter()
                .map(|row| Ok((row.try_get("name")?, row.try_get("sha256")?)))
                .collect::<Result<_, sqlx::Error>>()?
        }
    })
}

async fn step_sqlite(mut tx: Transaction<'static, Sqlite>, step: &Migration) -> StoreResult<()> {
    (&mut *tx).execute(SQL_HISTORY_TABLE).await?;
    let rows = sqlx::query(SQL_HISTORY).fetch_all(&mut *tx).await?;
    if rows.iter().any(|row| row.try_get::<&str, _>("name").is_ok_and(|name| name == step.name)) {
        return Ok(tx.rollback().await?);
    }
    (&mut *tx).execute(sqlx::raw_sql(step.sqlite)).await?;
    sqlx::query(SQL_APPLIED).bind(step.name).bind(digest(step)).bind(now()).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

async fn step_postgres(mut tx: Transaction<'static, Postgres>, step: &Migration) -> StoreResult<()> {
    (&mut *tx).execute(SQL_LOCK_POSTGRES).await?;
    (&mut *tx).execute(SQL_HISTORY_TABLE).await?;
    let rows = sqlx::query(SQL_HISTORY).fetch_all(&mut *tx).await?;
    if rows.iter().any(|row| row.try_get::<&str, _>("name").is_ok_and(|name| name == step.name)) {
        return Ok(tx.rollback().await?);
    }
    (&mut *tx).execute(sqlx::raw_sql(step.postgres)).await?;
    sqlx::query(SQL_APPLIED).bind(step.name).bind(digest(step)).bind(now()).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

/// Both texts of a pair: a database may move from one to the other only with the same program.
fn digest(step: &Migration) -> String {
    crate::digest::sha256_hex(&[step.sqlite.as_bytes(), step.postgres.as_bytes()].concat())
}

fn now() -> String {
    super::value::instant(jiff::Timestamp::now())
}

fn no_backup(error: &StoreError) -> StoreError {
    StoreError::NoBackup(Why::new(error.to_string(), domain::ground::refusal::Refusal::english(error)))
}

/// `backups/before-0008_name.db`, with a number if that exists.
fn free_name(backups: &Path, step: &str) -> StoreResult<PathBuf> {
    super::open::private_folder(backups).map_err(|error| StoreError::NoBackup(Why::from(&error)))?;
    let names = std::iter::once(format!("before-{step}.db")).chain((2..).map(|n| format!("before-{step}-{n}.db")));
    let free = names.map(|name| backups.join(name)).find(|path| !path.exists());
    free.ok_or_else(|| StoreError::NoBackup(backups.display().to_string().into()))
}

#[cfg(test)]
mod tests;

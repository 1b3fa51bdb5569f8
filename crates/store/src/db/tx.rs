use std::sync::Arc;

use domain::ground::id::CommuneCode;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Executor, Postgres, SqlSafeStr, SqlStr, Sqlite, Transaction};

use super::insert::ManyRows;
use super::{Bind, Row, StoreError, StoreResult, Value};
use crate::protect::Keys;

/// One transaction in one ward. Dropped without `commit`, it leaves nothing.
pub struct Tx {
    inner: Inner,
    commune: CommuneCode,
    commune_value: Value,
    keys: Arc<Keys>,
    may_write: bool,
}

pub(super) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Tx {
    pub(super) fn new(inner: Inner, commune: CommuneCode, keys: Arc<Keys>, may_write: bool) -> Self {
        Self { inner, commune_value: commune.bind(), commune, keys, may_write }
    }

    /// `$1` of nearly every statement: no statement leaves its ward.
    pub fn commune(&self) -> Value {
        self.commune_value.clone()
    }

    pub fn commune_code(&self) -> &CommuneCode {
        &self.commune
    }

    pub(crate) fn keys(&self) -> Arc<Keys> {
        self.keys.clone()
    }

    /// How many rows were touched.
    pub async fn execute(&mut self, sql: &'static str, binds: &[Value]) -> StoreResult<u64> {
        self.run(sql.into_sql_str(), binds, true).await
    }

    /// Puts in many rows by the statement for one: `insert … values ($1, $2) …`.
    pub async fn insert_many(&mut self, sql: &'static str, rows: &[Vec<Value>]) -> StoreResult<u64> {
        let many = ManyRows::of(sql)?;
        if let Some(row) = rows.iter().find(|row| row.len() != many.width()) {
            return Err(StoreError::Failed(format!("{} giá trị cho {} cột: {sql}", row.len(), many.width())));
        }
        let numbered = matches!(self.inner, Inner::Postgres(_));
        let full = many.rows_per_statement();
        let full_text: Arc<str> = Arc::from(if full <= rows.len() { many.text(full, numbered) } else { String::new() });
        let mut touched = 0;
        for chunk in rows.chunks(full) {
            let is_full = chunk.len() == full;
            let text = if is_full { full_text.clone() } else { Arc::from(many.text(chunk.len(), numbered)) };
            touched += self.run(AssertSqlSafe(text).into_sql_str(), chunk.iter().flatten(), is_full).await?;
        }
        Ok(touched)
    }

    pub async fn list<T>(
        &mut self,
        sql: &'static str,
        binds: &[Value],
        from_row: impl FnMut(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<Vec<T>> {
        read(&self.rows(sql.into_sql_str(), binds).await?, from_row)
    }

    pub async fn optional<T>(
        &mut self,
        sql: &'static str,
        binds: &[Value],
        from_row: impl FnMut(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<Option<T>> {
        Ok(self.list(sql, binds, from_row).await?.into_iter().next())
    }

    /// For statements that always give a row, such as `select count(*)`.
    pub async fn one<T>(
        &mut self,
        sql: &'static str,
        binds: &[Value],
        from_row: impl FnMut(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<T> {
        self.optional(sql, binds, from_row)
            .await?
            .ok_or_else(|| StoreError::Failed(format!("không có dòng nào: {sql}")))
    }

    /// The column `number` of the one row of a `select count(*) as number …`.
    pub async fn count(&mut self, sql: &'static str, binds: &[Value]) -> StoreResult<u64> {
        self.one(sql, binds, |row| row.number("number")).await
    }

    pub async fn commit(self) -> StoreResult<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    pub async fn rollback(self) -> StoreResult<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.rollback().await?,
            Inner::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Whether the database understands a statement; for the test that prepares every one.
    pub async fn prepare(&mut self, sql: &str) -> StoreResult<()> {
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        match &mut self.inner {
            Inner::Sqlite(tx) => drop((&mut **tx).prepare(sql).await?),
            Inner::Postgres(tx) => drop((&mut **tx).prepare(sql).await?),
        }
        Ok(())
    }

    async fn run<'v>(
        &mut self,
        sql: SqlStr,
        binds: impl IntoIterator<Item = &'v Value>,
        keep: bool,
    ) -> StoreResult<u64> {
        if !self.may_write {
            return Err(StoreError::ReadOnly);
        }
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => {
                let query = sqlx::query_with::<Sqlite, _>(sql, sqlite_arguments(binds)?).persistent(keep);
                query.execute(&mut **tx).await?.rows_affected()
            }
            Inner::Postgres(tx) => {
                let query = sqlx::query_with::<Postgres, _>(sql, postgres_arguments(binds)?).persistent(keep);
                query.execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// "$2, $3, $4": PostgreSQL counts its placeholders. SQLite looks up a named one by walking through all names, so
    /// that hundreds of them cost their square: there they have no names, and a statement has none with a name beside them.
    pub(super) fn placeholders(&self, first: usize, count: usize) -> String {
        let place = |number: usize| match self.inner {
            Inner::Sqlite(_) => "?".to_owned(),
            Inner::Postgres(_) => format!("${number}"),
        };
        (first..first + count).map(place).collect::<Vec<_>>().join(", ")
    }

    /// As `execute`, for the few statements that `db` puts together itself.
    pub(super) async fn run_text(&mut self, sql: String, binds: &[Value]) -> StoreResult<u64> {
        self.run(AssertSqlSafe(sql).into_sql_str(), binds, true).await
    }

    /// As `list`, for the few statements that `db` puts together itself.
    pub(super) async fn list_text<T>(
        &mut self,
        sql: String,
        binds: &[Value],
        from_row: impl FnMut(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<Vec<T>> {
        read(&self.rows(AssertSqlSafe(sql).into_sql_str(), binds).await?, from_row)
    }

    async fn rows(&mut self, sql: SqlStr, binds: &[Value]) -> StoreResult<Rows> {
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => {
                let query = sqlx::query_with::<Sqlite, _>(sql, sqlite_arguments(binds)?);
                Rows::Sqlite(query.fetch_all(&mut **tx).await?)
            }
            Inner::Postgres(tx) => {
                let query = sqlx::query_with::<Postgres, _>(sql, postgres_arguments(binds)?);
                Rows::Postgres(query.fetch_all(&mut **tx).await?)
            }
        })
    }
}

fn read<T>(rows: &Rows, mut from_row: impl FnMut(&Row<'_>) -> StoreResult<T>) -> StoreResult<Vec<T>> {
    match rows {
        Rows::Sqlite(rows) => rows.iter().map(|row| from_row(&Row::Sqlite(row))).collect(),
        Rows::Postgres(rows) => rows.iter().map(|row| from_row(&Row::Postgres(row))).collect(),
    }
}

fn sqlite_arguments<'v>(binds: impl IntoIterator<Item = &'v Value>) -> StoreResult<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    for bind in binds {
        match bind.clone() {
            Value::Text(text) => arguments.add(text),
            Value::Int(number) => arguments.add(number),
            Value::Bool(yes) => arguments.add(yes),
            Value::Bytes(bytes) => arguments.add(bytes),
        }
        .map_err(|error| StoreError::Failed(error.to_string()))?;
    }
    Ok(arguments)
}

fn postgres_arguments<'v>(binds: impl IntoIterator<Item = &'v Value>) -> StoreResult<PgArguments> {
    let mut arguments = PgArguments::default();
    for bind in binds {
        match bind {
            Value::Text(text) => arguments.add(text.as_deref()),
            Value::Int(number) => arguments.add(*number),
            Value::Bool(yes) => arguments.add(*yes),
            Value::Bytes(bytes) => arguments.add(bytes.as_deref()),
        }
        .map_err(|error| StoreError::Failed(error.to_string()))?;
    }
    Ok(arguments)
}

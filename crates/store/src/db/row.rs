use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Decode, Postgres, Row as _, Sqlite, Type, TypeInfo, ValueRef};

use super::{Bind, StoreError, StoreResult, Value};

/// One row, read by column name.
pub enum Row<'r> {
    Sqlite(&'r SqliteRow),
    Postgres(&'r PgRow),
}

impl<'r> Row<'r> {
    fn get<T>(&self, column: &str) -> StoreResult<T>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(|error| StoreError::bad_value(column, &error.to_string()))
    }

    fn at<T>(&self, column: usize) -> StoreResult<T>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(|error| StoreError::bad_value(&column.to_string(), &error.to_string()))
    }

    /// The names of all columns, in their order.
    pub(super) fn names(&self) -> Vec<Arc<str>> {
        match self {
            Self::Sqlite(row) => row.columns().iter().map(|column| column.name().into()).collect(),
            Self::Postgres(row) => row.columns().iter().map(|column| column.name().into()).collect(),
        }
    }

    /// What stands in the column of this number, whatever it is.
    pub(super) fn value(&self, column: usize) -> StoreResult<Value> {
        Ok(match self.kind(column) {
            Kind::Whole => Value::Int(self.at(column)?),
            Kind::YesOrNo => Value::Bool(self.at(column)?),
            Kind::Bytes => Value::Bytes(self.at(column)?),
            Kind::Text => self.at::<Option<&str>>(column)?.bind(),
        })
    }

    /// SQLite says what it holds in this row, PostgreSQL what the column is.
    fn kind(&self, column: usize) -> Kind {
        match self {
            Self::Sqlite(row) => row.try_get_raw(column).map_or(Kind::Text, |raw| Kind::of(raw.type_info().name())),
            Self::Postgres(row) => Kind::of(row.column(column).type_info().name()),
        }
    }

    pub fn text(&self, column: &str) -> StoreResult<String> {
        self.get(column)
    }

    pub fn opt_text(&self, column: &str) -> StoreResult<Option<String>> {
        self.get(column)
    }

    pub fn int(&self, column: &str) -> StoreResult<i64> {
        self.get(column)
    }

    pub fn opt_int(&self, column: &str) -> StoreResult<Option<i64>> {
        self.get(column)
    }

    pub fn bool(&self, column: &str) -> StoreResult<bool> {
        self.get(column)
    }

    pub fn opt_bool(&self, column: &str) -> StoreResult<Option<bool>> {
        self.get(column)
    }

    pub fn bytes(&self, column: &str) -> StoreResult<Vec<u8>> {
        self.get(column)
    }

    pub fn opt_bytes(&self, column: &str) -> StoreResult<Option<Vec<u8>>> {
        self.get(column)
    }

    /// A whole number of the caller's size.
    pub fn number<T: TryFrom<i64>>(&self, column: &str) -> StoreResult<T> {
        let number = self.int(column)?;
        T::try_from(number).map_err(|_| StoreError::bad_value(column, &number.to_string()))
    }

    pub fn opt_number<T: TryFrom<i64>>(&self, column: &str) -> StoreResult<Option<T>> {
        let Some(number) = self.opt_int(column)? else { return Ok(None) };
        T::try_from(number).map(Some).map_err(|_| StoreError::bad_value(column, &number.to_string()))
    }

    pub fn date(&self, column: &str) -> StoreResult<Date> {
        parse(column, self.get::<&str>(column)?)
    }

    pub fn opt_date(&self, column: &str) -> StoreResult<Option<Date>> {
        self.get::<Option<&str>>(column)?.map(|text| parse(column, text)).transpose()
    }

    pub fn instant(&self, column: &str) -> StoreResult<Timestamp> {
        parse(column, self.get::<&str>(column)?)
    }

    pub fn opt_instant(&self, column: &str) -> StoreResult<Option<Timestamp>> {
        self.get::<Option<&str>>(column)?.map(|text| parse(column, text)).transpose()
    }

    /// The variant of a worded enum: `row.word("state", State::parse)`.
    pub fn word<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> StoreResult<T> {
        let word = self.get::<&str>(column)?;
        parse(word).ok_or_else(|| StoreError::bad_value(column, word))
    }

    pub fn opt_word<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> StoreResult<Option<T>> {
        let Some(word) = self.get::<Option<&str>>(column)? else { return Ok(None) };
        parse(word).map(Some).ok_or_else(|| StoreError::bad_value(column, word))
    }

    pub fn json<T: DeserializeOwned>(&self, column: &str) -> StoreResult<T> {
        serde_json::from_str(self.get::<&str>(column)?)
            .map_err(|error| StoreError::bad_value(column, &error.to_string()))
    }
}

/// How a column is read.
enum Kind {
    Whole,
    YesOrNo,
    Bytes,
    Text,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "INTEGER" | "INT8" => Self::Whole,
            "BOOL" => Self::YesOrNo,
            "BLOB" | "BYTEA" => Self::Bytes,
            _ => Self::Text,
        }
    }
}

fn parse<T: std::str::FromStr>(column: &str, text: &str) -> StoreResult<T> {
    text.parse().map_err(|_| StoreError::bad_value(column, text))
}

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

    /// Every column with its value, whatever they are.
    pub(super) fn all(&self) -> StoreResult<Vec<(String, Value)>> {
        let pairs: Vec<(String, String)> = match self {
            Self::Sqlite(row) => {
                row.columns().iter().map(|c| (c.name().to_owned(), kind_of(row, c.ordinal()))).collect()
            }
            Self::Postgres(row) => {
                row.columns().iter().map(|c| (c.name().to_owned(), c.type_info().name().to_owned())).collect()
            }
        };
        let value = |(name, kind): (String, String)| {
            let value = match kind.as_str() {
                "INTEGER" | "INT8" => Value::Int(self.opt_int(&name)?),
                "BOOL" => Value::Bool(self.opt_bool(&name)?),
                "BLOB" | "BYTEA" => Value::Bytes(self.opt_bytes(&name)?),
                _ => self.opt_text(&name)?.bind(),
            };
            Ok((name, value))
        };
        pairs.into_iter().map(value).collect()
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

/// What SQLite holds in this column of this row: "TEXT", "INTEGER", "BLOB", "NULL".
fn kind_of(row: &SqliteRow, column: usize) -> String {
    row.try_get_raw(column).map(|value| value.type_info().name().to_owned()).unwrap_or_default()
}

fn parse<T: std::str::FromStr>(column: &str, text: &str) -> StoreResult<T> {
    text.parse().map_err(|_| StoreError::bad_value(column, text))
}

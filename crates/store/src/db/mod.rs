//! The two databases: opening, transactions, values, rows, migrations. All that differs between SQLite and PostgreSQL
//! stays in this room; the steps know one SQL text and a `Tx`.

mod backup;
mod error;
mod insert;
mod key_check;
mod migrate;
mod open;
mod restore;
mod row;
mod schema;
mod snapshot;
mod target;
mod tx;
mod value;

pub use error::{StoreError, StoreResult, Why};
pub use migrate::{HEAD, Migration, migrations};
pub use open::Database;
pub(crate) use open::Pool;
pub use row::Row;
pub use schema::{Column, Schema};
pub use snapshot::{Snapshot, Table};
pub use target::Target;
pub use tx::Tx;
pub(crate) use value::instant;
pub use value::{Bind, Value};

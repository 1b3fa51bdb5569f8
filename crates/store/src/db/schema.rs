use std::collections::BTreeMap;

use super::open::Pool;
use super::{Database, Row, StoreResult};

/// What a database's catalogue says of its tables: written down as a picture, and compared between the two databases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Table → its columns in their order.
    pub tables: BTreeMap<String, Vec<Column>>,
    /// Keys, foreign keys, checks and indexes as the database tells them, sorted.
    pub rules: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// "text", "integer", "boolean", "bytes": the same word on both databases.
    pub kind: String,
    pub may_be_absent: bool,
}

const SQL_COLUMNS_SQLITE: &str = "select lower(tables.name) as table_name, columns.name as name, \
    columns.type as kind, columns.\"notnull\" as is_required, columns.pk as key_position, tables.sql as text \
    from sqlite_master tables join pragma_table_info(tables.name) columns \
    where tables.type = 'table' and tables.name not like 'sqlite_%' order by tables.name, columns.cid";
const SQL_COLUMNS_POSTGRES: &str = "select table_name::text as table_name, column_name::text as name, \
    data_type::text as kind, (is_nullable = 'NO')::int::bigint as is_required from information_schema.columns \
    where table_schema = current_schema() order by table_name, ordinal_position";
const SQL_RULES_SQLITE: &str = "select case type when 'table' then name else tbl_name end as table_name, sql as rule \
    from sqlite_master where sql is not null and name not like 'sqlite_%' order by type, name";
const SQL_RULES_POSTGRES: &str = "select conrelid::regclass::text as table_name, \
    conname::text || ': ' || pg_get_constraintdef(oid) as rule from pg_constraint \
    where connamespace = current_schema()::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c') \
    union all select tablename::text, replace(indexdef, ' ' || schemaname || '.', ' ')::text from pg_indexes \
    where schemaname = current_schema() and not exists (select 1 from pg_constraint where conname = indexname) \
    order by 1, 2";

impl Database {
    pub async fn schema(&self) -> StoreResult<Schema> {
        let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
        let mut rules = Vec::new();
        match &self.pool {
            Pool::Sqlite(pool) => {
                for row in &sqlx::query(SQL_COLUMNS_SQLITE).fetch_all(pool).await? {
                    let row = Row::Sqlite(row);
                    let is_boolean = is_boolean(&row.text("text")?, &row.text("name")?);
                    let is_required = row.int("is_required")? != 0 || row.int("key_position")? != 0;
                    note(&mut tables, &row, is_required, is_boolean)?;
                }
                for row in &sqlx::query(SQL_RULES_SQLITE).fetch_all(pool).await? {
                    rules.push(Row::Sqlite(row).text("rule")?);
                }
            }
            Pool::Postgres(pool) => {
                for row in &sqlx::query(SQL_COLUMNS_POSTGRES).fetch_all(pool).await? {
                    let row = Row::Postgres(row);
                    let is_required = row.int("is_required")? != 0;
                    note(&mut tables, &row, is_required, false)?;
                }
                for row in &sqlx::query(SQL_RULES_POSTGRES).fetch_all(pool).await? {
                    let row = Row::Postgres(row);
                    rules.push(format!("{}: {}", row.text("table_name")?, row.text("rule")?));
                }
            }
        }
        Ok(Schema { tables, rules })
    }
}

fn note(
    tables: &mut BTreeMap<String, Vec<Column>>,
    row: &Row<'_>,
    is_required: bool,
    is_boolean: bool,
) -> StoreResult<()> {
    let kind = match (row.text("kind")?.to_lowercase().as_str(), is_boolean) {
        ("integer", true) | ("boolean", _) => "boolean",
        ("integer" | "bigint", _) => "integer",
        ("blob" | "bytea", _) => "bytes",
        ("text", _) => "text",
        (other, _) => other,
    }
    .to_owned();
    let column = Column { name: row.text("name")?, kind, may_be_absent: !is_required };
    tables.entry(row.text("table_name")?).or_default().push(column);
    Ok(())
}

/// SQLite has no booleans: a column that may hold 0 and 1 only is one.
fn is_boolean(table: &str, column: &str) -> bool {
    table.contains(&format!("check ({column} in (0, 1))"))
}

impl std::fmt::Display for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (table, columns) in &self.tables {
            writeln!(f, "-- {table}")?;
            for column in columns {
                let required = if column.may_be_absent { "" } else { " not null" };
                writeln!(f, "--     {} {}{required}", column.name, column.kind)?;
            }
        }
        for rule in &self.rules {
            writeln!(f, "\n{rule};")?;
        }
        Ok(())
    }
}

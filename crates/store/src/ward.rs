//! The wards of this database, their own names by date and what they were made of.

use domain::ground::id::CommuneCode;
use domain::ground::window::Validity;
use domain::place::{CommuneKind, CommuneName, Lineage};
use jiff::Timestamp;

use crate::db::{Bind, Database, Row, StoreError, StoreResult, Tx};

/// One ward that uses the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ward {
    pub commune: CommuneCode,
    pub name: String,
    pub kind: CommuneKind,
    pub province: String,
    /// Says "DỮ LIỆU MẪU" on every page and paper.
    pub is_sample: bool,
    pub opened_at: Timestamp,
}

const SQL_INSERT: &str =
    "insert into ward (commune, name, kind, province, is_sample, opened_at) values ($1, $2, $3, $4, $5, $6)";
const SQL_UPDATE: &str = "update ward set name = $2, kind = $3, province = $4 where commune = $1";
const SQL_FIND: &str = "select ward.* from ward where commune = $1";
/// Crosses wards: only the list of wards and the roll-up do.
const SQL_LIST: &str = "select ward.* from ward order by commune";

/// The ward of this transaction; `None` before `binhyen init`.
pub async fn find(tx: &mut Tx) -> StoreResult<Option<Ward>> {
    tx.optional(SQL_FIND, &[tx.commune()], from_row).await
}

/// Every ward of the database.
pub async fn list(database: &Database) -> StoreResult<Vec<Ward>> {
    database.read_across().await?.list(SQL_LIST, &[], from_row).await
}

pub async fn codes(database: &Database) -> StoreResult<Vec<CommuneCode>> {
    Ok(list(database).await?.into_iter().map(|ward| ward.commune).collect())
}

/// Opens the books of a ward, and with them its audit chain.
pub async fn insert(tx: &mut Tx, ward: &Ward) -> StoreResult<()> {
    let binds = [
        ward.commune.bind(),
        ward.name.bind(),
        ward.kind.bind(),
        ward.province.bind(),
        ward.is_sample.bind(),
        ward.opened_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    crate::audit::start(tx).await
}

/// The ward's present name, kind and province.
pub async fn update(tx: &mut Tx, ward: &Ward) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &[tx.commune(), ward.name.bind(), ward.kind.bind(), ward.province.bind()]).await?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> StoreResult<Ward> {
    Ok(Ward {
        commune: commune(row, "commune")?,
        name: row.text("name")?,
        kind: row.word("kind", CommuneKind::parse)?,
        province: row.text("province")?,
        is_sample: row.bool("is_sample")?,
        opened_at: row.instant("opened_at")?,
    })
}

pub(crate) fn commune(row: &Row<'_>, column: &str) -> StoreResult<CommuneCode> {
    let code = row.text(column)?;
    CommuneCode::parse(&code).map_err(|_| StoreError::bad_value(column, &code))
}

const SQL_INSERT_NAME: &str = "insert into commune_name (commune, valid_from, valid_until, name, kind, parent) \
    values ($1, $2, $3, $4, $5, $6) \
    on conflict (commune, valid_from) do update set valid_until = excluded.valid_until, name = excluded.name, \
    kind = excluded.kind, parent = excluded.parent";
const SQL_LIST_NAMES: &str = "select commune_name.* from commune_name where commune = $1 order by valid_from";

/// Says what the ward was called from a day on, over what the program ships.
pub async fn insert_name(tx: &mut Tx, name: &CommuneName) -> StoreResult<()> {
    let Validity { from, until } = name.validity;
    let binds = [tx.commune(), from.bind(), until.bind(), name.name.bind(), name.kind.bind(), name.parent.bind()];
    tx.execute(SQL_INSERT_NAME, &binds).await?;
    Ok(())
}

pub async fn list_names(tx: &mut Tx) -> StoreResult<Vec<CommuneName>> {
    tx.list(SQL_LIST_NAMES, &[tx.commune()], |row| {
        Ok(CommuneName {
            name: row.text("name")?,
            kind: row.word("kind", CommuneKind::parse)?,
            parent: row.text("parent")?,
            validity: validity(row)?,
        })
    })
    .await
}

const SQL_INSERT_LINEAGE: &str = "insert into commune_lineage (commune, date, from_name, from_kind, source) \
    values ($1, $2, $3, $4, $5) \
    on conflict (commune, date, from_name) do update set from_kind = excluded.from_kind, source = excluded.source";
const SQL_LIST_LINEAGE: &str =
    "select commune_lineage.* from commune_lineage where commune = $1 order by date, from_name";

pub async fn insert_lineage(tx: &mut Tx, line: &Lineage) -> StoreResult<()> {
    let binds = [line.into.bind(), line.date.bind(), line.from_name.bind(), line.from_kind.bind(), line.source.bind()];
    tx.execute(SQL_INSERT_LINEAGE, &binds).await?;
    Ok(())
}

pub async fn list_lineage(tx: &mut Tx) -> StoreResult<Vec<Lineage>> {
    tx.list(SQL_LIST_LINEAGE, &[tx.commune()], |row| {
        Ok(Lineage {
            into: commune(row, "commune")?,
            from_name: row.text("from_name")?,
            from_kind: row.word("from_kind", CommuneKind::parse)?,
            date: row.date("date")?,
            source: row.text("source")?,
        })
    })
    .await
}

pub(crate) fn validity(row: &Row<'_>) -> StoreResult<Validity> {
    Ok(Validity { from: row.date("valid_from")?, until: row.opt_date("valid_until")? })
}

//! Lists on their way in, until somebody accepts them.

use domain::ground::id::DraftId;
use domain::intake::{ImportKind, Mends};
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreError, StoreResult, Tx, Value};
use crate::json;
use crate::protect::Place;

/// A file, and what was said and mended of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: DraftId,
    pub kind: ImportKind,
    pub year: Option<i16>,
    pub file_name: String,
    pub file_sha256: String,
    pub sheet: Option<String>,
    /// Field and heading; an empty heading says that the file does not have the field.
    pub mapping: Vec<(String, String)>,
    pub mends: Mends,
    /// One more with every change.
    pub version: u64,
    /// What came of it, as JSON text, once it was accepted.
    pub result: Option<String>,
    pub actor: String,
    pub made_at: Timestamp,
    pub touched_by: String,
    pub touched_at: Timestamp,
}

const SQL_INSERT: &str = "insert into import_draft (commune, id, kind, year, file_name, file_sha256, sheet, mapping, \
    mends_enc, version, result, actor, made_at, touched_by, touched_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const SQL_FIND: &str = "select import_draft.* from import_draft where commune = $1 and id = $2";
const SQL_LIST: &str = "select import_draft.* from import_draft where commune = $1 order by made_at desc, id desc";
const SQL_UPDATE: &str = "update import_draft set year = $3, sheet = $4, mapping = $5, mends_enc = $6, result = $7, \
    touched_by = $8, touched_at = $9, version = version + 1 where commune = $1 and id = $2 and version = $10";
const SQL_DELETE: &str = "delete from import_draft where commune = $1 and id = $2";
const SQL_COUNT_OF_FILE: &str = "select count(*) as number from import_draft where commune = $1 and file_sha256 = $2";

pub async fn insert(tx: &mut Tx, draft: &Draft) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        draft.id.bind(),
        draft.kind.bind(),
        draft.year.bind(),
        draft.file_name.bind(),
        draft.file_sha256.bind(),
        draft.sheet.bind(),
        json::text(&draft.mapping)?.bind(),
        sealed(tx, draft)?,
        draft.version.bind(),
        draft.result.bind(),
        draft.actor.bind(),
        draft.made_at.bind(),
        draft.touched_by.bind(),
        draft.touched_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &DraftId) -> StoreResult<Option<Draft>> {
    let keys = Opener::of(tx);
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], |row| from_row(row, &keys)).await
}

/// Newest first, accepted ones too.
pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Draft>> {
    let keys = Opener::of(tx);
    tx.list(SQL_LIST, &[tx.commune()], |row| from_row(row, &keys)).await
}

/// Keeps what was changed; false where somebody changed the draft since it was read.
pub async fn update(tx: &mut Tx, draft: &Draft) -> StoreResult<bool> {
    let binds = [
        tx.commune(),
        draft.id.bind(),
        draft.year.bind(),
        draft.sheet.bind(),
        json::text(&draft.mapping)?.bind(),
        sealed(tx, draft)?,
        draft.result.bind(),
        draft.touched_by.bind(),
        draft.touched_at.bind(),
        draft.version.bind(),
    ];
    Ok(tx.execute(SQL_UPDATE, &binds).await? != 0)
}

pub async fn delete(tx: &mut Tx, id: &DraftId) -> StoreResult<()> {
    tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await?;
    Ok(())
}

/// How many drafts stand on the same bytes.
pub async fn count_of_file(tx: &mut Tx, sha256: &str) -> StoreResult<u64> {
    tx.count(SQL_COUNT_OF_FILE, &[tx.commune(), sha256.bind()]).await
}

fn sealed(tx: &Tx, draft: &Draft) -> StoreResult<Value> {
    let text = json::text(&draft.mends)?;
    Ok(tx.keys().encrypt(&place(tx.commune_code(), draft.id.as_str()), &text)?.bind())
}

fn place<'p>(commune: &'p domain::ground::id::CommuneCode, row: &'p str) -> Place<'p> {
    Place { commune, table: "import_draft", column: "mends_enc", row }
}

/// Opens what is sealed, row by row.
struct Opener {
    keys: std::sync::Arc<crate::protect::Keys>,
    commune: domain::ground::id::CommuneCode,
}

impl Opener {
    fn of(tx: &Tx) -> Self {
        Self { keys: tx.keys(), commune: tx.commune_code().clone() }
    }

    fn open(&self, row: &str, sealed: &[u8]) -> StoreResult<Mends> {
        let text = self.keys.decrypt(&place(&self.commune, row), sealed)?;
        serde_json::from_str(&text).map_err(|error| StoreError::bad_value("mends_enc", &error.to_string()))
    }
}

fn from_row(row: &Row<'_>, opener: &Opener) -> StoreResult<Draft> {
    let id = row.text("id")?;
    Ok(Draft {
        kind: row.word("kind", ImportKind::parse)?,
        year: row.opt_number("year")?,
        file_name: row.text("file_name")?,
        file_sha256: row.text("file_sha256")?,
        sheet: row.opt_text("sheet")?,
        mapping: row.json("mapping")?,
        mends: opener.open(&id, &row.bytes("mends_enc")?)?,
        version: row.number("version")?,
        result: row.opt_text("result")?,
        actor: row.text("actor")?,
        made_at: row.instant("made_at")?,
        touched_by: row.text("touched_by")?,
        touched_at: row.instant("touched_at")?,
        id: DraftId(id),
    })
}

//! Meetings that are being held, as they stand so far. Whoever writes says which version they read.

use domain::ground::id::AreaId;
use domain::meeting::draft::MeetingDraft;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx, instant};
use crate::json;

const SQL_FIND: &str = "select meeting_draft.* from meeting_draft where commune = $1 and area = $2 and year = $3";
const SQL_INSERT: &str = "insert into meeting_draft (commune, area, year, version, draft, changed_at, changed_by) \
    values ($1, $2, $3, 1, $4, $5, $6) on conflict (commune, area, year) do nothing";
const SQL_UPDATE: &str = "update meeting_draft set version = version + 1, draft = $5, changed_at = $6, changed_by = $7 \
    where commune = $1 and area = $2 and year = $3 and version = $4";

/// One area's meeting of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub area: AreaId,
    pub year: i16,
    /// 0 while nothing is kept.
    pub version: i64,
    pub draft: MeetingDraft,
    pub changed_at: Timestamp,
    /// Who wrote last, as the record names them.
    pub changed_by: String,
}

pub async fn find(tx: &mut Tx, area: &AreaId, year: i16) -> StoreResult<Option<Kept>> {
    tx.optional(SQL_FIND, &[tx.commune(), area.bind(), year.bind()], from_row).await
}

/// Whether it was written: not where somebody else wrote since `version` was read.
pub async fn put(tx: &mut Tx, kept: &Kept) -> StoreResult<bool> {
    let (area, year, draft) = (kept.area.bind(), kept.year.bind(), json::text(&kept.draft)?.bind());
    let (at, by) = (instant(kept.changed_at).bind(), kept.changed_by.bind());
    let touched = match kept.version {
        0 => tx.execute(SQL_INSERT, &[tx.commune(), area, year, draft, at, by]).await?,
        version => tx.execute(SQL_UPDATE, &[tx.commune(), area, year, version.bind(), draft, at, by]).await?,
    };
    Ok(touched != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<Kept> {
    Ok(Kept {
        area: AreaId(row.text("area")?),
        year: row.number("year")?,
        version: row.int("version")?,
        draft: row.json("draft")?,
        changed_at: row.instant("changed_at")?,
        changed_by: row.text("changed_by")?,
    })
}

//! The review dossiers of areas, units and the ward: one per subject, title and year.

use domain::ground::id::{DossierId, SubjectId};
use domain::ground::share::Share;
use domain::meeting::Dossier;
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::json;

const SQL_INSERT: &str = "insert into dossier (commune, id, title, subject, year, resolution_on, plan_on, \
    registered_on, reviewed_on, marks, note, sub_units, sub_units_met) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const SQL_UPDATE: &str = "update dossier set title = $3, subject = $4, year = $5, resolution_on = $6, plan_on = $7, \
    registered_on = $8, reviewed_on = $9, marks = $10, note = $11, sub_units = $12, \
    sub_units_met = $13 where commune = $1 and id = $2";
const SQL_FIND: &str = "select dossier.* from dossier where commune = $1 and year = $2 and title = $3 and subject = $4";
const SQL_LIST: &str = "select dossier.* from dossier where commune = $1 and year = $2 order by id";
const SQL_DELETE: &str = "delete from dossier where commune = $1 and id = $2";

/// All of a year, of every title.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Dossier>> {
    tx.list(SQL_LIST, &[tx.commune(), year.bind()], from_row).await
}

pub async fn find(tx: &mut Tx, title: Title, subject: &SubjectId, year: i16) -> StoreResult<Option<Dossier>> {
    tx.optional(SQL_FIND, &[tx.commune(), year.bind(), title.bind(), subject.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, dossier: &Dossier) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(dossier)).await
}

pub async fn insert_all(tx: &mut Tx, dossiers: &[Dossier]) -> StoreResult<()> {
    let rows: Vec<_> = dossiers.iter().map(|dossier| binds(tx, dossier)).collect::<StoreResult<_>>()?;
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, dossier: &Dossier) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, dossier)?).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &DossierId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, dossier: &Dossier) -> StoreResult<Vec<Value>> {
    Ok(vec![
        tx.commune(),
        dossier.id.bind(),
        dossier.title.bind(),
        dossier.subject.bind(),
        dossier.year.bind(),
        dossier.resolution_on.bind(),
        dossier.plan_on.bind(),
        dossier.registered_on.bind(),
        dossier.reviewed_on.bind(),
        json::text(&dossier.marks)?.bind(),
        dossier.note.bind(),
        dossier.sub_units.map(|share| share.whole).bind(),
        dossier.sub_units.map(|share| share.part).bind(),
    ])
}

fn from_row(row: &Row<'_>) -> StoreResult<Dossier> {
    Ok(Dossier {
        id: DossierId(row.text("id")?),
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
        year: row.number("year")?,
        resolution_on: row.opt_date("resolution_on")?,
        plan_on: row.opt_date("plan_on")?,
        registered_on: row.opt_date("registered_on")?,
        reviewed_on: row.opt_date("reviewed_on")?,
        marks: row.json("marks")?,
        sub_units: match (row.opt_number("sub_units_met")?, row.opt_number("sub_units")?) {
            (Some(met), Some(whole)) => Some(Share::new(met, whole)),
            _ => None,
        },
        note: row.text("note")?,
    })
}

//! Who is proposed for a giấy khen.

use domain::commendation::Commendation;
use domain::decision::Honoured;
use domain::ground::id::CommendationId;

use crate::db::{Bind, Row, StoreResult, Tx, Value};

const SQL_INSERT: &str = "insert into commendation (commune, id, year, honoured, name, position, merit) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const SQL_UPDATE: &str = "update commendation set year = $3, honoured = $4, name = $5, position = $6, merit = $7 \
    where commune = $1 and id = $2";
const SQL_FIND: &str = "select commendation.* from commendation where commune = $1 and id = $2";
const SQL_LIST: &str = "select commendation.* from commendation where commune = $1 and year = $2 order by id";
const SQL_DELETE: &str = "delete from commendation where commune = $1 and id = $2";

/// Those of a year, in the order in which they were put in.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Commendation>> {
    tx.list(SQL_LIST, &[tx.commune(), year.bind()], from_row).await
}

pub async fn find(tx: &mut Tx, id: &CommendationId) -> StoreResult<Option<Commendation>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, commendation: &Commendation) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(commendation)).await
}

pub async fn insert_all(tx: &mut Tx, commendations: &[Commendation]) -> StoreResult<()> {
    let rows: Vec<_> = commendations.iter().map(|commendation| binds(tx, commendation)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, commendation: &Commendation) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, commendation)).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &CommendationId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, commendation: &Commendation) -> Vec<Value> {
    vec![
        tx.commune(),
        commendation.id.bind(),
        commendation.year.bind(),
        commendation.honoured.bind(),
        commendation.name.bind(),
        commendation.position.bind(),
        commendation.merit.bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<Commendation> {
    Ok(Commendation {
        id: CommendationId(row.text("id")?),
        year: row.number("year")?,
        honoured: row.word("honoured", Honoured::parse)?,
        name: row.text("name")?,
        position: row.text("position")?,
        merit: row.text("merit")?,
    })
}

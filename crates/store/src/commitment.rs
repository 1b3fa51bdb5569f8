//! Who registered or signed, and when: once per subject, title and year.

use domain::commitment::Commitment;
use domain::ground::id::{AreaId, CommitmentId, SubjectId};
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};

const SQL_INSERT: &str = "insert into commitment (commune, id, title, subject, year, signed_on, people) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const SQL_UPDATE: &str = "update commitment set title = $3, subject = $4, year = $5, signed_on = $6, people = $7 \
    where commune = $1 and id = $2";
const SQL_FIND: &str = "select commitment.* from commitment \
    where commune = $1 and year = $2 and title = $3 and subject = $4";
const SQL_LIST: &str = "select commitment.* from commitment where commune = $1 and year = $2 order by id";
/// Of the households that are or ever were in an area.
const SQL_LIST_OF_AREA: &str = "select commitment.* from commitment \
    where commune = $1 and year = $2 and title = $3 and subject in (\
        select household.id from household where household.commune = $1 and household.area = $4 \
        union select moved.household from household_move moved where moved.commune = $1 and moved.from_area = $4) \
    order by id";
const SQL_DELETE: &str = "delete from commitment where commune = $1 and id = $2";

/// All of a year, of every title.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Commitment>> {
    tx.list(SQL_LIST, &[tx.commune(), year.bind()], from_row).await
}

/// Households' registrations of a year: of those that live, or lived, in one area.
pub async fn list_of_area(tx: &mut Tx, area: &AreaId, year: i16) -> StoreResult<Vec<Commitment>> {
    let binds = [tx.commune(), year.bind(), Title::Household.bind(), area.bind()];
    tx.list(SQL_LIST_OF_AREA, &binds, from_row).await
}

pub async fn find(tx: &mut Tx, title: Title, subject: &SubjectId, year: i16) -> StoreResult<Option<Commitment>> {
    tx.optional(SQL_FIND, &[tx.commune(), year.bind(), title.bind(), subject.bind()], from_row).await
}

pub async fn insert(tx: &mut Tx, commitment: &Commitment) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(commitment)).await
}

pub async fn insert_all(tx: &mut Tx, commitments: &[Commitment]) -> StoreResult<()> {
    let rows: Vec<_> = commitments.iter().map(|commitment| binds(tx, commitment)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, commitment: &Commitment) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, commitment)).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &CommitmentId) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, commitment: &Commitment) -> Vec<Value> {
    vec![
        tx.commune(),
        commitment.id.bind(),
        commitment.title.bind(),
        commitment.subject.bind(),
        commitment.year.bind(),
        commitment.signed_on.bind(),
        commitment.people.bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<Commitment> {
    Ok(Commitment {
        id: CommitmentId(row.text("id")?),
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
        year: row.number("year")?,
        signed_on: row.date("signed_on")?,
        people: row.opt_number("people")?,
    })
}

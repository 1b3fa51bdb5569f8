//! Years of which only totals exist: quoted as given, never judged.

use domain::register::Title;
use domain::report::TotalsLine;

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_PUT: &str = "insert into totals (commune, year, title, total, registered, met, note) \
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (commune, year, title) do update set total = excluded.total, \
    registered = excluded.registered, met = excluded.met, note = excluded.note";
const SQL_LIST: &str = "select totals.* from totals where commune = $1 order by year, title";
const SQL_FIND: &str = "select totals.* from totals where commune = $1 and year = $2 and title = $3";
const SQL_DELETE: &str = "delete from totals where commune = $1 and year = $2 and title = $3";

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<TotalsLine>> {
    let mut lines = tx.list(SQL_LIST, &[tx.commune()], from_row).await?;
    lines.sort_by_key(|line| (line.year, line.title));
    Ok(lines)
}

pub async fn find(tx: &mut Tx, year: i16, title: Title) -> StoreResult<Option<TotalsLine>> {
    tx.optional(SQL_FIND, &[tx.commune(), year.bind(), title.bind()], from_row).await
}

/// Puts in the lines; a line of the same year and title is replaced.
pub async fn put_all(tx: &mut Tx, lines: &[TotalsLine]) -> StoreResult<()> {
    let row = |line: &TotalsLine| {
        vec![
            tx.commune(),
            line.year.bind(),
            line.title.bind(),
            line.total.bind(),
            line.registered.bind(),
            line.met.bind(),
            line.note.bind(),
        ]
    };
    let rows: Vec<_> = lines.iter().map(row).collect();
    tx.insert_many(SQL_PUT, &rows).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, year: i16, title: Title) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), year.bind(), title.bind()]).await? != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<TotalsLine> {
    Ok(TotalsLine {
        year: row.number("year")?,
        title: row.word("title", Title::parse)?,
        total: row.number("total")?,
        registered: row.opt_number("registered")?,
        met: row.number("met")?,
        note: row.text("note")?,
    })
}

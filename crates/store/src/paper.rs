//! The papers that were written, with the figures that each prints, so that `check` can hold them against the facts.

use domain::ground::id::DecisionId;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};

/// One written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Where it lies: in the ward's folder by its name there (`papers/2021/quyet-dinh-cong-nhan-ho.pdf`), elsewhere by the
    /// whole path.
    pub file_name: String,
    /// The slug of the paper, whatever the format.
    pub kind: String,
    /// Empty for giấy khen, which belong to none.
    pub programme: String,
    pub year: i16,
    /// A title, `commendation`, or empty for a report.
    pub about: String,
    /// The id of the one subject that it is for; empty for papers of all.
    pub subject: String,
    pub decision: Option<DecisionId>,
    pub sha256: String,
    pub made_at: Timestamp,
    /// What it prints, as JSON text.
    pub figures: String,
    /// Noted first, then put into its place: whoever is killed between leaves it false.
    pub is_published: bool,
}

const SQL_PUT: &str = "insert into paper (commune, file_name, kind, year, about, subject, decision, sha256, made_at, \
    figures, programme, is_published) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
    on conflict (commune, file_name) do update set kind = excluded.kind, year = excluded.year, \
    about = excluded.about, subject = excluded.subject, decision = excluded.decision, sha256 = excluded.sha256, \
    made_at = excluded.made_at, figures = excluded.figures, programme = excluded.programme, \
    is_published = excluded.is_published";
const SQL_PUBLISH: &str = "update paper set is_published = $4 where commune = $1 and file_name = $2 and sha256 = $3";
const SQL_UNPUBLISH: &str = "update paper set is_published = $3 where commune = $1 and file_name = $2";
const SQL_LIST: &str = "select paper.* from paper where commune = $1 order by year, file_name";
const SQL_LIST_OF_YEAR: &str = "select paper.* from paper where commune = $1 and year = $2 order by file_name";
const SQL_DELETE: &str = "delete from paper where commune = $1 and file_name = $2";

/// Notes what was written; a file written again takes the place of its earlier note.
pub async fn put_all(tx: &mut Tx, papers: &[Paper]) -> StoreResult<()> {
    let row = |paper: &Paper| {
        vec![
            tx.commune(),
            paper.file_name.bind(),
            paper.kind.bind(),
            paper.year.bind(),
            paper.about.bind(),
            paper.subject.bind(),
            paper.decision.bind(),
            paper.sha256.bind(),
            paper.made_at.bind(),
            paper.figures.bind(),
            paper.programme.bind(),
            paper.is_published.bind(),
        ]
    };
    let rows: Vec<_> = papers.iter().map(row).collect();
    tx.insert_many(SQL_PUT, &rows).await?;
    Ok(())
}

/// Says that the file lies in its place with these bytes; false where somebody noted another one meanwhile.
pub async fn publish(tx: &mut Tx, file_name: &str, sha256: &str) -> StoreResult<bool> {
    let binds = [tx.commune(), file_name.bind(), sha256.bind(), true.bind()];
    Ok(tx.execute(SQL_PUBLISH, &binds).await? != 0)
}

/// Takes that back: the file could not be put there.
pub async fn unpublish(tx: &mut Tx, file_name: &str) -> StoreResult<()> {
    tx.execute(SQL_UNPUBLISH, &[tx.commune(), file_name.bind(), false.bind()]).await?;
    Ok(())
}

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Paper>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

pub async fn list_of_year(tx: &mut Tx, year: i16) -> StoreResult<Vec<Paper>> {
    tx.list(SQL_LIST_OF_YEAR, &[tx.commune(), year.bind()], from_row).await
}

pub async fn delete(tx: &mut Tx, file_name: &str) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), file_name.bind()]).await? != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<Paper> {
    Ok(Paper {
        file_name: row.text("file_name")?,
        kind: row.text("kind")?,
        year: row.number("year")?,
        about: row.text("about")?,
        subject: row.text("subject")?,
        decision: row.opt_text("decision")?.map(DecisionId),
        sha256: row.text("sha256")?,
        made_at: row.instant("made_at")?,
        figures: row.text("figures")?,
        programme: row.text("programme")?,
        is_published: row.bool("is_published")?,
    })
}

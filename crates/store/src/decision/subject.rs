use domain::decision::{Decision, Honoured, RecognisedSubject};
use domain::ground::id::{DecisionId, SubjectId};

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into decision_subject (commune, decision, position, subject, code, name, area_code, \
    area, address, certificate, bonus, office, merit, honoured) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const SQL_LIST: &str =
    "select decision_subject.* from decision_subject where commune = $1 and decision = $2 order by position";
const SQL_LAST_CERTIFICATE: &str = "select coalesce(max(line.certificate), 0) as number from decision_subject line \
    join decision on decision.commune = line.commune and decision.id = line.decision \
    where line.commune = $1 and decision.number_year = $2";

pub(super) async fn insert_all(tx: &mut Tx, decision: &Decision) -> StoreResult<()> {
    let row = |(at, line): (usize, &RecognisedSubject)| {
        vec![
            tx.commune(),
            decision.id.bind(),
            (at as u64 + 1).bind(),
            line.subject.bind(),
            line.code.bind(),
            line.name.bind(),
            line.area_code.bind(),
            line.area.bind(),
            line.address.bind(),
            line.certificate.bind(),
            line.bonus.bind(),
            line.position.bind(),
            line.merit.bind(),
            line.honoured.bind(),
        ]
    };
    let rows: Vec<_> = decision.subjects.iter().enumerate().map(row).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub(super) async fn list(tx: &mut Tx, decision: &DecisionId) -> StoreResult<Vec<RecognisedSubject>> {
    tx.list(SQL_LIST, &[tx.commune(), decision.bind()], from_row).await
}

/// The last number given in the register of certificates in a year of signing; zero before the first.
pub async fn last_certificate(tx: &mut Tx, year: i16) -> StoreResult<u32> {
    tx.one(SQL_LAST_CERTIFICATE, &[tx.commune(), year.bind()], |row| row.number("number")).await
}

pub(super) fn from_row(row: &Row<'_>) -> StoreResult<RecognisedSubject> {
    Ok(RecognisedSubject {
        subject: SubjectId(row.text("subject")?),
        code: row.text("code")?,
        name: row.text("name")?,
        area_code: row.text("area_code")?,
        area: row.text("area")?,
        address: row.text("address")?,
        certificate: row.number("certificate")?,
        bonus: row.number("bonus")?,
        position: row.text("office")?,
        merit: row.text("merit")?,
        honoured: row.word("honoured", Honoured::parse)?,
    })
}

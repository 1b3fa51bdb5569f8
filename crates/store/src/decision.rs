//! Decisions with their frozen lists. Only ever added to: correcting or revoking is a new row.

mod seal;
mod subject;

use std::collections::BTreeMap;

use domain::decision::{Decision, DecisionKind, DecisionSubject, PaperNumber, RecognisedSubject};
use domain::ground::id::{CampaignId, DecisionId, SubjectId};
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::json;

pub use seal::seal;
pub use subject::last_certificate;

const SQL_INSERT: &str = "insert into decision (commune, id, kind, about, campaign, year, register, number, symbol, \
    number_year, date, authority, signer, signer_title, grounds, refers_to, reason, sequence) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
    (select coalesce(max(earlier.sequence), 0) + 1 from decision earlier where earlier.commune = $1))";
const SQL_FIND: &str = "select decision.* from decision where commune = $1 and id = $2";
const SQL_FIND_BY_NUMBER: &str = "select decision.* from decision \
    where commune = $1 and symbol = $2 and number = $3 order by sequence desc";
const SQL_LIST: &str = "select decision.* from decision where commune = $1 and year = $2 order by sequence";
const SQL_YEARS: &str = "select distinct year from decision where commune = $1 order by year";
const SQL_LIST_SUBJECTS: &str = "select line.* from decision_subject line \
    join decision on decision.commune = line.commune and decision.id = line.decision \
    where line.commune = $1 and decision.year = $2 order by line.decision, line.position";
const SQL_LIST_FOR: &str = "select decision.* from decision \
    where commune = $1 and campaign = $2 and about = $3 order by sequence";
const SQL_IS_TAKEN: &str = "select count(*) as number from decision \
    where commune = $1 and register = '' and number_year = $2 and symbol = $3 and number = $4";
const SQL_OF_SUBJECT: &str = "select distinct decision.id, decision.sequence from decision \
    join decision_subject line on line.commune = decision.commune and line.decision = decision.id \
    where line.commune = $1 and line.subject = $2 order by decision.sequence";

/// A decision with its list; `Duplicate` where the office's register already has the number in that year.
pub async fn insert(tx: &mut Tx, decision: &Decision) -> StoreResult<()> {
    tx.execute(SQL_INSERT, &binds(tx, decision)?).await?;
    subject::insert_all(tx, decision).await
}

pub async fn find(tx: &mut Tx, id: &DecisionId) -> StoreResult<Option<Decision>> {
    let Some(mut decision) = tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await? else {
        return Ok(None);
    };
    decision.subjects = subject::list(tx, id).await?;
    Ok(Some(decision))
}

/// All with this number, the last entered first: it may come again in another year or from another authority.
pub async fn list_by_number(tx: &mut Tx, number: &PaperNumber) -> StoreResult<Vec<Decision>> {
    let binds = [tx.commune(), number.symbol.bind(), number.number.bind()];
    let found = tx.list(SQL_FIND_BY_NUMBER, &binds, from_row).await?;
    with_subjects(tx, found).await
}

/// The ward's own of that number and year of signing, or else one that it received.
pub async fn find_by_number(tx: &mut Tx, number: &PaperNumber, year: i16) -> StoreResult<Option<Decision>> {
    let mut found = list_by_number(tx, number).await?;
    found.retain(|decision| decision.date.year() == year);
    found.sort_by_key(|decision| !decision.register.is_empty());
    Ok(found.into_iter().next())
}

/// Whether the office's register of that year already has the number.
pub async fn is_taken(tx: &mut Tx, number: &PaperNumber, year: i16) -> StoreResult<bool> {
    let binds = [tx.commune(), year.bind(), number.symbol.bind(), number.number.bind()];
    Ok(tx.count(SQL_IS_TAKEN, &binds).await? != 0)
}

/// All decisions about a year's review, with their lists, in the order in which they were entered.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Decision>> {
    let binds = [tx.commune(), year.bind()];
    let mut decisions = tx.list(SQL_LIST, &binds, from_row).await?;
    let mut lines: BTreeMap<String, Vec<RecognisedSubject>> = BTreeMap::new();
    let all = tx.list(SQL_LIST_SUBJECTS, &binds, |row| Ok((row.text("decision")?, subject::from_row(row)?)));
    for (decision, line) in all.await? {
        lines.entry(decision).or_default().push(line);
    }
    for decision in &mut decisions {
        decision.subjects = lines.remove(decision.id.as_str()).unwrap_or_default();
    }
    Ok(decisions)
}

/// The years of review that something was decided about.
pub async fn years(tx: &mut Tx) -> StoreResult<Vec<i16>> {
    tx.list(SQL_YEARS, &[tx.commune()], |row| row.number("year")).await
}

/// All decisions about one title of a campaign, in the order in which they were entered: the first recognises, the later
/// ones correct or revoke.
pub async fn list_for(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<Vec<Decision>> {
    let found = tx.list(SQL_LIST_FOR, &[tx.commune(), campaign.bind(), title.bind()], from_row).await?;
    with_subjects(tx, found).await
}

/// The decisions on whose lists a subject stands, oldest first.
pub async fn list_of_subject(tx: &mut Tx, subject: &SubjectId) -> StoreResult<Vec<DecisionId>> {
    tx.list(SQL_OF_SUBJECT, &[tx.commune(), subject.bind()], |row| Ok(DecisionId(row.text("id")?))).await
}

async fn with_subjects(tx: &mut Tx, mut decisions: Vec<Decision>) -> StoreResult<Vec<Decision>> {
    for decision in &mut decisions {
        decision.subjects = subject::list(tx, &decision.id).await?;
    }
    Ok(decisions)
}

fn binds(tx: &Tx, decision: &Decision) -> StoreResult<Vec<Value>> {
    Ok(vec![
        tx.commune(),
        decision.id.bind(),
        decision.kind.bind(),
        decision.about.bind(),
        decision.campaign.bind(),
        decision.year.bind(),
        decision.register.bind(),
        decision.number.number.bind(),
        decision.number.symbol.bind(),
        decision.date.year().bind(),
        decision.date.bind(),
        decision.authority.bind(),
        decision.signer.bind(),
        decision.signer_title.bind(),
        json::text(&decision.grounds)?.bind(),
        decision.refers_to.bind(),
        decision.reason.bind(),
    ])
}

fn from_row(row: &Row<'_>) -> StoreResult<Decision> {
    Ok(Decision {
        id: DecisionId(row.text("id")?),
        kind: row.word("kind", DecisionKind::parse)?,
        about: row.word("about", DecisionSubject::parse)?,
        campaign: row.opt_text("campaign")?.map(CampaignId),
        year: row.number("year")?,
        register: row.text("register")?,
        number: PaperNumber { number: row.number("number")?, symbol: row.text("symbol")? },
        date: row.date("date")?,
        authority: row.text("authority")?,
        signer: row.text("signer")?,
        signer_title: row.text("signer_title")?,
        grounds: row.json("grounds")?,
        refers_to: row.opt_text("refers_to")?.map(DecisionId),
        reason: row.text("reason")?,
        subjects: Vec::new(),
    })
}

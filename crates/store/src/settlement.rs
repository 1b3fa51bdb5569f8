//! How conflicts between sources were settled: only ever added to, the last word for a criterion holds.

use domain::assessment::{Outcome, Settlement};
use domain::ground::id::{CampaignId, SubjectId};
use domain::register::Title;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into settlement (commune, campaign, title, subject, criterion, position, outcome, \
    reason, basis, actor, at) select $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1, $6, $7, $8, $9, $10 from settlement \
    where commune = $1 and campaign = $2 and title = $3 and subject = $4 and criterion = $5";
const SQL_LIST: &str = "select settlement.* from settlement where commune = $1 and campaign = $2 \
    and position = (select max(last.position) from settlement last where last.commune = settlement.commune \
        and last.campaign = settlement.campaign and last.title = settlement.title \
        and last.subject = settlement.subject and last.criterion = settlement.criterion) \
    order by title, subject, criterion";
const SQL_HISTORY: &str = "select settlement.* from settlement where commune = $1 and campaign = $2 \
    order by at, title, subject, criterion, position";

/// A settlement with who gave it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub settlement: Settlement,
    pub actor: String,
    pub at: Timestamp,
}

pub async fn insert(tx: &mut Tx, campaign: &CampaignId, given: &Given) -> StoreResult<()> {
    let settlement = &given.settlement;
    let binds = [
        tx.commune(),
        campaign.bind(),
        settlement.title.bind(),
        settlement.subject.bind(),
        settlement.criterion.bind(),
        settlement.outcome.bind(),
        settlement.reason.bind(),
        settlement.basis.bind(),
        given.actor.bind(),
        given.at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// What holds now: one per title, subject and criterion.
pub async fn list(tx: &mut Tx, campaign: &CampaignId) -> StoreResult<Vec<Settlement>> {
    tx.list(SQL_LIST, &[tx.commune(), campaign.bind()], from_row).await
}

/// All that were ever given, oldest first.
pub async fn history(tx: &mut Tx, campaign: &CampaignId) -> StoreResult<Vec<Given>> {
    tx.list(SQL_HISTORY, &[tx.commune(), campaign.bind()], |row| {
        Ok(Given { settlement: from_row(row)?, actor: row.text("actor")?, at: row.instant("at")? })
    })
    .await
}

fn from_row(row: &Row<'_>) -> StoreResult<Settlement> {
    Ok(Settlement {
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
        criterion: row.text("criterion")?,
        outcome: row.word("outcome", Outcome::parse)?,
        reason: row.text("reason")?,
        basis: row.text("basis")?,
    })
}

//! Outcomes with their findings, as the last assessment left them.

use domain::assessment::{Assessment, Outcome};
use domain::ground::id::{CampaignId, SubjectId};
use domain::register::{Subject, Title};

use crate::db::{Bind, Row, StoreResult, Tx};
use crate::json;

const SQL_INSERT: &str = "insert into assessment (commune, campaign, title, subject, position, code, name, outcome, \
    is_registered, open_findings, is_frozen, findings) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const SQL_LIST: &str = "select subject, title, code, name, outcome, is_registered, findings from assessment \
    where commune = $1 and campaign = $2 and title = $3 order by position";
const SQL_FIND: &str = "select subject, title, code, name, outcome, is_registered, findings from assessment \
    where commune = $1 and campaign = $2 and title = $3 and subject = $4";
const SQL_OUTCOMES: &str = "select subject, title, code, name, outcome, is_registered from assessment \
    where commune = $1 and campaign = $2 and title = $3 order by position";
const SQL_COUNT_OPEN: &str = "select coalesce(cast(sum(open_findings) as bigint), 0) as number from assessment \
    where commune = $1 and campaign = $2 and title = $3";
const SQL_IS_FROZEN: &str = "select count(*) as number from assessment \
    where commune = $1 and campaign = $2 and title = $3 and is_frozen = $4";
const SQL_FREEZE: &str = "update assessment set is_frozen = $4 where commune = $1 and campaign = $2 and title = $3";
const SQL_DELETE: &str = "delete from assessment where commune = $1 and campaign = $2 and title = $3";

/// One subject without its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub subject: Subject,
    pub outcome: Outcome,
    pub is_registered: bool,
}

/// Puts a title's assessments in the place of what was there, in their order.
pub async fn replace_all(
    tx: &mut Tx,
    campaign: &CampaignId,
    title: Title,
    assessments: &[Assessment],
    is_frozen: bool,
) -> StoreResult<()> {
    tx.execute(SQL_DELETE, &[tx.commune(), campaign.bind(), title.bind()]).await?;
    let (commune, campaign, title) = (tx.commune(), campaign.bind(), title.bind());
    let mut rows = Vec::with_capacity(assessments.len());
    for (at, assessment) in assessments.iter().enumerate() {
        rows.push(vec![
            commune.clone(),
            campaign.clone(),
            title.clone(),
            assessment.subject.id.bind(),
            (at as u64).bind(),
            assessment.subject.code.bind(),
            assessment.subject.name.bind(),
            assessment.outcome.bind(),
            assessment.registered.bind(),
            assessment.open_findings().bind(),
            is_frozen.bind(),
            json::text(&assessment.findings)?.bind(),
        ]);
    }
    tx.insert_many(SQL_INSERT, &rows).await?;
    Ok(())
}

pub async fn list(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<Vec<Assessment>> {
    tx.list(SQL_LIST, &[tx.commune(), campaign.bind(), title.bind()], from_row).await
}

/// Outcomes only: for lists and totals of thousands.
pub async fn list_standings(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<Vec<Standing>> {
    tx.list(SQL_OUTCOMES, &[tx.commune(), campaign.bind(), title.bind()], |row| {
        Ok(Standing {
            subject: subject(row)?,
            outcome: row.word("outcome", Outcome::parse)?,
            is_registered: row.bool("is_registered")?,
        })
    })
    .await
}

pub async fn find(
    tx: &mut Tx,
    campaign: &CampaignId,
    title: Title,
    subject: &SubjectId,
) -> StoreResult<Option<Assessment>> {
    tx.optional(SQL_FIND, &[tx.commune(), campaign.bind(), title.bind(), subject.bind()], from_row).await
}

/// Findings that still hinder a listing; see [`Assessment::open_findings`].
pub async fn count_open(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<u64> {
    tx.count(SQL_COUNT_OPEN, &[tx.commune(), campaign.bind(), title.bind()]).await
}

/// Whether any of a title's assessments is frozen.
pub async fn is_frozen(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<bool> {
    let binds = [tx.commune(), campaign.bind(), title.bind(), true.bind()];
    let frozen = tx.count(SQL_IS_FROZEN, &binds);
    Ok(frozen.await? != 0)
}

/// Freezes what stands, or opens it again.
pub async fn freeze(tx: &mut Tx, campaign: &CampaignId, title: Title, is_frozen: bool) -> StoreResult<()> {
    tx.execute(SQL_FREEZE, &[tx.commune(), campaign.bind(), title.bind(), is_frozen.bind()]).await?;
    Ok(())
}

fn subject(row: &Row<'_>) -> StoreResult<Subject> {
    Ok(Subject {
        id: SubjectId(row.text("subject")?),
        title: row.word("title", Title::parse)?,
        code: row.text("code")?,
        name: row.text("name")?,
    })
}

fn from_row(row: &Row<'_>) -> StoreResult<Assessment> {
    Ok(Assessment {
        subject: subject(row)?,
        outcome: row.word("outcome", Outcome::parse)?,
        registered: row.bool("is_registered")?,
        findings: row.json("findings")?,
    })
}

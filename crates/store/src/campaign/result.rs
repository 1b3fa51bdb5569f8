use domain::assessment::{Outcome, Summary};
use domain::ground::id::{CampaignId, CommuneCode};
use domain::register::Title;

use crate::db::{Bind, Database, Row, StoreResult, Tx};

/// The result of one title of one ward, as the roll-up shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WardResult {
    pub commune: CommuneCode,
    pub programme: String,
    pub summary: Summary,
}

const SQL_PUT: &str = "insert into campaign_result (commune, campaign, title, programme, year, total, registered, \
    met, rate, outcome) \
    select commune, id, $3, programme, year, $4, $5, $6, $7, $8 from campaign where commune = $1 and id = $2 \
    on conflict (commune, campaign, title) do update set total = excluded.total, registered = excluded.registered, \
    met = excluded.met, rate = excluded.rate, outcome = excluded.outcome";
const SQL_LIST: &str =
    "select campaign_result.* from campaign_result where commune = $1 and campaign = $2 order by title";
/// Crosses wards: the only other statement that does is the list of wards.
const SQL_ROLL_UP: &str = "select campaign_result.* from campaign_result where programme = $1 and year = $2 \
    order by commune, title";
const SQL_DELETE: &str = "delete from campaign_result where commune = $1 and campaign = $2 and title = $3";

/// Writes what was decided, in the transaction of the decision.
pub async fn put_result(tx: &mut Tx, campaign: &CampaignId, summary: &Summary) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        campaign.bind(),
        summary.title.bind(),
        summary.total.bind(),
        summary.registered.bind(),
        summary.met.bind(),
        summary.rate.bind(),
        summary.outcome.bind(),
    ];
    tx.execute(SQL_PUT, &binds).await?;
    Ok(())
}

/// After a decision was revoked.
pub async fn delete_result(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), campaign.bind(), title.bind()]).await? != 0)
}

pub async fn list_results(tx: &mut Tx, campaign: &CampaignId) -> StoreResult<Vec<Summary>> {
    let mut results = tx.list(SQL_LIST, &[tx.commune(), campaign.bind()], from_row).await?;
    results.sort_by_key(|summary| summary.title);
    Ok(results)
}

/// A year of all wards: costs the number of wards, never the number of households.
pub async fn roll_up(database: &Database, programme: &str, year: i16) -> StoreResult<Vec<WardResult>> {
    let mut tx = database.read_across().await?;
    tx.list(SQL_ROLL_UP, &[programme.bind(), year.bind()], |row| {
        Ok(WardResult {
            commune: crate::ward::commune(row, "commune")?,
            programme: row.text("programme")?,
            summary: from_row(row)?,
        })
    })
    .await
}

fn from_row(row: &Row<'_>) -> StoreResult<Summary> {
    Ok(Summary {
        year: row.number("year")?,
        title: row.word("title", Title::parse)?,
        total: row.number("total")?,
        registered: row.number("registered")?,
        met: row.number("met")?,
        rate: row.text("rate")?,
        outcome: row.word("outcome", Outcome::parse)?,
    })
}

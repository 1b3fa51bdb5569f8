//! Campaigns, how far each of their titles is, every move, and the results that the roll-up reads.

mod result;

use domain::campaign::{Campaign, Move, State, TitleRun};
use domain::ground::id::CampaignId;
use domain::ground::window::Window;
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};

pub use result::{WardResult, delete_result, list_results, put_result, roll_up};

const SQL_INSERT: &str = "insert into campaign (commune, id, programme, year) values ($1, $2, $3, $4)";
const SQL_FIND: &str = "select campaign.* from campaign where commune = $1 and programme = $2 and year = $3";
const SQL_FIND_BY_ID: &str = "select campaign.* from campaign where commune = $1 and id = $2";
const SQL_LIST: &str = "select campaign.* from campaign where commune = $1 order by year, programme";
const SQL_INSERT_TITLE: &str = "insert into campaign_title (commune, campaign, title, state, criteria_set, \
    window_from, window_until, since, frozen_on, listed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const SQL_UPDATE_TITLE: &str = "update campaign_title set state = $4, criteria_set = $5, window_from = $6, \
    window_until = $7, since = $8, frozen_on = $9, listed_on = $10 \
    where commune = $1 and campaign = $2 and title = $3";
const SQL_LIST_TITLES: &str =
    "select campaign_title.* from campaign_title where commune = $1 and campaign = $2 order by title";
const SQL_FIND_TITLE: &str =
    "select campaign_title.* from campaign_title where commune = $1 and campaign = $2 and title = $3";
const SQL_INSERT_MOVE: &str = "insert into campaign_move (commune, campaign, title, position, from_state, to_state, \
    date, reason) select $1, $2, $3, coalesce(max(position), 0) + 1, $4, $5, $6, $7 \
    from campaign_move where commune = $1 and campaign = $2 and title = $3";
const SQL_LIST_MOVES: &str = "select campaign_move.* from campaign_move where commune = $1 and campaign = $2 \
    order by title, position";

pub async fn find(tx: &mut Tx, programme: &str, year: i16) -> StoreResult<Option<Campaign>> {
    tx.optional(SQL_FIND, &[tx.commune(), programme.bind(), year.bind()], from_row).await
}

pub async fn find_by_id(tx: &mut Tx, id: &CampaignId) -> StoreResult<Option<Campaign>> {
    tx.optional(SQL_FIND_BY_ID, &[tx.commune(), id.bind()], from_row).await
}

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Campaign>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

/// A campaign and its titles.
pub async fn insert(tx: &mut Tx, campaign: &Campaign, titles: &[TitleRun]) -> StoreResult<()> {
    let binds = [tx.commune(), campaign.id.bind(), campaign.programme.bind(), campaign.year.bind()];
    tx.execute(SQL_INSERT, &binds).await?;
    let rows: Vec<_> = titles.iter().map(|run| title_binds(tx, run)).collect();
    tx.insert_many(SQL_INSERT_TITLE, &rows).await?;
    Ok(())
}

pub async fn list_titles(tx: &mut Tx, campaign: &CampaignId) -> StoreResult<Vec<TitleRun>> {
    let mut runs = tx.list(SQL_LIST_TITLES, &[tx.commune(), campaign.bind()], title_from_row).await?;
    runs.sort_by_key(|run| run.title);
    Ok(runs)
}

pub async fn find_title(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<Option<TitleRun>> {
    tx.optional(SQL_FIND_TITLE, &[tx.commune(), campaign.bind(), title.bind()], title_from_row).await
}

/// A title that joins a campaign later.
pub async fn insert_title(tx: &mut Tx, run: &TitleRun) -> StoreResult<()> {
    tx.execute(SQL_INSERT_TITLE, &title_binds(tx, run)).await?;
    Ok(())
}

pub async fn update_title(tx: &mut Tx, run: &TitleRun) -> StoreResult<()> {
    tx.execute(SQL_UPDATE_TITLE, &title_binds(tx, run)).await?;
    Ok(())
}

pub async fn insert_move(tx: &mut Tx, step: &Move) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        step.campaign.bind(),
        step.title.bind(),
        step.from.bind(),
        step.to.bind(),
        step.date.bind(),
        step.reason.bind(),
    ];
    tx.execute(SQL_INSERT_MOVE, &binds).await?;
    Ok(())
}

/// By title, oldest first.
pub async fn list_moves(tx: &mut Tx, campaign: &CampaignId) -> StoreResult<Vec<Move>> {
    tx.list(SQL_LIST_MOVES, &[tx.commune(), campaign.bind()], |row| {
        Ok(Move {
            campaign: CampaignId(row.text("campaign")?),
            title: row.word("title", Title::parse)?,
            from: row.word("from_state", State::parse)?,
            to: row.word("to_state", State::parse)?,
            date: row.date("date")?,
            reason: row.text("reason")?,
        })
    })
    .await
}

fn title_binds(tx: &Tx, run: &TitleRun) -> Vec<Value> {
    vec![
        tx.commune(),
        run.campaign.bind(),
        run.title.bind(),
        run.state.bind(),
        run.criteria_set.bind(),
        run.window.from.bind(),
        run.window.until.bind(),
        run.since.bind(),
        run.frozen_on.bind(),
        run.listed_on.bind(),
    ]
}

fn from_row(row: &Row<'_>) -> StoreResult<Campaign> {
    Ok(Campaign { id: CampaignId(row.text("id")?), programme: row.text("programme")?, year: row.number("year")? })
}

fn title_from_row(row: &Row<'_>) -> StoreResult<TitleRun> {
    Ok(TitleRun {
        campaign: CampaignId(row.text("campaign")?),
        title: row.word("title", Title::parse)?,
        state: row.word("state", State::parse)?,
        criteria_set: row.text("criteria_set")?,
        window: Window { from: row.date("window_from")?, until: row.date("window_until")? },
        since: row.date("since")?,
        frozen_on: row.opt_date("frozen_on")?,
        listed_on: row.opt_date("listed_on")?,
    })
}

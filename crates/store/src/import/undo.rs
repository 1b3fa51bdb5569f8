use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::ground::id::BatchId;
use domain::ground::window::Window;
use domain::intake::ImportKind;
use domain::register::Title;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Batch, Change, Table, find, list, list_changes};
use crate::db::{Bind, StoreResult, Tx};

/// What came of taking an import back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    Done {
        removed: u64,
        restored: u64,
    },
    /// Something was built on it; nothing was changed.
    Blocked(Vec<Blocker>),
    AlreadyUndone,
    Missing,
}

/// What stands on an import.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    /// A later import touched the same rows: take that one back first.
    LaterBatch(BatchId),
    /// Rows of this table speak of rows that would go.
    Referenced { by: String, rows: u64 },
    /// The facts of this title are frozen.
    Frozen { year: i16, title: Title },
}

const SQL_MARK: &str = "update import_batch set undone_at = $3 where commune = $1 and id = $2";
/// Everything that speaks of an area, a household or an organisation, with the row that owns the mention.
const SQL_REFERENCES: &str = "\
    select 'commitment' as owner, id as row_id, subject as mentioned from commitment where commune = $1 \
    union all select 'dossier', id, subject from dossier where commune = $1 \
    union all select 'incident', incident, subject from incident_party where commune = $1 \
    union all select 'incident', id, area from incident where commune = $1 and area is not null \
    union all select 'meeting', meeting, household from meeting_review where commune = $1 \
    union all select 'meeting', id, area from meeting where commune = $1 \
    union all select 'household', id, area from household where commune = $1 \
    union all select 'safety_group', safety_group, household from safety_group_member where commune = $1 \
    union all select 'safety_group', id, area from safety_group where commune = $1 \
    union all select 'area_lineage', from_area, from_area from area_lineage where commune = $1 \
    union all select 'area_lineage', into_area, into_area from area_lineage where commune = $1 \
    union all select 'decision', decision, subject from decision_subject where commune = $1 \
    union all select 'assessment', campaign, subject from assessment where commune = $1 and is_frozen = $2";
const SQL_FROZEN: &str = "select campaign.year, run.title, run.window_from, run.window_until from campaign_title run \
    join campaign on campaign.commune = run.commune and campaign.id = run.campaign \
    where run.commune = $1 and run.frozen_on is not null order by campaign.year, run.title";
const SQL_INCIDENT_DATES: &str = "select id, date from incident where commune = $1";
const SQL_DECIDED_COMMENDATIONS: &str =
    "select count(*) as number from decision where commune = $1 and year = $2 and about = 'commendation'";
const SQL_FORGET: &str = "delete from assessment where commune = $1 and subject = $2 and is_frozen = $3";

/// Takes an import back: what it put in goes, what it changed is as it was. Only while nothing stands on it.
pub async fn undo(tx: &mut Tx, id: &BatchId, at: Timestamp) -> StoreResult<Undo> {
    let Some(batch) = find(tx, id).await? else { return Ok(Undo::Missing) };
    if batch.undone_at.is_some() {
        return Ok(Undo::AlreadyUndone);
    }
    let changes = list_changes(tx, id).await?;
    let blockers = blockers(tx, &batch, &changes).await?;
    if !blockers.is_empty() {
        return Ok(Undo::Blocked(blockers.into_iter().collect()));
    }
    let (mut removed, mut restored) = (0, 0);
    for change in changes.iter().rev() {
        match &change.before {
            Some(before) => {
                tx.restore(change.table, before).await?;
                restored += 1;
            }
            None => {
                removed += tx.remove(change.table, &change.row).await?;
                if is_subject(change.table) {
                    tx.execute(SQL_FORGET, &[tx.commune(), change.row.bind(), false.bind()]).await?;
                }
            }
        }
    }
    tx.execute(SQL_MARK, &[tx.commune(), id.bind(), at.bind()]).await?;
    Ok(Undo::Done { removed, restored })
}

async fn blockers(tx: &mut Tx, batch: &Batch, changes: &[Change]) -> StoreResult<BTreeSet<Blocker>> {
    let mut blockers = BTreeSet::new();
    let touched: HashSet<(Table, &str)> = changes.iter().map(|change| (change.table, change.row.as_str())).collect();
    let all = list(tx).await?;
    let later = all.iter().skip_while(|other| other.id != batch.id).skip(1);
    for other in later.filter(|other| other.undone_at.is_none()) {
        let theirs = list_changes(tx, &other.id).await?;
        if theirs.iter().any(|change| touched.contains(&(change.table, change.row.as_str()))) {
            blockers.insert(Blocker::LaterBatch(other.id.clone()));
        }
    }
    blockers.extend(references(tx, changes).await?);
    blockers.extend(frozen(tx, batch, changes).await?);
    if batch.kind == ImportKind::Commendations {
        let rows = tx.count(SQL_DECIDED_COMMENDATIONS, &[tx.commune(), batch.year.bind()]).await?;
        if rows != 0 {
            blockers.insert(Blocker::Referenced { by: "decision".to_owned(), rows });
        }
    }
    Ok(blockers)
}

/// Mentions, by rows of others, of what would go.
async fn references(tx: &mut Tx, changes: &[Change]) -> StoreResult<Vec<Blocker>> {
    let put_in = || changes.iter().filter(|change| change.before.is_none());
    let going: HashSet<&str> = put_in().filter(|c| is_subject(c.table)).map(|change| change.row.as_str()).collect();
    if going.is_empty() {
        return Ok(Vec::new());
    }
    let own: HashSet<(&str, &str)> = put_in().map(|change| (change.table.as_str(), change.row.as_str())).collect();
    let binds = [tx.commune(), true.bind()];
    let mentions =
        tx.list(SQL_REFERENCES, &binds, |row| Ok((row.text("owner")?, row.text("row_id")?, row.text("mentioned")?)));
    let mut counts: BTreeMap<String, HashSet<String>> = BTreeMap::new();
    for (owner, row, mentioned) in mentions.await? {
        if going.contains(mentioned.as_str()) && !own.contains(&(owner.as_str(), row.as_str())) {
            counts.entry(owner).or_default().insert(row);
        }
    }
    Ok(counts.into_iter().map(|(by, rows)| Blocker::Referenced { by, rows: rows.len() as u64 }).collect())
}

/// Titles whose facts are frozen and that rest on this kind of list.
async fn frozen(tx: &mut Tx, batch: &Batch, changes: &[Change]) -> StoreResult<Vec<Blocker>> {
    let binds = [tx.commune()];
    let runs = tx.list(SQL_FROZEN, &binds, |row| {
        let window = Window { from: row.date("window_from")?, until: row.date("window_until")? };
        Ok((row.number::<i16>("year")?, row.word("title", Title::parse)?, window))
    });
    let mut runs = runs.await?;
    runs.retain(|(_, title, _)| rests_on(*title, batch.kind));
    if batch.kind == ImportKind::Incidents {
        let dates = incident_dates(tx, changes).await?;
        let counts = |window: &Window, day: &Date| window.contains(*day) || window.last_year().contains(*day);
        runs.retain(|(_, _, window)| dates.iter().any(|day| counts(window, day)));
    } else {
        runs.retain(|(year, _, _)| Some(*year) == batch.year);
    }
    Ok(runs.into_iter().map(|(year, title, _)| Blocker::Frozen { year, title }).collect())
}

async fn incident_dates(tx: &mut Tx, changes: &[Change]) -> StoreResult<Vec<Date>> {
    let touched: HashSet<&str> = changes.iter().map(|change| change.row.as_str()).collect();
    let binds = [tx.commune()];
    let dates = tx.list(SQL_INCIDENT_DATES, &binds, |row| Ok((row.text("id")?, row.date("date")?)));
    Ok(dates.await?.into_iter().filter(|(id, _)| touched.contains(id.as_str())).map(|(_, date)| date).collect())
}

/// Households → areas → the ward: what a list touches, and what rests on that.
fn rests_on(title: Title, kind: ImportKind) -> bool {
    match kind {
        ImportKind::Households | ImportKind::Meetings => {
            matches!(title, Title::Household | Title::Area | Title::Commune)
        }
        ImportKind::Areas => matches!(title, Title::Household | Title::Area | Title::Commune),
        ImportKind::Organisations => matches!(title, Title::School | Title::Organisation | Title::Commune),
        ImportKind::Dossiers => title != Title::Household,
        ImportKind::Incidents => true,
        ImportKind::Totals | ImportKind::Commendations | ImportKind::Groups => false,
    }
}

fn is_subject(table: Table) -> bool {
    matches!(table, Table::Area | Table::Household | Table::Organisation)
}

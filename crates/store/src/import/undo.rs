use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::ground::id::BatchId;
use domain::register::Title;
use jiff::Timestamp;

use super::frozen::frozen;
use super::{Batch, Change, Snapshot, Table, find, list, list_changes};
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
    /// Something else than an import changed these rows since: how many, and the codes of some.
    Changed { table: Table, rows: u64, codes: Vec<String> },
    /// Rows of this table speak of rows that would go.
    Referenced { by: String, rows: u64 },
    /// The facts of this title are frozen.
    Frozen { year: i16, title: Title },
}

/// A change of the batch, and its row as it stands now.
pub(super) struct Touched<'c> {
    pub change: &'c Change,
    pub now: Option<Snapshot>,
}

/// How many codes of changed rows are named.
const NAMED: usize = 5;

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
    union all select 'household', household, from_area from household_move where commune = $1 \
    union all select 'household', household, into_area from household_move where commune = $1 \
    union all select 'safety_group', safety_group, household from safety_group_member where commune = $1 \
    union all select 'safety_group', id, leader from safety_group where commune = $1 and leader is not null \
    union all select 'safety_group', id, area from safety_group where commune = $1 \
    union all select 'area_lineage', from_area, from_area from area_lineage where commune = $1 \
    union all select 'area_lineage', into_area, into_area from area_lineage where commune = $1 \
    union all select 'household_lineage', from_household, from_household from household_lineage where commune = $1 \
    union all select 'household_lineage', into_household, into_household from household_lineage where commune = $1 \
    union all select 'decision', decision, subject from decision_subject where commune = $1 \
    union all select 'assessment', campaign, subject from assessment where commune = $1 and is_frozen = $2";
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
    let (mut blockers, theirs) = later_batches(tx, batch, changes).await?;
    let touched = touched(tx, changes).await?;
    blockers.extend(changed_since(&touched, &theirs)?);
    blockers.extend(references(tx, changes).await?);
    blockers.extend(frozen(tx, &touched).await?);
    let is_honour = |one: &&Touched<'_>| one.change.table == Table::Commendation;
    let years: BTreeSet<i64> =
        touched.iter().filter(is_honour).filter_map(|one| one.now.as_ref()?.number("year")).collect();
    for year in years {
        let rows = tx.count(SQL_DECIDED_COMMENDATIONS, &[tx.commune(), year.bind()]).await?;
        if rows != 0 {
            blockers.insert(Blocker::Referenced { by: "decision".to_owned(), rows });
        }
    }
    Ok(blockers)
}

/// Later imports that touched the same rows, and the rows that they touched.
async fn later_batches(
    tx: &mut Tx,
    batch: &Batch,
    changes: &[Change],
) -> StoreResult<(BTreeSet<Blocker>, HashSet<(Table, String)>)> {
    let own: HashSet<(Table, &str)> = changes.iter().map(|change| (change.table, change.row.as_str())).collect();
    let (mut blockers, mut rows) = (BTreeSet::new(), HashSet::new());
    let all = list(tx).await?;
    let later = all.iter().skip_while(|other| other.id != batch.id).skip(1);
    for other in later.filter(|other| other.undone_at.is_none()) {
        let theirs = list_changes(tx, &other.id).await?;
        let same = theirs.into_iter().filter(|one| own.contains(&(one.table, one.row.as_str())));
        let same: Vec<(Table, String)> = same.map(|one| (one.table, one.row)).collect();
        if !same.is_empty() {
            blockers.insert(Blocker::LaterBatch(other.id.clone()));
        }
        rows.extend(same);
    }
    Ok((blockers, rows))
}

async fn touched<'c>(tx: &mut Tx, changes: &'c [Change]) -> StoreResult<Vec<Touched<'c>>> {
    let mut ids: BTreeMap<Table, Vec<String>> = BTreeMap::new();
    for change in changes {
        ids.entry(change.table).or_default().push(change.row.clone());
    }
    let mut now: HashMap<(Table, String), Snapshot> = HashMap::new();
    for (table, ids) in ids {
        now.extend(tx.snapshot(table, &ids).await?.into_iter().map(|row| ((table, row.id.clone()), row)));
    }
    let find = |change: &Change| now.get(&(change.table, change.row.clone())).cloned();
    Ok(changes.iter().map(|change| Touched { change, now: find(change) }).collect())
}

/// Rows that are no longer as the batch left them, though no later import touched them.
fn changed_since(touched: &[Touched<'_>], by_imports: &HashSet<(Table, String)>) -> StoreResult<Vec<Blocker>> {
    let mut since: BTreeMap<Table, BTreeMap<&str, Option<String>>> = BTreeMap::new();
    for Touched { change, now } in touched {
        let Some(left) = &change.after else { continue };
        let is_same = match now {
            Some(now) => now.digest()? == *left,
            None => left.is_empty(),
        };
        if !is_same && !by_imports.contains(&(change.table, change.row.clone())) {
            let row = now.as_ref().or(change.before.as_ref());
            let code = row.and_then(|row| row.text("code")).map(str::to_owned);
            since.entry(change.table).or_default().insert(&change.row, code);
        }
    }
    let blocker = |(table, rows): (Table, BTreeMap<&str, Option<String>>)| Blocker::Changed {
        table,
        rows: rows.len() as u64,
        codes: rows.into_values().flatten().take(NAMED).collect(),
    };
    Ok(since.into_iter().map(blocker).collect())
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

fn is_subject(table: Table) -> bool {
    matches!(table, Table::Area | Table::Household | Table::Organisation)
}

use domain::ground::id::HouseholdId;
use domain::register::{HouseholdChange, HouseholdLineage};

use crate::db::{Bind, StoreResult, Tx};

const SQL_INSERT: &str = "insert into household_lineage (commune, from_household, into_household, change, date) \
    values ($1, $2, $3, $4, $5) on conflict (commune, from_household, into_household) \
    do update set change = excluded.change, date = excluded.date";
/// With the code of the household on the other side.
const SQL_LIST_OF: &str = "select line.from_household, line.into_household, line.change, line.date, other.code \
    from household_lineage line join household other on other.commune = line.commune \
    and other.id = case when line.from_household = $2 then line.into_household else line.from_household end \
    where line.commune = $1 and (line.from_household = $2 or line.into_household = $2) order by line.date, other.code";

pub async fn insert_lineage(tx: &mut Tx, line: &HouseholdLineage) -> StoreResult<()> {
    let binds = [tx.commune(), line.from.bind(), line.into.bind(), line.change.bind(), line.on.bind()];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// What a household came from and went over into, each with the code of the other.
pub async fn list_lineage_of(tx: &mut Tx, household: &HouseholdId) -> StoreResult<Vec<(HouseholdLineage, String)>> {
    tx.list(SQL_LIST_OF, &[tx.commune(), household.bind()], |row| {
        let line = HouseholdLineage {
            from: HouseholdId(row.text("from_household")?),
            into: HouseholdId(row.text("into_household")?),
            change: row.word("change", HouseholdChange::parse)?,
            on: row.date("date")?,
        };
        Ok((line, row.text("code")?))
    })
    .await
}

use domain::ground::id::{AreaId, HouseholdId};
use domain::register::Trait;
use jiff::civil::Date;

use crate::db::{Bind, StoreResult, Tx};

/// The head's name without marks stands in the search key, behind the code: marks add no letter.
const SQL_TRAITS: &str = "select id, code, area, birth_year, identity_index, \
    substr(search_key, length(code) + 2, length(head)) as person \
    from household where commune = $1 and (valid_until is null or $2 <= valid_until) order by code";
const SQL_APART: &str = "select one, other from household_apart where commune = $1 order by one, other";
const SQL_PUT_APART: &str = "insert into household_apart (commune, one, other) values ($1, $2, $3) \
    on conflict (commune, one, other) do nothing";

/// What the households that live here on a day would share with their doubles.
pub async fn list_traits(tx: &mut Tx, today: Date) -> StoreResult<Vec<Trait>> {
    tx.list(SQL_TRAITS, &[tx.commune(), today.bind()], |row| {
        Ok(Trait {
            id: HouseholdId(row.text("id")?),
            code: row.text("code")?,
            area: AreaId(row.text("area")?),
            person: row.text("person")?,
            birth_year: row.opt_number("birth_year")?,
            identity_index: row.opt_text("identity_index")?,
        })
    })
    .await
}

/// Pairs of which somebody said that they are two, the smaller id first.
pub async fn list_apart(tx: &mut Tx) -> StoreResult<Vec<(HouseholdId, HouseholdId)>> {
    tx.list(SQL_APART, &[tx.commune()], |row| Ok((HouseholdId(row.text("one")?), HouseholdId(row.text("other")?))))
        .await
}

pub async fn put_apart(tx: &mut Tx, one: &HouseholdId, other: &HouseholdId) -> StoreResult<()> {
    let (one, other) = (one.min(other), one.max(other));
    tx.execute(SQL_PUT_APART, &[tx.commune(), one.bind(), other.bind()]).await?;
    Ok(())
}

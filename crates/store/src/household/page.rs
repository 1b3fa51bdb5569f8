use domain::ground::id::AreaId;
use domain::ground::text::search_patterns;
use domain::register::Household;
use jiff::civil::Date;

use crate::db::{Bind, StoreResult, Tx, Value};

/// Which households a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Of name, code and address, with marks or without; empty for all.
    pub words: String,
    pub area: Option<AreaId>,
    pub presence: Presence,
    /// Those that registered in the year, or those that did not.
    pub is_registered: Option<bool>,
    pub year: i16,
    /// The day that tells who lives here.
    pub today: Date,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    #[default]
    Here,
    Left,
    All,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By given name, as Vietnamese lists are.
    #[default]
    Name,
    Code,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub household: Household,
    /// When it registered in the year of the filter.
    pub registered_on: Option<Date>,
}

/// The inner part reads an index alone; the rows themselves are read for the lines of one page. (A code sorted as it stands
/// would be looked up by its own index, and then every row be read.)
const SQL_BY_NAME: &str = "select household.id, household.code, household.area, household.head, household.sex, \
    household.birth_year, household.address, household.members, household.valid_from, household.valid_until, \
    signed.signed_on from (select one.id from household one where one.commune = $1 and ($2 = '' or one.area = $2) \
    and ($3 = '' or (' ' || one.search_key like $3 and ' ' || one.search_key like $4 \
        and ' ' || one.search_key like $5 and ' ' || one.search_key like $6)) \
    and ($7 = 'all' or ($7 = 'here' and (one.valid_until is null or $8 <= one.valid_until)) \
        or ($7 = 'left' and one.valid_until < $8)) \
    and ($9 = '' or ($9 = 'yes') = exists (select 1 from commitment where commitment.commune = one.commune \
        and commitment.year = $10 and commitment.title = 'household' and commitment.subject = one.id)) \
    order by one.name_key, one.code limit $11 offset $12) found \
    join household on household.commune = $1 and household.id = found.id \
    left join commitment signed on signed.commune = household.commune and signed.year = $10 \
        and signed.title = 'household' and signed.subject = household.id \
    order by household.name_key, household.code";
const SQL_BY_CODE: &str = "select household.id, household.code, household.area, household.head, household.sex, \
    household.birth_year, household.address, household.members, household.valid_from, household.valid_until, \
    signed.signed_on from (select one.id from household one where one.commune = $1 and ($2 = '' or one.area = $2) \
    and ($3 = '' or (' ' || one.search_key like $3 and ' ' || one.search_key like $4 \
        and ' ' || one.search_key like $5 and ' ' || one.search_key like $6)) \
    and ($7 = 'all' or ($7 = 'here' and (one.valid_until is null or $8 <= one.valid_until)) \
        or ($7 = 'left' and one.valid_until < $8)) \
    and ($9 = '' or ($9 = 'yes') = exists (select 1 from commitment where commitment.commune = one.commune \
        and commitment.year = $10 and commitment.title = 'household' and commitment.subject = one.id)) \
    order by one.code || '' limit $11 offset $12) found \
    join household on household.commune = $1 and household.id = found.id \
    left join commitment signed on signed.commune = household.commune and signed.year = $10 \
        and signed.title = 'household' and signed.subject = household.id \
    order by household.code";
const SQL_COUNT: &str = "select count(*) as number from household one where one.commune = $1 \
    and ($2 = '' or one.area = $2) \
    and ($3 = '' or (' ' || one.search_key like $3 and ' ' || one.search_key like $4 \
        and ' ' || one.search_key like $5 and ' ' || one.search_key like $6)) \
    and ($7 = 'all' or ($7 = 'here' and (one.valid_until is null or $8 <= one.valid_until)) \
        or ($7 = 'left' and one.valid_until < $8)) \
    and ($9 = '' or ($9 = 'yes') = exists (select 1 from commitment where commitment.commune = one.commune \
        and commitment.year = $10 and commitment.title = 'household' and commitment.subject = one.id))";
const SQL_COUNT_BY_AREA: &str = "select area, count(*) as number from household \
    where commune = $1 and (valid_until is null or $2 <= valid_until) group by area";

/// One page of the households that a filter finds.
pub async fn list_page(
    tx: &mut Tx,
    filter: &Filter,
    order: Order,
    limit: u64,
    offset: u64,
) -> StoreResult<Vec<Listed>> {
    let mut binds = binds(tx, filter);
    binds.extend([limit.bind(), offset.bind()]);
    let sql = if order == Order::Name { SQL_BY_NAME } else { SQL_BY_CODE };
    let listed = tx.list(sql, &binds, |row| {
        Ok(Listed { household: super::from_row(row)?, registered_on: row.opt_date("signed_on")? })
    });
    listed.await
}

pub async fn count(tx: &mut Tx, filter: &Filter) -> StoreResult<u64> {
    tx.count(SQL_COUNT, &binds(tx, filter)).await
}

/// How many households live in each area on a day.
pub async fn count_by_area(tx: &mut Tx, today: Date) -> StoreResult<Vec<(AreaId, u64)>> {
    tx.list(SQL_COUNT_BY_AREA, &[tx.commune(), today.bind()], |row| {
        Ok((AreaId(row.text("area")?), row.number("number")?))
    })
    .await
}

fn binds(tx: &Tx, filter: &Filter) -> Vec<Value> {
    let presence = match filter.presence {
        Presence::Here => "here",
        Presence::Left => "left",
        Presence::All => "all",
    };
    let registered = match filter.is_registered {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let mut binds = vec![tx.commune(), filter.area.as_ref().map_or("", AreaId::as_str).bind()];
    binds.extend(search_patterns(&filter.words).iter().map(Bind::bind));
    binds.extend([presence.bind(), filter.today.bind(), registered.bind(), filter.year.bind()]);
    binds
}

use domain::people::Permission;
use domain::register::{Area, Household};
use store::household::{Filter, Listed, Order, Presence};

use crate::cx::Cx;
use crate::error::ActionResult;

/// Lines on one page.
pub const PAGE: u64 = 50;

/// What somebody asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseholdQuery {
    pub words: String,
    /// The code of an area; empty for all.
    pub area: String,
    pub presence: Presence,
    pub is_registered: Option<bool>,
    pub order: Order,
    /// From 1.
    pub page: u64,
}

#[derive(Debug)]
pub struct HouseholdList {
    pub rows: Vec<Listed>,
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    /// The year of which the list says who registered: the newest that was opened.
    pub year: i16,
    /// Every area that ever was.
    pub areas: Vec<Area>,
}

/// One page of the households.
pub async fn list(cx: &mut Cx<'_>, query: &HouseholdQuery) -> ActionResult<HouseholdList> {
    cx.require(Permission::ReadRegister)?;
    let (filter, areas) = filter(cx, query).await?;
    let total = store::household::count(&mut cx.tx, &filter).await?;
    let pages = total.div_ceil(PAGE).max(1);
    let page = query.page.clamp(1, pages);
    let rows = store::household::list_page(&mut cx.tx, &filter, query.order, PAGE, (page - 1) * PAGE).await?;
    Ok(HouseholdList { rows, total, page, pages, year: filter.year, areas })
}

/// All households that a filter finds, without pages.
pub async fn everyone(cx: &mut Cx<'_>, query: &HouseholdQuery) -> ActionResult<Vec<Household>> {
    cx.require(Permission::ReadRegister)?;
    let (filter, _) = filter(cx, query).await?;
    let found = store::household::list_page(&mut cx.tx, &filter, query.order, u64::from(u32::MAX), 0).await?;
    Ok(found.into_iter().map(|one| one.household).collect())
}

pub(crate) async fn filter(cx: &mut Cx<'_>, query: &HouseholdQuery) -> ActionResult<(Filter, Vec<Area>)> {
    let areas = store::area::list(&mut cx.tx).await?;
    let today = cx.today();
    let opened = store::campaign::list(&mut cx.tx).await?;
    let filter = Filter {
        words: query.words.clone(),
        area: areas.iter().find(|area| area.code == query.area).map(|area| area.id.clone()),
        presence: query.presence,
        is_registered: query.is_registered,
        year: opened.iter().map(|campaign| campaign.year).max().unwrap_or_else(|| today.year()),
        today,
    };
    Ok((filter, areas))
}

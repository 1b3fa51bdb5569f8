use domain::assessment::Summary;
use domain::people::{Actor, Login, Permission, Role};

use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::ActionResult;

/// One ward's year in totals.
#[derive(Clone, Debug)]
pub struct WardYear {
    pub ward: String,
    /// What was decided, title by title; a title that is not decided yet is not among them.
    pub titles: Vec<Summary>,
    /// The ward opened this year.
    pub is_open: bool,
}

/// A ward's year, for who looks from above and has an account of that level in it. `None` where they have none.
pub async fn ward_year(desk: &Desk, who: &Actor, programme: &str, year: i16) -> ActionResult<Option<WardYear>> {
    let Some(actor) = above(desk, who).await? else { return Ok(None) };
    let desk = desk.for_actor(actor);
    let mut cx = desk.read().await?;
    cx.require(Permission::DecideAbove)?;
    let ward = store::ward::find(&mut cx.tx).await?.map(|ward| ward.name).unwrap_or_default();
    let Some(campaign) = store::campaign::find(&mut cx.tx, programme, year).await? else {
        return Ok(Some(WardYear { ward, titles: Vec::new(), is_open: false }));
    };
    let titles = store::campaign::list_results(&mut cx.tx, &campaign.id).await?;
    Ok(Some(WardYear { ward, titles, is_open: true }))
}

/// The account of the same login that stands above this ward too.
async fn above(desk: &Desk, who: &Actor) -> ActionResult<Option<Actor>> {
    let Ok(login) = Login::parse(&who.name) else { return Ok(None) };
    let mut cx = desk.read().await?;
    let account = store::people::account::find_by_login(&mut cx.tx, &login).await?;
    let account = account.filter(|account| account.role == Role::Province && !account.is_disabled);
    Ok(account.map(|account| Actor {
        name: who.name.clone(),
        role: account.role,
        scope: account.scope,
        account: Some(account.id),
    }))
}

/// Years that the ward opened, the newest first.
pub async fn years(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Vec<i16>> {
    cx.require(Permission::DecideAbove)?;
    crate::assessment::opened_years(cx, programme).await
}

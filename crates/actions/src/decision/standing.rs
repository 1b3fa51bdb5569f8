use domain::decision::{Decision, DecisionSubject, Standing};
use domain::ground::id::CampaignId;
use domain::people::Permission;

use crate::cx::Cx;
use crate::error::ActionResult;

/// None where nothing was decided, or all of it was revoked.
pub async fn standing(
    cx: &mut Cx<'_>,
    campaign: &CampaignId,
    about: DecisionSubject,
) -> ActionResult<Option<Standing>> {
    let DecisionSubject::Title(title) = about else { return Ok(None) };
    Ok(Standing::of(store::decision::list_for(&mut cx.tx, campaign, title).await?))
}

/// What stands of giấy khen that were granted in a year, one chain for each decision that granted some.
pub async fn commended(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Standing>> {
    let mut all = store::decision::list(&mut cx.tx, year).await?;
    all.retain(|one| one.about == DecisionSubject::Commendation);
    Ok(Standing::each(&all))
}

/// What stands of that which a decision is about.
pub(super) async fn around(cx: &mut Cx<'_>, decision: &Decision) -> ActionResult<Option<Standing>> {
    if let Some(campaign) = &decision.campaign {
        return standing(cx, campaign, decision.about).await;
    }
    let first = decision.refers_to.as_ref().unwrap_or(&decision.id);
    Ok(commended(cx, decision.year).await?.into_iter().find(|standing| standing.first.id == *first))
}

/// All decisions about a year's review, in the order in which they were entered.
pub async fn list(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Decision>> {
    cx.require(Permission::ReadReasons)?;
    Ok(store::decision::list(&mut cx.tx, year).await?)
}

/// The years of review that something was decided about, the newest first.
pub async fn years(cx: &mut Cx<'_>) -> ActionResult<Vec<i16>> {
    cx.require(Permission::ReadReasons)?;
    let mut years = store::decision::years(&mut cx.tx).await?;
    years.reverse();
    Ok(years)
}

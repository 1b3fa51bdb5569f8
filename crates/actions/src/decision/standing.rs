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

/// All decisions about a year's review, by day.
pub async fn list(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Decision>> {
    cx.require(Permission::ReadReasons)?;
    Ok(store::decision::list(&mut cx.tx, year).await?)
}

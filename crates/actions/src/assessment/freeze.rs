use domain::campaign::Campaign;
use domain::register::Title;

use super::judge_title;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Judges a title once more and keeps the outcomes as they are now.
pub async fn freeze(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<()> {
    let outcomes = judge_title(cx, campaign, title).await?;
    store::assessment::replace_all(&mut cx.tx, &campaign.id, title, &outcomes, true).await?;
    Ok(())
}

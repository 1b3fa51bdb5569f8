use domain::assessment::{Outcome, Summary};
use domain::criteria::Judged;
use domain::decision::DecisionSubject;
use domain::ground::id::CampaignId;
use domain::ground::share::Share;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The line that reports and the roll-up read, after a correction or a revocation: as many are met as still stand on the
/// list.
pub(super) async fn put_standing_result(
    cx: &mut Cx<'_>,
    campaign: &CampaignId,
    judged: &Judged<'_>,
) -> ActionResult<()> {
    let title = judged.rule.title;
    let standing = super::standing(cx, campaign, DecisionSubject::Title(title)).await?;
    let met = standing.map_or(0, |standing| standing.subjects.len() as u64);
    let results = store::campaign::list_results(&mut cx.tx, campaign).await?;
    let Some(earlier) = results.into_iter().find(|summary| summary.title == title) else { return Ok(()) };
    let outcome = if met == earlier.total { Outcome::Met } else { Outcome::NotMet };
    let summary = Summary { met, rate: Share::new(met, earlier.total).percent(None), outcome, ..earlier };
    Ok(store::campaign::put_result(&mut cx.tx, campaign, &summary).await?)
}

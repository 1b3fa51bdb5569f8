use std::collections::BTreeMap;

use domain::assessment::{Assessment, summarise};
use domain::criteria::{Judged, YearRules};
use domain::ground::id::CampaignId;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The line that reports and the roll-up read, from the outcomes that were decided.
pub async fn put_result(
    cx: &mut Cx<'_>,
    campaign: &CampaignId,
    rules: &YearRules<'_>,
    judged: &Judged<'_>,
    outcomes: &[Assessment],
) -> ActionResult<()> {
    let by_title = BTreeMap::from([(judged.rule.title, outcomes.to_vec())]);
    for summary in summarise(rules, &by_title) {
        store::campaign::put_result(&mut cx.tx, campaign, &summary).await?;
    }
    Ok(())
}

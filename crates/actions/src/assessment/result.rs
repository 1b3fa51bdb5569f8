use std::collections::BTreeMap;

use domain::assessment::{Assessment, Outcome, Summary, summarise};
use domain::criteria::{Judged, YearRules};
use domain::ground::id::CampaignId;
use domain::ground::share::Share;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The line that reports and the roll-up read, from the outcomes that were decided. Where an earlier decision goes on
/// standing, as many are met as stand on its list.
pub async fn put_result(
    cx: &mut Cx<'_>,
    campaign: &CampaignId,
    rules: &YearRules<'_>,
    judged: &Judged<'_>,
    outcomes: &[Assessment],
    standing: Option<u64>,
) -> ActionResult<()> {
    let by_title = BTreeMap::from([(judged.rule.title, outcomes.to_vec())]);
    for mut summary in summarise(rules, &by_title) {
        if let Some(met) = standing.filter(|met| *met != summary.met) {
            let outcome = if met == summary.total { Outcome::Met } else { Outcome::NotMet };
            summary = Summary { met, rate: Share::new(met, summary.total).percent(None), outcome, ..summary };
        }
        store::campaign::put_result(&mut cx.tx, campaign, &summary).await?;
    }
    Ok(())
}

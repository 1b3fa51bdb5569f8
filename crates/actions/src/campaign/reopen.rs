use domain::campaign::{Campaign, Move, State};
use domain::people::Permission;
use domain::register::Title;

use super::step::{Moved, StepOrder, not_opened};
use crate::cx::Cx;
use crate::error::{ActionResult, Sentence};

/// Takes a title back, so that late facts can enter. A decision that stands is not touched: once the facts are listed
/// again, it is corrected, or found to hold. The titles that count it are named: they may change with it.
pub async fn reopen(cx: &mut Cx<'_>, title: Title, order: &StepOrder<'_>) -> ActionResult<Moved> {
    cx.require(Permission::RunCampaign)?;
    let campaign = super::campaign(cx, order.programme, order.year).await?;
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?;
    let mut run = run.ok_or_else(|| not_opened(&campaign))?;
    let (from, date) = (run.state, order.day(cx));
    let to = run.reopen(date, order.reason).map_err(|why| super::advance::named(&why, title, &campaign))?;
    store::campaign::update_title(&mut cx.tx, &run).await?;
    if to < State::Appraisal {
        store::assessment::freeze(&mut cx.tx, &campaign.id, title, false).await?;
    }
    let reason = order.reason.trim().to_owned();
    let step = Move { campaign: campaign.id.clone(), title, from, to, date, reason };
    store::campaign::insert_move(&mut cx.tx, &step).await?;
    let detail = serde_json::json!({ "title": title, "from": from, "to": to, "date": date });
    cx.record("campaign.reopened", campaign.id.as_str(), detail).await?;
    let mut warnings: Vec<Sentence> = order.undated(cx, &run).into_iter().collect();
    if State::Appraisal <= from {
        warnings.extend(standing_on_it(cx, &campaign, title).await?);
    }
    Ok(Moved { run, warnings })
}

/// The listed or decided titles that count this one: what they say may no longer follow once it has changed.
async fn standing_on_it(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<Vec<Sentence>> {
    let above = super::rules(cx, &campaign.programme, campaign.year)?.above(title);
    let mut runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    runs.retain(|run| State::Listing <= run.state && above.contains(&run.title));
    let words = |above: Title| {
        let reopen = super::reopening(&campaign.programme, campaign.year, above);
        Sentence::new(
            format!("{} tính từ kết quả này; nếu kết quả thay đổi, hãy mở lại: {reopen}", above.noun()),
            format!("«{above}» counts this result; if it changes, reopen it: {reopen}"),
        )
    };
    Ok(runs.into_iter().map(|run| words(run.title)).collect())
}

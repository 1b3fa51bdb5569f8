use domain::campaign::{Move, State, TitleRun};
use domain::decision::Standing;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Takes a title back, so that late facts can enter. Never behind a standing decision.
pub async fn reopen(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Title,
    date: Date,
    reason: &str,
) -> ActionResult<TitleRun> {
    cx.require(Permission::RunCampaign)?;
    let campaign = super::campaign(cx, programme, year).await?;
    let mut run = store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?.ok_or_else(|| {
        ActionError::missing(
            format!("danh hiệu này chưa được mở trong năm {year}"),
            format!("this title is not open in {year}"),
        )
    })?;
    let decisions = store::decision::list_for(&mut cx.tx, &campaign.id, title).await?;
    let number = Standing::of(decisions).map(|standing| standing.first.number.to_string());
    let from = run.state;
    let to = run.reopen(date, reason, number.as_deref())?;
    store::campaign::update_title(&mut cx.tx, &run).await?;
    if to < State::Appraisal {
        store::assessment::freeze(&mut cx.tx, &campaign.id, title, false).await?;
    }
    let step = Move { campaign: campaign.id.clone(), title, from, to, date, reason: reason.trim().to_owned() };
    store::campaign::insert_move(&mut cx.tx, &step).await?;
    let detail = serde_json::json!({ "title": title, "from": from, "to": to, "date": date, "reason": step.reason });
    cx.record("campaign.reopened", campaign.id.as_str(), detail).await?;
    Ok(run)
}

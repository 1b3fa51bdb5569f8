use domain::campaign::{Move, State, TitleRun};
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Moves one title of the year, or all of them, one step forward. Entering the appraisal freezes the facts: what was
/// assessed then is kept.
pub async fn advance(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Option<Title>,
    date: Date,
) -> ActionResult<Vec<TitleRun>> {
    cx.require(Permission::RunCampaign)?;
    let campaign = super::campaign(cx, programme, year).await?;
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let chosen: Vec<TitleRun> = runs.into_iter().filter(|run| title.is_none_or(|title| run.title == title)).collect();
    if chosen.is_empty() {
        return Err(ActionError::missing(
            format!("danh hiệu này chưa được mở trong năm {year}"),
            format!("this title is not open in {year}"),
        ));
    }
    let mut moved = Vec::with_capacity(chosen.len());
    for mut run in chosen {
        let from = run.state;
        let open_findings = match from.next() {
            Some(State::Listing) => store::assessment::count_open(&mut cx.tx, &campaign.id, run.title).await?,
            _ => 0,
        };
        let to = run.advance(date, open_findings)?;
        store::campaign::update_title(&mut cx.tx, &run).await?;
        let step = Move { campaign: campaign.id.clone(), title: run.title, from, to, date, reason: String::new() };
        store::campaign::insert_move(&mut cx.tx, &step).await?;
        if to == State::Appraisal {
            crate::assessment::freeze(cx, &campaign, run.title).await?;
        }
        let detail = serde_json::json!({ "title": run.title, "from": from, "to": to, "date": date });
        cx.record("campaign.advanced", campaign.id.as_str(), detail).await?;
        moved.push(run);
    }
    Ok(moved)
}

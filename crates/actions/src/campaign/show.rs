use domain::campaign::{Move, State, TitleRun};
use domain::ground::date;
use domain::people::Permission;
use serde::Serialize;

use crate::assessment::stale_words;
use crate::cx::Cx;
use crate::error::{ActionResult, Sentence};

#[derive(Debug, Serialize)]
pub struct CampaignView {
    pub programme: String,
    pub year: i16,
    pub titles: Vec<TitleView>,
}

/// One title: where it stands and which days bind it.
#[derive(Debug, Serialize)]
pub struct TitleView {
    pub title: String,
    pub name: String,
    pub state: State,
    pub step: &'static str,
    pub since: String,
    pub criteria_set: String,
    /// The rule that judges, as papers cite it.
    pub rule: String,
    pub window_from: String,
    pub window_until: String,
    /// The decision is due before this day.
    pub due_before: Option<String>,
    pub frozen_on: Option<String>,
    pub listed_on: Option<String>,
    pub authority: String,
    /// The frozen result no longer follows from the titles that it counts: what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale: Option<Sentence>,
    pub moves: Vec<MoveView>,
}

#[derive(Debug, Serialize)]
pub struct MoveView {
    pub date: String,
    pub from: State,
    pub to: State,
    pub reason: String,
}

/// Where the titles of a year stand.
pub async fn show(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<CampaignView> {
    cx.require(Permission::ViewTotals)?;
    let campaign = super::campaign(cx, programme, year).await?;
    let rules = super::rules(cx, programme, year)?;
    let moves = store::campaign::list_moves(&mut cx.tx, &campaign.id).await?;
    let may_read_reasons = cx.require(Permission::ReadReasons).is_ok();
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let stale =
        if may_be_stale(&runs, &moves) { crate::assessment::stale(cx, &campaign, &runs).await? } else { Vec::new() };
    let mut titles = Vec::new();
    for run in runs {
        let Some(judged) = rules.title(run.title) else { continue };
        titles.push(TitleView {
            title: run.title.to_string(),
            name: judged.rule.name.clone(),
            state: run.state,
            step: run.state.label(),
            since: date::short(run.since),
            criteria_set: run.criteria_set,
            rule: judged.set.rule.clone(),
            window_from: date::short(run.window.from),
            window_until: date::short(run.window.until),
            due_before: judged.calendar.due_before.map(date::short),
            frozen_on: run.frozen_on.map(date::short),
            listed_on: run.listed_on.map(date::short),
            authority: judged.authority.recognises.clone(),
            stale: stale.contains(&run.title).then(|| stale_words(&campaign, run.title)),
            moves: moves
                .iter()
                .filter(|step| step.title == run.title)
                .map(|step| MoveView {
                    date: date::short(step.date),
                    from: step.from,
                    to: step.to,
                    reason: if may_read_reasons { step.reason.clone() } else { String::new() },
                })
                .collect(),
        });
    }
    Ok(CampaignView { programme: campaign.programme, year, titles })
}

/// Only a title that is not frozen, or was reopened, can have changed under those that count it.
fn may_be_stale(runs: &[TitleRun], moves: &[Move]) -> bool {
    runs.iter().any(|run| !run.is_frozen()) || moves.iter().any(|step| step.to < step.from)
}

use domain::assessment::Outcome;
use domain::campaign::{Campaign, Move, MoveRefused, State, TitleRun};
use domain::ground::refusal::Refusal;
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
        let is_unmet = from == State::Listing && close_unmet(cx, &campaign, &mut run, date).await?;
        if !is_unmet {
            run.advance(date, open_findings).map_err(|why| named(&why, run.title, year))?;
        }
        let to = run.state;
        store::campaign::update_title(&mut cx.tx, &run).await?;
        let reason = if is_unmet { format!("không có {} nào đạt", run.title.noun()) } else { String::new() };
        let step = Move { campaign: campaign.id.clone(), title: run.title, from, to, date, reason };
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

/// A listed title that nobody met is closed: no decision will come for it. False where somebody met it.
async fn close_unmet(cx: &mut Cx<'_>, campaign: &Campaign, run: &mut TitleRun, date: Date) -> ActionResult<bool> {
    let outcomes = store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?;
    if outcomes.iter().any(|one| one.outcome == Outcome::Met) {
        return Ok(false);
    }
    let rules = super::rules(cx, &campaign.programme, campaign.year)?;
    let Some(judged) = rules.title(run.title) else { return Ok(false) };
    run.close_unmet(date, judged.listing.days).map_err(|why| named(&why, run.title, campaign.year))?;
    crate::assessment::put_result(cx, &campaign.id, &rules, judged, &outcomes).await?;
    Ok(true)
}

/// Which of the titles does not move, and where to see more.
fn named(why: &MoveRefused, title: Title, year: i16) -> ActionError {
    let (seen, see) = match why {
        MoveRefused::OpenFindings(_) => {
            let commands = format!("binhyen assess --year {year} --title {title}, binhyen conflict list --year {year}");
            (format!("; xem: {commands}"), format!("; see: {commands}"))
        }
        _ => Default::default(),
    };
    ActionError::refused(format!("{}: {why}{seen}", title.noun()), format!("{title}: {}{see}", why.english()))
}

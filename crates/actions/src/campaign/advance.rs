use domain::assessment::Outcome;
use domain::campaign::{Campaign, Move, MoveRefused, State, TitleRun};
use domain::decision::Standing;
use domain::ground::refusal::Refusal;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;

use super::step::{Moved, StepOrder, not_opened};
use crate::assessment::{stale, stale_words};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult, Sentence};

/// Moves one title of the year, or all of them, one step forward. Entering the appraisal freezes the facts: what was
/// assessed then is kept, and the titles that count it follow.
pub async fn advance(cx: &mut Cx<'_>, order: &StepOrder<'_>) -> ActionResult<Vec<Moved>> {
    cx.require(Permission::RunCampaign)?;
    let campaign = super::campaign(cx, order.programme, order.year).await?;
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let chosen: Vec<TitleRun> =
        runs.into_iter().filter(|run| order.title.is_none_or(|title| run.title == title)).collect();
    if chosen.is_empty() {
        return Err(not_opened(&campaign));
    }
    let mut moved = Vec::with_capacity(chosen.len());
    for run in chosen {
        moved.push(step(cx, &campaign, order, run).await?);
    }
    Ok(moved)
}

async fn step(cx: &mut Cx<'_>, campaign: &Campaign, order: &StepOrder<'_>, mut run: TitleRun) -> ActionResult<Moved> {
    let (from, date) = (run.state, order.day(cx));
    let open_findings = match from.next() {
        Some(State::Listing) => open_findings(cx, campaign, run.title).await?,
        _ => 0,
    };
    let ending = match from {
        State::Listing => end(cx, campaign, &mut run, date).await?,
        _ => None,
    };
    if ending.is_none() {
        run.advance(date, open_findings).map_err(|why| named(&why, run.title, campaign))?;
    }
    let to = run.state;
    store::campaign::update_title(&mut cx.tx, &run).await?;
    let reason = ending.unwrap_or_else(|| order.reason.trim().to_owned());
    let step = Move { campaign: campaign.id.clone(), title: run.title, from, to, date, reason };
    store::campaign::insert_move(&mut cx.tx, &step).await?;
    let mut warnings: Vec<Sentence> = order.undated(cx, &run).into_iter().collect();
    if to == State::Appraisal {
        crate::assessment::freeze(cx, campaign, run.title).await?;
        let stale = crate::assessment::follow(cx, campaign, run.title).await?;
        warnings.extend(stale.into_iter().map(|title| stale_words(campaign, title)));
    }
    let detail = serde_json::json!({ "title": run.title, "from": from, "to": to, "date": date });
    cx.record("campaign.advanced", campaign.id.as_str(), detail).await?;
    Ok(Moved { run, warnings })
}

/// What still hinders the listing of a frozen title. One that counts others is judged once more: they may have changed.
async fn open_findings(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<u64> {
    if super::rules(cx, &campaign.programme, campaign.year)?.counts_others(title) {
        crate::assessment::freeze(cx, campaign, title).await?;
    }
    Ok(store::assessment::count_open(&mut cx.tx, &campaign.id, title).await?)
}

/// How a listed title ends without a new decision, and why: the one that stood before it was reopened still agrees with
/// the facts, or nobody met the title. None where it takes a decision.
async fn end(cx: &mut Cx<'_>, campaign: &Campaign, run: &mut TitleRun, date: Date) -> ActionResult<Option<String>> {
    let rules = super::rules(cx, &campaign.programme, campaign.year)?;
    let Some(judged) = rules.title(run.title) else { return Ok(None) };
    let refused = |why: MoveRefused| named(&why, judged.rule.title, campaign);
    if !stale(cx, campaign, std::slice::from_ref(run)).await?.is_empty() {
        return Err(ActionError::Refused(Box::new(stale_words(campaign, run.title))));
    }
    super::all_answered(cx, campaign, run.title).await?;
    let outcomes = store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?;
    let decisions = store::decision::list_for(&mut cx.tx, &campaign.id, run.title).await?;
    let stands = Standing::of(decisions);
    let listed = stands.as_ref().map(|standing| standing.subjects.len() as u64);
    let reason = if let Some(standing) = &stands {
        let number = &standing.first.number;
        if !standing.agrees_with(&outcomes) {
            return Err(refused(MoveRefused::Decided(number.to_string())));
        }
        run.decide(date, judged.listing.days).map_err(refused)?;
        format!("quyết định {number} giữ nguyên")
    } else if outcomes.iter().all(|one| one.outcome != Outcome::Met) {
        run.close_unmet(date, judged.listing.days).map_err(refused)?;
        format!("không có {} nào đạt", run.title.noun())
    } else {
        return Ok(None);
    };
    crate::assessment::put_result(cx, &campaign.id, &rules, judged, &outcomes, listed).await?;
    Ok(Some(reason))
}

/// Which of the titles does not move, and where to see more.
pub fn named(why: &MoveRefused, title: Title, campaign: &Campaign) -> ActionError {
    let (seen, see) = match why {
        MoveRefused::OpenFindings(_) => {
            let (year, programme) = (campaign.year, super::flag(&campaign.programme));
            let commands = format!(
                "binhyen assess --year {year}{programme} --title {title}, binhyen conflict list --year {year}{programme}"
            );
            (format!("; xem: {commands}"), format!("; see: {commands}"))
        }
        _ => Default::default(),
    };
    ActionError::refused(format!("{}: {why}{seen}", title.noun()), format!("{title}: {}{see}", why.english()))
}

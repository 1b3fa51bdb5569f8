use std::collections::BTreeMap;

use domain::assessment::{Outcome, Summary, YearAssessment};
use domain::campaign::{Campaign, State, TitleRun};
use domain::criteria::YearRules;
use domain::decision::DecisionSubject;
use domain::ground::date;
use domain::register::Title;
use domain::report::{TitleFigures, YearFigures};

use crate::cx::Cx;
use crate::error::ActionResult;

/// The figures of every year that was reviewed here under a programme, oldest first: decided titles as they were decided,
/// the others as the facts stand.
pub async fn years(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Vec<YearFigures>> {
    let mut all = Vec::new();
    let mut campaigns = store::campaign::list(&mut cx.tx).await?;
    campaigns.retain(|campaign| campaign.programme == programme);
    campaigns.sort_by_key(|campaign| campaign.year);
    for campaign in campaigns {
        let rules = crate::campaign::rules(cx, programme, campaign.year)?;
        all.push(year(cx, &campaign, &rules).await?);
    }
    Ok(all)
}

async fn year(cx: &mut Cx<'_>, campaign: &Campaign, rules: &YearRules<'_>) -> ActionResult<YearFigures> {
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let mut results: BTreeMap<Title, Summary> = BTreeMap::new();
    for summary in store::campaign::list_results(&mut cx.tx, &campaign.id).await? {
        results.insert(summary.title, summary);
    }
    let mut decided = Vec::new();
    for run in &runs {
        decided.push(match results.remove(&run.title) {
            Some(summary) => decided_title(cx, run, summary).await?,
            None => None,
        });
    }
    let is_opened = |title: Title| runs.iter().any(|run| run.title == title);
    let lacking: Vec<Title> =
        rules.titles.iter().map(|judged| judged.rule.title).filter(|title| !is_opened(*title)).collect();
    let judged = match lacking.is_empty() && decided.iter().all(Option::is_some) {
        true => None,
        false => Some(crate::assessment::judge_year(cx, campaign).await?),
    };
    let live = |title| judged.as_ref().and_then(|judged| provisional(judged, title));
    let titles: Vec<TitleFigures> =
        runs.iter().zip(decided).filter_map(|(run, decided)| decided.or_else(|| live(run.title))).collect();
    let not_opened: Vec<Title> = lacking.into_iter().filter(|title| live(*title).is_some()).collect();
    Ok(YearFigures::computed(rules, &titles, &not_opened))
}

/// A title whose result was decided: also while it is reopened, since the decision goes on standing until it is corrected.
/// None where it was reopened and nothing stands.
async fn decided_title(cx: &mut Cx<'_>, run: &TitleRun, summary: Summary) -> ActionResult<Option<TitleFigures>> {
    let standing = crate::decision::standing(cx, &run.campaign, DecisionSubject::Title(run.title)).await?;
    let is_under_review = run.state < State::Decided;
    let decision = match standing {
        Some(standing) => Some(format!("{} ngày {}", standing.first.number, date::short(standing.first.date))),
        None if is_under_review => return Ok(None),
        // Closed with nobody who met it: finished, and no decision to name.
        None => (run.state == State::Closed).then(String::new),
    };
    // Wholly revoked: nobody is recognised, and nobody was found to fail.
    let open = if decision.is_some() { 0 } else { summary.total - summary.met.min(summary.total) };
    Ok(Some(TitleFigures { summary, open, decision, is_under_review }))
}

fn provisional(judged: &YearAssessment, title: Title) -> Option<TitleFigures> {
    let summary = judged.summary(title)?.clone();
    let open = judged.title(title).iter().filter(|one| one.outcome == Outcome::Open).count() as u64;
    Some(TitleFigures { summary, open, decision: None, is_under_review: false })
}

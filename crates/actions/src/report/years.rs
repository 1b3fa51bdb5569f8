use std::collections::BTreeMap;

use domain::assessment::Summary;
use domain::campaign::{State, TitleRun};
use domain::decision::DecisionSubject;
use domain::ground::date;
use domain::register::Title;
use domain::report::YearFigures;

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
        let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
        let decided: BTreeMap<Title, Summary> = store::campaign::list_results(&mut cx.tx, &campaign.id)
            .await?
            .into_iter()
            .map(|summary| (summary.title, summary))
            .collect();
        let is_decided = |run: &TitleRun| State::Decided <= run.state && decided.contains_key(&run.title);
        let mut summaries: Vec<Summary> = Vec::new();
        if runs.iter().all(is_decided) {
            summaries.extend(decided.values().cloned());
        } else {
            let judged = crate::assessment::judge_year(cx, &campaign).await?;
            for run in &runs {
                let live = || judged.summary(run.title).cloned();
                summaries.extend(decided.get(&run.title).filter(|_| is_decided(run)).cloned().or_else(live));
            }
        }
        let mut decisions = BTreeMap::new();
        for run in &runs {
            let standing = crate::decision::standing(cx, &campaign.id, DecisionSubject::Title(run.title)).await?;
            if let Some(standing) = standing {
                let first = &standing.first;
                decisions.insert(run.title, format!("{} ngày {}", first.number, date::short(first.date)));
            } else if run.state == State::Closed {
                // Closed with nobody who met it: finished, and no decision to name.
                decisions.insert(run.title, String::new());
            }
        }
        all.push(YearFigures::computed(&rules, &summaries, &decisions));
    }
    Ok(all)
}

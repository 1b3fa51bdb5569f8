use domain::assessment::Assessment;
use domain::campaign::{Campaign, State, TitleRun};
use domain::register::Title;

use super::judge_year;
use crate::campaign::reopening;
use crate::cx::Cx;
use crate::error::{ActionResult, Sentence};

/// After the outcomes of a title changed: the titles above it that are frozen are judged again. Those that are not listed
/// yet are frozen anew; those that are stay as they were listed, and are given back where they no longer follow.
pub async fn follow(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<Vec<Title>> {
    let above = crate::campaign::rules(cx, &campaign.programme, campaign.year)?.above(title);
    let mut runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    runs.retain(|run| run.is_frozen() && above.contains(&run.title));
    if runs.is_empty() {
        return Ok(Vec::new());
    }
    let judged = judge_year(cx, campaign).await?;
    let (mut frozen, mut stale) = (Vec::new(), Vec::new());
    for run in runs {
        let (was, now) = (store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?, judged.title(run.title));
        if run.state < State::Listing && was != now {
            store::assessment::replace_all(&mut cx.tx, &campaign.id, run.title, now, true).await?;
            frozen.push(run.title);
        } else if State::Listing <= run.state && !agree(&was, now) {
            stale.push(run.title);
        }
    }
    if !frozen.is_empty() {
        let detail = serde_json::json!({ "year": campaign.year, "programme": campaign.programme, "titles": frozen });
        cx.record("assessment.computed", campaign.id.as_str(), detail).await?;
    }
    Ok(stale)
}

/// The frozen titles whose outcomes no longer follow from what they count.
pub async fn stale(cx: &mut Cx<'_>, campaign: &Campaign, runs: &[TitleRun]) -> ActionResult<Vec<Title>> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let asked: Vec<Title> =
        runs.iter().filter(|run| run.is_frozen() && rules.counts_others(run.title)).map(|run| run.title).collect();
    if asked.is_empty() {
        return Ok(asked);
    }
    let judged = judge_year(cx, campaign).await?;
    let mut stale = Vec::new();
    for title in asked {
        let was = store::assessment::list(&mut cx.tx, &campaign.id, title).await?;
        if !agree(&was, judged.title(title)) {
            stale.push(title);
        }
    }
    Ok(stale)
}

pub(super) fn agree(was: &[Assessment], now: &[Assessment]) -> bool {
    was.len() == now.len() && was.iter().zip(now).all(|(was, now)| was.agrees_with(now))
}

/// That a title no longer follows from what it counts, and how to reopen it.
pub fn stale_words(campaign: &Campaign, title: Title) -> Sentence {
    let reopen = reopening(&campaign.programme, campaign.year, title);
    Sentence::new(
        format!(
            "kết quả của {} đã khóa không còn khớp với các danh hiệu mà nó tính từ đó; hãy mở lại: {reopen}",
            title.noun()
        ),
        format!("the frozen result of «{title}» no longer follows from the titles that it counts; reopen it: {reopen}"),
    )
}

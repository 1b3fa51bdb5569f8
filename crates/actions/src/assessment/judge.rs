use domain::assessment::{Assessment, YearAssessment, assess, assess_year};
use domain::campaign::Campaign;
use domain::meeting::Dossier;
use domain::register::Title;

use super::load_facts;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Judges a whole year from the facts as they stand now.
pub async fn judge_year(cx: &mut Cx<'_>, campaign: &Campaign) -> ActionResult<YearAssessment> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let facts = load_facts(cx, &rules, Some(campaign)).await?;
    Ok(assess_year(&rules, &facts))
}

/// One title, with what it stands on judged in the same run.
pub async fn judge_title(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<Vec<Assessment>> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let facts = super::load_facts_of(cx, &rules, campaign, title).await?;
    Ok(assess(&rules, &facts, title))
}

/// One title as it would be judged with this dossier in the place of the one that is kept.
pub async fn judge_with(cx: &mut Cx<'_>, campaign: &Campaign, instead: &Dossier) -> ActionResult<Vec<Assessment>> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let facts = super::load_facts_with(cx, &rules, campaign, instead).await?;
    Ok(assess(&rules, &facts, instead.title))
}

use domain::assessment::{Outcome, Settlement};
use domain::people::Permission;
use domain::register::Title;
use serde::Serialize;

use super::judge_year;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Two sources that give different outcomes for one criterion of one subject.
#[derive(Debug, Serialize)]
pub struct ConflictView {
    pub title: Title,
    pub code: String,
    pub name: String,
    pub criterion: String,
    pub sources: Vec<SourceView>,
}

#[derive(Debug, Serialize)]
pub struct SourceView {
    pub source: domain::assessment::Source,
    pub outcome: Outcome,
    pub says: String,
}

/// What somebody decides about an open finding.
#[derive(Clone, Debug)]
pub struct SettleOrder<'o> {
    pub title: Title,
    pub code: &'o str,
    pub criterion: &'o str,
    pub outcome: Outcome,
    pub reason: &'o str,
}

/// The open conflicts of a year.
pub async fn conflicts(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<ConflictView>> {
    cx.require(Permission::ReadReasons)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let judged = judge_year(cx, &campaign).await?;
    let mut found = Vec::new();
    for one in judged.by_title.values().flatten() {
        for finding in one.findings.iter().filter(|f| f.outcome == Outcome::Open && !f.conflict.is_empty()) {
            let sources = finding.conflict.iter().cloned();
            found.push(ConflictView {
                title: one.subject.title,
                code: one.subject.code.clone(),
                name: one.subject.name.clone(),
                criterion: finding.criterion.clone(),
                sources: sources.map(|(source, outcome, says)| SourceView { source, outcome, says }).collect(),
            });
        }
    }
    Ok(found)
}

/// Settles one open finding, with a reason that stays.
pub async fn settle(cx: &mut Cx<'_>, programme: &str, year: i16, order: &SettleOrder<'_>) -> ActionResult<()> {
    cx.require(Permission::SettleConflict)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    if order.reason.trim().is_empty() {
        return Err(ActionError::refused("cần ghi lý do khi giải quyết", "a reason for the settlement is needed"));
    }
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, order.title).await?;
    if run.is_some_and(|run| domain::campaign::State::Listing <= run.state) {
        return Err(ActionError::refused(
            "danh hiệu đã niêm yết hoặc đã quyết định; hãy mở lại trước khi giải quyết mâu thuẫn",
            "the title is listed or decided; reopen it before settling",
        ));
    }
    let judged = judge_year(cx, &campaign).await?;
    let subject = judged.title(order.title).iter().find(|one| one.subject.code.eq_ignore_ascii_case(order.code));
    let finding = subject.and_then(|one| one.findings.iter().find(|finding| finding.criterion == order.criterion));
    let (Some(subject), Some(finding)) = (subject, finding) else {
        return Err(ActionError::missing(
            format!("không có tiêu chí {} của «{}» trong năm {year}", order.criterion, order.code),
            format!("there is no criterion {} of «{}» in {year}", order.criterion, order.code),
        ));
    };
    if finding.outcome != Outcome::Open {
        return Err(ActionError::refused(
            format!("tiêu chí {} của «{}» không còn mâu thuẫn", order.criterion, order.code),
            format!("the criterion {} of «{}» is not open", order.criterion, order.code),
        ));
    }
    let settlement = Settlement {
        title: order.title,
        subject: subject.subject.id.clone(),
        criterion: order.criterion.to_owned(),
        outcome: order.outcome,
        reason: order.reason.trim().to_owned(),
    };
    let id = settlement.subject.clone();
    let given = store::settlement::Given { settlement, actor: cx.actor().name.clone(), at: cx.now() };
    store::settlement::insert(&mut cx.tx, &campaign.id, &given).await?;
    if run_is_frozen(cx, &campaign.id, order.title).await? {
        super::freeze(cx, &campaign, order.title).await?;
    }
    let detail = serde_json::json!({
        "year": year, "title": order.title, "criterion": order.criterion, "outcome": order.outcome,
    });
    cx.record("conflict.settled", id.as_str(), detail).await
}

async fn run_is_frozen(cx: &mut Cx<'_>, campaign: &domain::ground::id::CampaignId, title: Title) -> ActionResult<bool> {
    let run = store::campaign::find_title(&mut cx.tx, campaign, title).await?;
    Ok(run.is_some_and(|run| run.is_frozen()))
}

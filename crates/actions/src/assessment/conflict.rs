use domain::assessment::{Outcome, Settlement, may_settle};
use domain::campaign::{Campaign, State};
use domain::criteria::YearRules;
use domain::ground::id::SubjectId;
use domain::meeting::AppraiseRefused;
use domain::people::Permission;
use domain::register::{Subject, Title};
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
    #[serde(skip)]
    pub text: String,
    #[serde(skip)]
    pub citation: String,
    pub sources: Vec<SourceView>,
    /// It was settled before, on other facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierView>,
}

#[derive(Debug, Serialize)]
pub struct EarlierView {
    pub outcome: Outcome,
    pub reason: String,
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
    let settlements = store::settlement::list(&mut cx.tx, &campaign.id).await?;
    let earlier = |one: &Subject, criterion: &str| {
        let mut all = settlements.iter();
        let found = all.find(|s| s.title == one.title && s.subject == one.id && s.criterion == criterion)?;
        Some(EarlierView { outcome: found.outcome, reason: found.reason.clone() })
    };
    let rules = crate::campaign::rules(cx, programme, year)?;
    let mut found = Vec::new();
    for one in judged.by_title.values().flatten() {
        for finding in one.findings.iter().filter(|f| f.outcome == Outcome::Open && !f.conflict.is_empty()) {
            let sources = finding.conflict.iter().cloned();
            found.push(ConflictView {
                title: one.subject.title,
                code: one.subject.code.clone(),
                name: one.subject.name.clone(),
                criterion: finding.criterion.clone(),
                text: text(&rules, one.subject.title, &finding.criterion).0,
                citation: finding.citation.clone(),
                sources: sources.map(|(source, outcome, says)| SourceView { source, outcome, says }).collect(),
                earlier: earlier(&one.subject, &finding.criterion),
            });
        }
    }
    Ok(found)
}

/// What a criterion says, in both languages; empty of what is no criterion of the set.
pub(super) fn text(rules: &YearRules<'_>, title: Title, id: &str) -> (String, String) {
    let found = rules.title(title).and_then(|judged| judged.set.criterion(id));
    found.map(|one| (one.text.clone(), one.english.clone())).unwrap_or_default()
}

/// Nobody settles what is said of their own household or unit.
pub(super) async fn not_own(cx: &mut Cx<'_>, title: Title, subject: &SubjectId) -> ActionResult<()> {
    let Some(account) = cx.actor().account.clone() else { return Ok(()) };
    let links = store::people::own::list_of(&mut cx.tx, &account).await?;
    let is_own = links.iter().any(|link| link.title == title && link.subject == *subject);
    if is_own { Err(AppraiseRefused::Own.into()) } else { Ok(()) }
}

/// Settles one open finding, with a reason that stays; or settles it anew, as long as the title may change. What stands on
/// it is judged again.
pub async fn settle(cx: &mut Cx<'_>, programme: &str, year: i16, order: &SettleOrder<'_>) -> ActionResult<()> {
    cx.require(Permission::SettleConflict)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    if order.reason.trim().is_empty() {
        return Err(ActionError::refused("cần ghi lý do khi giải quyết", "a reason for the settlement is needed"));
    }
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, order.title).await?;
    if run.as_ref().is_some_and(|run| State::Listing <= run.state) {
        return Err(listed(&campaign, order.title));
    }
    if let Some(judged) = crate::campaign::rules(cx, programme, year)?.title(order.title) {
        may_settle(judged.set, order.criterion, order.outcome)?;
    }
    let settlement = open_finding(cx, &campaign, order).await?;
    let id = settlement.subject.clone();
    not_own(cx, order.title, &id).await?;
    let given = store::settlement::Given { settlement, actor: cx.actor().name.clone(), at: cx.now() };
    store::settlement::insert(&mut cx.tx, &campaign.id, &given).await?;
    if run.is_some_and(|run| run.is_frozen()) {
        super::freeze(cx, &campaign, order.title).await?;
    }
    if let Some(above) = super::follow(cx, &campaign, order.title).await?.first() {
        return Err(listed(&campaign, *above));
    }
    let detail = serde_json::json!({
        "year": year, "title": order.title, "criterion": order.criterion, "outcome": order.outcome,
    });
    cx.record("conflict.settled", id.as_str(), detail).await
}

/// The title itself, or one that counts it, hangs out already or is decided.
fn listed(campaign: &Campaign, title: Title) -> ActionError {
    let reopen = crate::campaign::reopening(&campaign.programme, campaign.year, title);
    ActionError::refused(
        format!(
            "kết quả của {} đã niêm yết hoặc đã quyết định và sẽ thay đổi theo; hãy mở lại trước khi giải quyết mâu \
             thuẫn: {reopen}",
            title.noun()
        ),
        format!("the title «{title}» is listed or decided and would change; reopen it before settling: {reopen}"),
    )
}

/// What is settled, with the facts that it rests on. Nothing where the sources agree.
async fn open_finding(cx: &mut Cx<'_>, campaign: &Campaign, order: &SettleOrder<'_>) -> ActionResult<Settlement> {
    let judged = judge_year(cx, campaign).await?;
    let subject = judged.title(order.title).iter().find(|one| one.subject.code.eq_ignore_ascii_case(order.code));
    let finding = subject.and_then(|one| one.findings.iter().find(|finding| finding.criterion == order.criterion));
    let (Some(subject), Some(_)) = (subject, finding) else {
        return Err(ActionError::missing(
            format!("không có tiêu chí {} của «{}» trong năm {}", order.criterion, order.code, campaign.year),
            format!("there is no criterion {} of «{}» in {}", order.criterion, order.code, campaign.year),
        ));
    };
    let Some(basis) = judged.basis(order.title, &subject.subject.id, order.criterion) else {
        return Err(ActionError::refused(
            format!("tiêu chí {} của «{}» không còn mâu thuẫn", order.criterion, order.code),
            format!("the criterion {} of «{}» is not open", order.criterion, order.code),
        ));
    };
    Ok(Settlement {
        title: order.title,
        subject: subject.subject.id.clone(),
        criterion: order.criterion.to_owned(),
        outcome: order.outcome,
        reason: order.reason.trim().to_owned(),
        basis: basis.to_owned(),
    })
}

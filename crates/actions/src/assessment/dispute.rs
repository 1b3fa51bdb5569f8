use domain::assessment::{Assessment, Finding, Outcome, Source, may_settle};
use domain::campaign::Campaign;
use domain::ground::id::SubmissionId;
use domain::people::Permission;
use domain::register::{Subject, Title};
use store::settlement::Given;

use super::conflict::{not_own, text};
use super::{SettleOrder, SourceView, judge_year, settle};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// One criterion of one subject on which sources disagree, or disagreed until somebody settled it.
#[derive(Debug)]
pub struct Dispute {
    pub subject: Subject,
    pub criterion: String,
    pub text: String,
    pub english: String,
    pub citation: String,
    pub sources: Vec<SourceView>,
    /// What the finding says now.
    pub outcome: Outcome,
    pub reason: String,
    /// As what it may be settled.
    pub choices: Vec<Outcome>,
    /// Every settlement so far, oldest first.
    pub history: Vec<Given>,
    /// The self-assessment of the subject, with its evidence.
    pub submission: Option<SubmissionId>,
    /// Why whoever looks may not settle it; none where they may.
    pub refusal: Option<ActionError>,
}

/// The last settlement of a criterion.
#[derive(Debug)]
pub struct SettledView {
    pub title: Title,
    pub code: String,
    pub name: String,
    pub given: Given,
    /// The finding rests on it; otherwise its facts have changed since.
    pub holds: bool,
}

/// One dispute with everything that is known of it.
pub async fn dispute(
    cx: &mut Cx<'_>,
    (programme, year): (&str, i16),
    title: Title,
    code: &str,
    criterion: &str,
) -> ActionResult<Dispute> {
    cx.require(Permission::SettleConflict)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let (one, finding) = find(cx, &campaign, title, code, criterion).await?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let (text, english) = text(&rules, title, criterion);
    let is_allowed = |outcome: &Outcome| {
        *outcome != Outcome::Open
            && rules.title(title).is_some_and(|judged| may_settle(judged.set, criterion, *outcome).is_ok())
    };
    let choices = Outcome::ALL.iter().copied().filter(is_allowed).collect();
    let submission = store::submission::find_of(&mut cx.tx, title, &one.subject.id, year).await?;
    let history = history(cx, &campaign, &one.subject, criterion).await?;
    let refusal = not_own(cx, title, &one.subject.id).await.err();
    let sources = finding.conflict.into_iter();
    Ok(Dispute {
        subject: one.subject,
        criterion: finding.criterion,
        text,
        english,
        citation: finding.citation,
        sources: sources.map(|(source, outcome, says)| SourceView { source, outcome, says }).collect(),
        outcome: finding.outcome,
        reason: finding.reason,
        choices,
        history,
        submission: submission.map(|one| one.id),
        refusal,
    })
}

async fn find(
    cx: &mut Cx<'_>,
    campaign: &Campaign,
    title: Title,
    code: &str,
    criterion: &str,
) -> ActionResult<(Assessment, Finding)> {
    let judged = judge_year(cx, campaign).await?;
    let one = judged.title(title).iter().find(|one| one.subject.code.eq_ignore_ascii_case(code)).cloned();
    let finding = one.as_ref().and_then(|one| one.findings.iter().find(|finding| finding.criterion == criterion));
    let finding = finding.cloned();
    one.zip(finding).ok_or_else(|| {
        ActionError::missing(
            format!("không có tiêu chí {criterion} của «{code}» trong năm {}", campaign.year),
            format!("there is no criterion {criterion} of «{code}» in {}", campaign.year),
        )
    })
}

async fn history(cx: &mut Cx<'_>, campaign: &Campaign, subject: &Subject, criterion: &str) -> ActionResult<Vec<Given>> {
    let mut all = store::settlement::history(&mut cx.tx, &campaign.id).await?;
    all.retain(|given| {
        let one = &given.settlement;
        one.title == subject.title && one.subject == subject.id && one.criterion == criterion
    });
    Ok(all)
}

/// Settles what a form showed: refused where somebody settled it since. `seen` counts the settlements that it showed.
pub async fn settle_seen(
    cx: &mut Cx<'_>,
    (programme, year): (&str, i16),
    order: &SettleOrder<'_>,
    seen: usize,
) -> ActionResult<()> {
    cx.require(Permission::SettleConflict)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let (one, _) = find(cx, &campaign, order.title, order.code, order.criterion).await?;
    if history(cx, &campaign, &one.subject, order.criterion).await?.len() != seen {
        return Err(ActionError::conflict(
            "người khác vừa giải quyết mâu thuẫn này; hãy xem kết luận của họ rồi quyết định có sửa không",
            "somebody else has just settled this; look at their settlement before changing it",
        ));
    }
    settle(cx, programme, year, order).await
}

/// What was settled in a year, the latest first: one line per criterion.
pub async fn settled(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<SettledView>> {
    cx.require(Permission::SettleConflict)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let all = store::settlement::history(&mut cx.tx, &campaign.id).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let judged = judge_year(cx, &campaign).await?;
    let mut views: Vec<SettledView> = Vec::new();
    for given in all.into_iter().rev() {
        let one = &given.settlement;
        let is_same = |view: &SettledView| {
            let other = &view.given.settlement;
            (other.title, &other.subject, &other.criterion) == (one.title, &one.subject, &one.criterion)
        };
        if views.iter().any(is_same) {
            continue;
        }
        let Some(subject) = judged.title(one.title).iter().find(|found| found.subject.id == one.subject) else {
            continue;
        };
        let holds = subject.findings.iter().any(|finding| {
            finding.criterion == one.criterion && finding.source == Source::Appraiser && finding.outcome == one.outcome
        });
        views.push(SettledView {
            title: one.title,
            code: subject.subject.code.clone(),
            name: subject.subject.name.clone(),
            given,
            holds,
        });
    }
    Ok(views)
}

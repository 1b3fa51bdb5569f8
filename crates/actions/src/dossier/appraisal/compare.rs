use std::collections::BTreeMap;

use domain::assessment::{Finding, Outcome};
use domain::ground::id::{DossierId, SubmissionId};
use domain::meeting::{Answer, Claim, Found, Submission, SubmissionState, SubmissionStep, may_appraise};
use domain::people::Permission;
use store::submission::MoveMade;

use super::super::sheet::{self, Sheet, may_read};
use super::super::whose::{judged, named};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A submission as an appraiser sees it.
#[derive(Debug)]
pub struct Compared {
    pub sheet: Sheet,
    pub submission: Submission,
    pub lines: Vec<ComparedLine>,
    /// What would come of it, were it accepted as it is.
    pub would_be: Outcome,
    /// Why whoever looks may not appraise it; none where they may.
    pub refusal: Option<ActionError>,
    /// The facts of its year no longer change.
    pub is_frozen: bool,
}

/// One criterion: claimed, known, found.
#[derive(Debug)]
pub struct ComparedLine {
    pub line: sheet::Line,
    pub claimed: Answer,
    /// What it said before it was returned, where that differs.
    pub earlier: Option<Answer>,
    /// From the ledger, the registers and the days that are claimed, without anybody's yes or no.
    pub known: Option<Finding>,
    pub found: Option<Found>,
    /// Were it accepted as it is.
    pub would_be: Option<Finding>,
}

pub async fn compare(cx: &mut Cx<'_>, programme: &str, id: &SubmissionId) -> ActionResult<Compared> {
    let submission = read(cx, id).await?;
    let subject = named(cx, &submission).await?;
    let campaign = crate::campaign::campaign(cx, programme, submission.year).await?;
    let sheet = sheet::load(cx, programme, submission.year, subject).await?;
    let dossier = submission.dossier(DossierId(String::new()), &sheet.found);
    let without_marks = domain::meeting::Dossier { marks: domain::meeting::Marks::default(), ..dossier.clone() };
    let mut known = findings(cx, &campaign, &without_marks).await?.1;
    let (outcome, mut would_be) = findings(cx, &campaign, &dossier).await?;
    let earlier = before_return(&sheet.moves);
    let line = |line: &sheet::Line| {
        let id = &line.criterion.id;
        let claimed = submission.claim.answers.get(id).cloned().unwrap_or_default();
        let before = earlier.map(|claim| claim.answers.get(id).cloned().unwrap_or_default());
        ComparedLine {
            line: line.clone(),
            earlier: before.filter(|before| *before != claimed),
            known: known.remove(id),
            found: sheet.found.get(id).cloned(),
            would_be: would_be.remove(id),
            claimed,
        }
    };
    let lines = sheet.lines.iter().map(line).collect();
    let refusal = appraisable(cx, programme, &submission).await.err();
    let is_frozen = sheet.run.as_ref().is_some_and(domain::campaign::TitleRun::is_frozen);
    Ok(Compared { lines, would_be: outcome, refusal, is_frozen, submission, sheet })
}

/// The outcome of a subject with this dossier, and its findings by criterion.
async fn findings(
    cx: &mut Cx<'_>,
    campaign: &domain::campaign::Campaign,
    dossier: &domain::meeting::Dossier,
) -> ActionResult<(Outcome, BTreeMap<String, Finding>)> {
    let judged = crate::assessment::judge_with(cx, campaign, dossier).await?;
    let Some(own) = judged.into_iter().find(|one| one.subject.id == dossier.subject) else {
        return Ok((Outcome::Open, BTreeMap::new()));
    };
    Ok((own.outcome, own.findings.into_iter().map(|finding| (finding.criterion.clone(), finding)).collect()))
}

/// What was claimed when it was submitted the time before, if it was returned since.
fn before_return(moves: &[MoveMade]) -> Option<&Claim> {
    let returned = moves.iter().rposition(|made| made.step == SubmissionStep::Return)?;
    moves[..returned].iter().rev().find_map(|made| made.claim.as_ref())
}

/// The submission, for those who appraise its title; a draft is nobody's but its author's.
pub(super) async fn read(cx: &mut Cx<'_>, id: &SubmissionId) -> ActionResult<Submission> {
    cx.require(Permission::Appraise)?;
    let found = store::submission::find(&mut cx.tx, id).await?;
    let is_shown = |one: &Submission| may_read(cx, one) && one.state != SubmissionState::Draft;
    found.filter(is_shown).ok_or_else(|| {
        ActionError::missing(
            "không có hồ sơ này, hoặc hồ sơ chưa nộp",
            "there is no such dossier, or it is not submitted",
        )
    })
}

/// Refuses its authors, its own people, and the level that does not recognise its title.
pub(super) async fn appraisable(cx: &mut Cx<'_>, programme: &str, one: &Submission) -> ActionResult<()> {
    let is_the_ward = judged(cx, programme, one.year, one.title)?.authority.is_the_ward();
    let mut authors: Vec<_> = one.account.iter().cloned().collect();
    let moves = store::submission::list_moves(&mut cx.tx, &one.id).await?;
    let by_author = |made: &&MoveMade| {
        matches!(made.step, SubmissionStep::Save | SubmissionStep::Submit | SubmissionStep::Withdraw)
    };
    authors.extend(moves.iter().filter(by_author).filter_map(|made| made.account.clone()));
    let evidence = store::submission::evidence::list(&mut cx.tx, &one.id).await?;
    authors.extend(evidence.into_iter().filter_map(|file| file.account));
    let links = match cx.actor().account.clone() {
        Some(account) => store::people::own::list_of(&mut cx.tx, &account).await?,
        None => Vec::new(),
    };
    Ok(may_appraise(cx.actor(), (one.title, &one.subject), is_the_ward, &authors, &links)?)
}

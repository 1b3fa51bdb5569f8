use domain::assessment::Assessment;
use domain::campaign::State;
use domain::decision::Standing;
use domain::ground::date;
use domain::meeting::SubmissionState;

use super::whose::Whose;
use crate::cx::Cx;
use crate::error::ActionResult;

/// What came of it, for those whom it is about.
#[derive(Debug)]
pub struct UnitResult {
    pub assessment: Assessment,
    /// The facts no longer change.
    pub is_frozen: bool,
    /// "150/QĐ-UBND ngày 12/11/2021"; none before the decision, and where it did not recognise them.
    pub decision: Option<String>,
    pub is_decided: bool,
}

/// The result of one's own unit with its reasons; none before its self-assessment was accepted or the facts are frozen.
pub async fn result(cx: &mut Cx<'_>, programme: &str, year: i16, whose: &Whose) -> ActionResult<Option<UnitResult>> {
    let (subject, _) = whose.subject(cx, year).await?;
    let Some(campaign) = store::campaign::find(&mut cx.tx, programme, year).await? else { return Ok(None) };
    let Some(run) = store::campaign::find_title(&mut cx.tx, &campaign.id, subject.title).await? else {
        return Ok(None);
    };
    let submission = store::submission::find_of(&mut cx.tx, subject.title, &subject.id, year).await?;
    let is_accepted = submission.is_some_and(|one| one.state == SubmissionState::Accepted);
    let outcomes = match run.is_frozen() {
        true => store::assessment::list(&mut cx.tx, &campaign.id, subject.title).await?,
        false if is_accepted => crate::assessment::judge_title(cx, &campaign, subject.title).await?,
        false => return Ok(None),
    };
    let Some(assessment) = outcomes.into_iter().find(|one| one.subject.id == subject.id) else { return Ok(None) };
    let is_decided = State::Decided <= run.state;
    let mut decision = None;
    if is_decided {
        let standing = Standing::of(store::decision::list_for(&mut cx.tx, &campaign.id, subject.title).await?);
        let standing = standing.filter(|standing| standing.subjects.iter().any(|one| one.subject == subject.id));
        decision = standing.map(|one| format!("{} ngày {}", one.first.number, date::short(one.first.date)));
    }
    Ok(Some(UnitResult { assessment, is_frozen: run.is_frozen(), decision, is_decided }))
}

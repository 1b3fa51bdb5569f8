use domain::meeting::{Claim, Submission, SubmissionState, SubmissionStep};
use domain::register::Subject;
use store::submission::MoveMade;

use super::whose::{Whose, judged};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Keeps what a unit claims, finished or not. `version` is the one that the form showed; 0 where there was none.
pub async fn save(
    cx: &mut Cx<'_>,
    (programme, year): (&str, i16),
    whose: &Whose,
    version: u32,
    claim: Claim,
) -> ActionResult<Submission> {
    let (subject, _) = whose.subject(cx, year).await?;
    let claim = claim.tidy(judged(cx, programme, year, subject.title)?.set)?;
    let found = store::submission::find_of(&mut cx.tx, subject.title, &subject.id, year).await?;
    let is_seen = found.as_ref().map_or(0, |one| one.version) == version;
    let mut one = begun(cx, programme, year, &subject).await?;
    let from = one.state.after(SubmissionStep::Save, one.is_taken_up)?;
    if one.claim == claim && found.is_some() {
        return Ok(one);
    }
    if !is_seen {
        return Err(changed());
    }
    let account = cx.actor().account.clone();
    if one.account != account || found.is_none() {
        note(cx, &one, SubmissionStep::Save, from, "").await?;
    }
    let was = one.version;
    one.step(SubmissionStep::Save, "")?;
    one.claim = claim;
    put(cx, &mut one, was).await?;
    cx.record("dossier.saved", subject.id.as_str(), serde_json::json!({ "year": year, "version": one.version }))
        .await?;
    Ok(one)
}

/// The submission of a subject; a draft where nobody began one.
pub(super) async fn begun(cx: &mut Cx<'_>, programme: &str, year: i16, subject: &Subject) -> ActionResult<Submission> {
    crate::campaign::campaign(cx, programme, year).await?;
    if let Some(one) = store::submission::find_of(&mut cx.tx, subject.title, &subject.id, year).await? {
        return Ok(one);
    }
    let one = Submission {
        id: cx.new_id()?,
        title: subject.title,
        subject: subject.id.clone(),
        year,
        state: SubmissionState::Draft,
        version: 1,
        claim: Claim::default(),
        is_taken_up: false,
        replaced: None,
        saved_by: cx.actor().name.clone(),
        account: cx.actor().account.clone(),
        saved_at: cx.now(),
    };
    store::submission::insert(&mut cx.tx, &one).await?;
    Ok(one)
}

/// Keeps a changed submission, unless somebody else changed it since it had the version `was`.
pub(super) async fn put(cx: &mut Cx<'_>, one: &mut Submission, was: u32) -> ActionResult<()> {
    (one.saved_by, one.account, one.saved_at) = (cx.actor().name.clone(), cx.actor().account.clone(), cx.now());
    step(cx, one, was).await
}

/// The same, of what others than its authors do.
pub(super) async fn step(cx: &mut Cx<'_>, one: &Submission, was: u32) -> ActionResult<()> {
    if store::submission::update(&mut cx.tx, one, was).await? { Ok(()) } else { Err(changed()) }
}

pub(super) fn changed() -> ActionError {
    ActionError::conflict(
        "người khác vừa sửa hồ sơ này; hãy xem lại các giá trị mới rồi lưu lại",
        "somebody else has just changed this dossier; look at the new values and save again",
    )
}

/// Who made a step, when and why.
pub(super) async fn note(
    cx: &mut Cx<'_>,
    one: &Submission,
    step: SubmissionStep,
    from: SubmissionState,
    reason: &str,
) -> ActionResult<()> {
    let made = MoveMade {
        step,
        from,
        to: one.state,
        reason: reason.trim().to_owned(),
        claim: (step == SubmissionStep::Submit).then(|| one.claim.clone()),
        actor: cx.actor().name.clone(),
        account: cx.actor().account.clone(),
        at: cx.now(),
    };
    store::submission::insert_move(&mut cx.tx, &one.id, &made).await?;
    Ok(())
}

use domain::ground::id::SubmissionId;
use domain::meeting::{Dossier, Replaced, Submission, SubmissionState, SubmissionStep};

use super::super::save::{changed, note, step};
use super::super::write::write;
use super::compare::{appraisable, read};
use crate::cx::Cx;
use crate::error::ActionResult;
use crate::frozen::{Late, must_be_open};

/// Gives a submission back with a reason. One that was accepted leaves the facts of the year again.
pub async fn return_it(
    cx: &mut Cx<'_>,
    programme: &str,
    id: &SubmissionId,
    version: u32,
    reason: &str,
) -> ActionResult<Submission> {
    let mut one = ready(cx, programme, id, version).await?;
    let accepted = one.state == SubmissionState::Accepted;
    let was = one.version;
    let from = one.step(SubmissionStep::Return, reason)?;
    if accepted {
        must_be_open(cx, Late::OfYear(one.year, &[one.title])).await?;
        take_back(cx, &mut one).await?;
    }
    step(cx, &one, was).await?;
    note(cx, &one, SubmissionStep::Return, from, reason).await?;
    let detail = serde_json::json!({ "year": one.year, "was_accepted": accepted });
    cx.record("dossier.returned", one.subject.as_str(), detail).await?;
    Ok(one)
}

/// Accepts a submission: what it claims, with the appraiser's marks in the place of its own, becomes a fact of the year.
pub async fn accept(cx: &mut Cx<'_>, programme: &str, id: &SubmissionId, version: u32) -> ActionResult<Submission> {
    let mut one = ready(cx, programme, id, version).await?;
    let was = one.version;
    let from = one.step(SubmissionStep::Accept, "")?;
    must_be_open(cx, Late::OfYear(one.year, &[one.title])).await?;
    let old = store::dossier::find(&mut cx.tx, one.title, &one.subject, one.year).await?;
    let dossier = made(cx, &one, old.as_ref()).await?;
    let written = write(cx, old.as_ref(), &dossier).await?;
    one.replaced = Some(Replaced(old));
    step(cx, &one, was).await?;
    note(cx, &one, SubmissionStep::Accept, from, "").await?;
    let detail = serde_json::json!({ "year": one.year, "dossier": dossier.id, "written": format!("{written:?}") });
    cx.record("dossier.accepted", one.subject.as_str(), detail).await?;
    Ok(one)
}

async fn ready(cx: &mut Cx<'_>, programme: &str, id: &SubmissionId, version: u32) -> ActionResult<Submission> {
    let one = read(cx, id).await?;
    appraisable(cx, programme, &one).await?;
    if one.version == version { Ok(one) } else { Err(changed()) }
}

/// The dossier that a submission becomes; it keeps the id of the one whose place it takes.
async fn made(cx: &mut Cx<'_>, one: &Submission, old: Option<&Dossier>) -> ActionResult<Dossier> {
    let id = match old {
        Some(old) => old.id.clone(),
        None => cx.new_id()?,
    };
    let found = store::submission::marks(&mut cx.tx, &one.id).await?;
    Ok(one.dossier(id, &found))
}

/// Puts back what an acceptance replaced, unless something else has been written since.
async fn take_back(cx: &mut Cx<'_>, one: &mut Submission) -> ActionResult<()> {
    let replaced = one.replaced.take();
    let Some(now) = store::dossier::find(&mut cx.tx, one.title, &one.subject, one.year).await? else { return Ok(()) };
    let ours = made(cx, one, Some(&now)).await?;
    match replaced {
        Some(Replaced(before)) if now == ours => match before {
            Some(before) => drop(write(cx, Some(&now), &before).await?),
            None => drop(store::dossier::delete(&mut cx.tx, &now.id).await?),
        },
        _ => {}
    }
    Ok(())
}

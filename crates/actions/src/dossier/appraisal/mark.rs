use domain::ground::id::SubmissionId;
use domain::meeting::{AppraiseRefused, Found, Says, Submission, SubmissionStep, may_mark};

use super::super::save::{changed, step};
use super::super::whose::judged;
use super::compare::{appraisable, read};
use crate::cx::Cx;
use crate::error::ActionResult;

/// What an appraiser typed for one criterion; nothing said takes an earlier mark back.
#[derive(Clone, Debug)]
pub struct Typed {
    pub criterion: String,
    pub says: Option<Says>,
    pub reason: String,
}

#[derive(Debug)]
pub enum Marked {
    Kept(Box<Submission>),
    /// Nothing was kept: which marks cannot be, and why.
    Doubtful(Vec<(String, AppraiseRefused)>),
}

/// Keeps an appraiser's marks. From the first on, the submission is taken up and can no longer be withdrawn.
pub async fn mark(
    cx: &mut Cx<'_>,
    programme: &str,
    id: &SubmissionId,
    version: u32,
    typed: &[Typed],
) -> ActionResult<Marked> {
    let mut one = read(cx, id).await?;
    appraisable(cx, programme, &one).await?;
    one.state.after(SubmissionStep::Mark, one.is_taken_up)?;
    if one.version != version {
        return Err(changed());
    }
    let set = judged(cx, programme, one.year, one.title)?.set;
    let before = store::submission::marks(&mut cx.tx, id).await?;
    let (mut doubts, mut kept) = (Vec::new(), Vec::new());
    for typed in typed {
        let Some(criterion) = set.criterion(&typed.criterion) else { continue };
        let old = before.get(&criterion.id);
        let reason = typed.reason.trim();
        if old.map(|old| (old.says, old.reason.as_str())) == typed.says.map(|says| (says, reason)) {
            continue;
        }
        let Some(says) = typed.says else {
            kept.push((criterion.id.clone(), None));
            continue;
        };
        match may_mark(criterion, one.claim.says(&criterion.id), says, reason) {
            Ok(()) => {
                let (by, at) = (cx.actor().name.clone(), cx.now());
                kept.push((criterion.id.clone(), Some(Found { says, reason: reason.to_owned(), by, at })));
            }
            Err(why) => doubts.push((criterion.id.clone(), why)),
        }
    }
    if !doubts.is_empty() {
        return Ok(Marked::Doubtful(doubts));
    }
    if kept.is_empty() {
        return Ok(Marked::Kept(Box::new(one)));
    }
    for (criterion, found) in &kept {
        store::submission::put_mark(&mut cx.tx, id, criterion, found.as_ref()).await?;
    }
    let was = one.version;
    one.step(SubmissionStep::Mark, "")?;
    step(cx, &one, was).await?;
    let said = |found: &Option<Found>| found.as_ref().map(|found| found.says);
    let change = |(id, now): &(String, Option<Found>)| (id.clone(), before.get(id).map(|old| old.says), said(now));
    let changes: Vec<_> = kept.iter().map(change).collect();
    let detail = serde_json::json!({ "year": one.year, "marks": changes });
    cx.record("dossier.marked", one.subject.as_str(), detail).await?;
    Ok(Marked::Kept(Box::new(one)))
}

use domain::decision::{Decision, DecisionKind, DecisionSubject, RecognisedSubject};
use domain::ground::id::CampaignId;
use domain::people::Permission;

use crate::cx::Cx;
use crate::error::ActionResult;

/// What stands of a title's decisions after corrections and revocations.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The decision that recognised.
    pub first: Decision,
    /// Corrections and revocations, in their order.
    pub later: Vec<Decision>,
    /// Who is recognised now.
    pub subjects: Vec<RecognisedSubject>,
}

/// None where nothing was decided, or all of it was revoked.
pub async fn standing(
    cx: &mut Cx<'_>,
    campaign: &CampaignId,
    about: DecisionSubject,
) -> ActionResult<Option<Standing>> {
    let DecisionSubject::Title(title) = about else { return Ok(None) };
    Ok(apply(store::decision::list_for(&mut cx.tx, campaign, title).await?))
}

/// All decisions about a year's review, by day.
pub async fn list(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Decision>> {
    cx.require(Permission::ReadReasons)?;
    Ok(store::decision::list(&mut cx.tx, year).await?)
}

/// Corrections replace the list; a revocation takes its subjects out, or all where it names none.
fn apply(decisions: Vec<Decision>) -> Option<Standing> {
    let mut standing: Option<Standing> = None;
    for decision in decisions {
        match (decision.kind, &mut standing) {
            (DecisionKind::Recognise | DecisionKind::Received | DecisionKind::Commend, _) => {
                let subjects = decision.subjects.clone();
                standing = Some(Standing { first: decision, later: Vec::new(), subjects });
            }
            (DecisionKind::Correct, Some(now)) => {
                now.subjects.clone_from(&decision.subjects);
                now.later.push(decision);
            }
            (DecisionKind::Revoke, Some(_)) if decision.subjects.is_empty() => standing = None,
            (DecisionKind::Revoke, Some(now)) => {
                now.subjects.retain(|kept| decision.subjects.iter().all(|gone| gone.subject != kept.subject));
                now.later.push(decision);
            }
            (DecisionKind::Correct | DecisionKind::Revoke, None) => {}
        }
    }
    standing
}

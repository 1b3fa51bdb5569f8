use domain::decision::{Decision, DecisionKind, DecisionSubject, PaperNumber, Standing};
use domain::ground::id::{CampaignId, DecisionId};
use domain::people::Permission;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A decision with what holds of it today.
pub struct Held {
    pub decision: Decision,
    pub force: Force,
    /// The decision that it corrects or revokes.
    pub of: Option<PaperNumber>,
    /// Who stands on the list of its chain now; nobody where all of it was revoked.
    pub standing: Option<Standing>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Force {
    /// It stands as it was issued.
    Whole,
    /// It stands, but for what these changed.
    Amended(Vec<PaperNumber>),
    /// It changed an earlier one, which stands.
    Amends,
    /// It was wholly revoked, by this one where it is known.
    Gone(Option<PaperNumber>),
}

/// All decisions about a year's review with what holds of them, the newest first.
pub async fn held(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Held>> {
    let all = super::list(cx, year).await?;
    let mut held: Vec<Held> = all.iter().map(|one| of(one, &all)).collect();
    held.reverse();
    Ok(held)
}

/// One decision with what holds of it.
pub async fn find(cx: &mut Cx<'_>, id: &str) -> ActionResult<Held> {
    cx.require(Permission::ReadReasons)?;
    let found = store::decision::find(&mut cx.tx, &DecisionId(id.to_owned())).await?;
    let found = found.ok_or_else(|| ActionError::missing("không có quyết định này", "there is no such decision"))?;
    let all = super::list(cx, found.year).await?;
    Ok(of(&found, &all))
}

type Matter<'m> = (DecisionSubject, Option<&'m CampaignId>);

fn of(decision: &Decision, all: &[Decision]) -> Held {
    let matter = |one: &Decision| -> bool {
        let own: Matter<'_> = (one.about, one.campaign.as_ref());
        own == (decision.about, decision.campaign.as_ref())
    };
    let alike: Vec<Decision> = all.iter().filter(|one| matter(one)).cloned().collect();
    let before = decision.refers_to.as_ref().and_then(|id| all.iter().find(|one| one.id == *id));
    let chains = match decision.about {
        DecisionSubject::Title(_) => Standing::of(alike.clone()).into_iter().collect(),
        DecisionSubject::Commendation => Standing::each(&alike),
    };
    let standing = chains.into_iter().find(|standing| standing.chain().any(|one| one.id == decision.id));
    let is_amendment = matches!(decision.kind, DecisionKind::Correct | DecisionKind::Revoke);
    let force = match &standing {
        Some(_) if is_amendment => Force::Amends,
        Some(standing) if standing.later.is_empty() => Force::Whole,
        Some(standing) => Force::Amended(standing.later.iter().map(|one| one.number.clone()).collect()),
        // A revocation of all stands nowhere: it is what ended the list.
        None if decision.kind == DecisionKind::Revoke => Force::Amends,
        None => {
            let first = decision.refers_to.as_ref().unwrap_or(&decision.id);
            let ends = |one: &&Decision| {
                one.kind == DecisionKind::Revoke && one.subjects.is_empty() && one.refers_to.as_ref() == Some(first)
            };
            Force::Gone(alike.iter().find(ends).map(|one| one.number.clone()))
        }
    };
    Held { decision: decision.clone(), force, of: before.map(|one| one.number.clone()), standing }
}

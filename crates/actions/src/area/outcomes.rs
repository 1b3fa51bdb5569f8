use std::collections::BTreeSet;

use domain::assessment::{Assessment, Finding, Outcome};
use domain::ground::id::SubjectId;
use domain::ground::text::name_sort_key;
use domain::register::Title;

use super::OwnYear;
use crate::assessment::judge_year;
use crate::cx::Cx;
use crate::error::ActionResult;

/// What came out for the own area and its households; until the facts freeze, what would come out today.
#[derive(Debug)]
pub struct OwnOutcomes {
    pub is_frozen: bool,
    /// By given name.
    pub households: Vec<HouseholdOutcome>,
    /// The area's own title; none where the programme has none.
    pub area: Option<HouseholdOutcome>,
}

/// One outcome with what hinders it.
#[derive(Clone, Debug)]
pub struct HouseholdOutcome {
    pub code: String,
    pub name: String,
    pub outcome: Outcome,
    pub registered: bool,
    /// Not met, or open.
    pub hindering: Vec<Finding>,
}

pub async fn outcomes(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<OwnOutcomes> {
    let is_frozen = own.run.is_frozen();
    let [all, areas] = of_titles(cx, own, [Title::Household, Title::Area]).await?;
    let area_id = SubjectId::from(&own.area.id);
    let mut households: Vec<HouseholdOutcome> = own_of(cx, own, &all).await?.iter().map(view).collect();
    households.sort_by_cached_key(|one| name_sort_key(&one.name));
    let area = areas.iter().find(|one| one.subject.id == area_id).map(view);
    Ok(OwnOutcomes { is_frozen, households, area })
}

/// Of some titles, as they froze or as they would come out today.
pub(super) async fn of_titles<const N: usize>(
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    titles: [Title; N],
) -> ActionResult<[Vec<Assessment>; N]> {
    let runs = store::campaign::list_titles(&mut cx.tx, &own.campaign.id).await?;
    let is_frozen = |title: Title| runs.iter().any(|run| run.title == title && run.is_frozen());
    let fresh = match titles.iter().all(|title| is_frozen(*title)) {
        true => None,
        false => Some(judge_year(cx, &own.campaign).await?),
    };
    let mut found = [const { Vec::new() }; N];
    for (at, title) in titles.into_iter().enumerate() {
        found[at] = match &fresh {
            Some(fresh) if !is_frozen(title) => fresh.title(title).to_vec(),
            _ => store::assessment::list(&mut cx.tx, &own.campaign.id, title).await?,
        };
    }
    Ok(found)
}

/// Those that lived in the own area on the last day that counts.
pub(super) async fn own_of(cx: &mut Cx<'_>, own: &OwnYear<'_>, all: &[Assessment]) -> ActionResult<Vec<Assessment>> {
    let day = own.judged.calendar.counting.until;
    let lived = store::household::list_of(&mut cx.tx, &own.area.id, day).await?;
    let ids: BTreeSet<SubjectId> = lived.iter().map(|one| SubjectId::from(&one.id)).collect();
    Ok(all.iter().filter(|one| ids.contains(&one.subject.id)).cloned().collect())
}

fn view(one: &Assessment) -> HouseholdOutcome {
    let hinders = |finding: &&Finding| matches!(finding.outcome, Outcome::NotMet | Outcome::Open);
    HouseholdOutcome {
        code: one.subject.code.clone(),
        name: one.subject.name.clone(),
        outcome: one.outcome,
        registered: one.registered,
        hindering: match one.outcome {
            Outcome::Met | Outcome::NotApplicable => Vec::new(),
            Outcome::NotMet | Outcome::Open => one.findings.iter().filter(hinders).cloned().collect(),
        },
    }
}

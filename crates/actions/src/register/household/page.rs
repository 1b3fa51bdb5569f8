use domain::assessment::{Finding, Outcome};
use domain::ground::id::SubjectId;
use domain::people::Permission;
use domain::register::{Household, HouseholdLineage, Title, Whereabouts};
use jiff::civil::Date;

use super::past::{PastEvent, kept};
use super::record;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Everything that the register knows of one household, but its numbers.
#[derive(Debug)]
pub struct HouseholdPage {
    pub household: Household,
    pub has_identity: bool,
    pub has_phone: bool,
    pub end_reason: String,
    /// What a form of this record carries.
    pub version: String,
    /// Where it lived, oldest first.
    pub lived: Vec<Lived>,
    pub kin: Vec<Kin>,
    /// Newest year first.
    pub registrations: Vec<(i16, Date)>,
    /// Only for who may read reasons; newest year first.
    pub outcomes: Vec<YearOutcome>,
    /// What was done by hand, newest first; imports are in `past`.
    pub latest: Vec<PastEvent>,
}

#[derive(Debug)]
pub struct Lived {
    pub since: Date,
    pub area_code: String,
    pub area: String,
}

/// A household that it came from or went over into.
#[derive(Debug)]
pub struct Kin {
    pub line: HouseholdLineage,
    pub code: String,
    pub is_from: bool,
}

#[derive(Debug)]
pub struct YearOutcome {
    pub year: i16,
    pub programme: String,
    pub outcome: Outcome,
    /// What is not met or open, with its reason.
    pub hinders: Vec<Finding>,
}

/// One household's page.
pub async fn page(cx: &mut Cx<'_>, code: &str) -> ActionResult<HouseholdPage> {
    cx.require(Permission::ReadRegister)?;
    let found = record::record(cx, code).await?;
    let household = found.indexed.household.clone();
    let areas = record::areas(cx).await?;
    let moves = store::household::list_moves_of(&mut cx.tx, &household.id).await?;
    let whereabouts = Whereabouts::of(&household.area, &moves);
    let since = household.validity.from;
    let first = std::iter::once((since, whereabouts.on(since).clone()));
    let later = moves.iter().filter(|one| since < one.on).map(|one| (one.on, one.into.clone()));
    let lived = first.chain(later).filter_map(|(since, id)| {
        let area = areas.get(&id)?;
        Some(Lived { since, area_code: area.code.clone(), area: area.name.clone() })
    });
    let lived = lived.collect();
    let lineage = store::household::list_lineage_of(&mut cx.tx, &household.id).await?;
    let kin = |(line, code): (HouseholdLineage, String)| Kin { is_from: line.into == household.id, line, code };
    let kin = lineage.into_iter().map(kin).collect();
    let registrations = registrations(cx, &household).await?;
    let outcomes = match cx.actor().role.may(Permission::ReadReasons) {
        true => outcomes(cx, &household).await?,
        false => Vec::new(),
    };
    let latest = kept(cx, household.id.as_str()).await?;
    Ok(HouseholdPage {
        has_identity: found.indexed.identity_index.is_some(),
        has_phone: found.indexed.phone_index.is_some(),
        version: record::version(&found),
        end_reason: found.end_reason,
        lived,
        kin,
        registrations,
        outcomes,
        latest,
        household,
    })
}

async fn registrations(cx: &mut Cx<'_>, household: &Household) -> ActionResult<Vec<(i16, Date)>> {
    let last = household.validity.until.unwrap_or_else(|| cx.today()).year();
    let mut found = Vec::new();
    for year in (household.validity.from.year()..=last.saturating_add(1)).rev() {
        let subject = SubjectId::from(&household.id);
        let signed = store::commitment::find(&mut cx.tx, Title::Household, &subject, year).await?;
        found.extend(signed.map(|signed| (year, signed.signed_on)));
    }
    Ok(found)
}

async fn outcomes(cx: &mut Cx<'_>, household: &Household) -> ActionResult<Vec<YearOutcome>> {
    let subject = SubjectId::from(&household.id);
    let mut outcomes = Vec::new();
    for campaign in store::campaign::list(&mut cx.tx).await?.into_iter().rev() {
        let found = store::assessment::find(&mut cx.tx, &campaign.id, Title::Household, &subject).await?;
        let Some(found) = found else { continue };
        let hinders = |finding: &Finding| matches!(finding.outcome, Outcome::NotMet | Outcome::Open);
        outcomes.push(YearOutcome {
            year: campaign.year,
            programme: campaign.programme,
            outcome: found.outcome,
            hinders: found.findings.into_iter().filter(hinders).collect(),
        });
    }
    Ok(outcomes)
}

use domain::commitment::Commitment;
use domain::ground::date::short;
use domain::ground::id::{HouseholdId, SubjectId};
use domain::register::Title;
use jiff::civil::Date;

use super::own::strange;
use super::{OwnYear, households};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A registration bears on the households, and on the areas and the ward that count them.
const TOUCHED: &[Title] = &[Title::Household, Title::Area, Title::Commune];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Registered now.
    pub new: usize,
    /// Somebody had ticked them meanwhile; their day stays.
    pub known: usize,
}

/// Several households registered on a day. Who is registered already stays as it is, so that two who tick at once lose
/// nothing of each other's.
pub async fn register(
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    ticked: &[HouseholdId],
    day: Date,
) -> ActionResult<Registered> {
    if cx.today() < day {
        return Err(ActionError::refused(
            format!("ngày đăng ký {} chưa đến", short(day)),
            format!("the day {} is still to come", short(day)),
        ));
    }
    own.must_be_open(cx, TOUCHED).await?;
    let lines = households(cx, own).await?;
    let (mut fresh, mut known) = (Vec::new(), 0);
    for id in ticked {
        let line = lines.iter().find(|line| line.id == *id).ok_or_else(strange)?;
        if line.signed_on.is_some() {
            known += 1;
            continue;
        }
        fresh.push(Commitment {
            id: cx.new_id()?,
            title: Title::Household,
            subject: SubjectId::from(id),
            year: own.year(),
            signed_on: day,
            people: None,
        });
    }
    if !fresh.is_empty() {
        store::commitment::insert_all(&mut cx.tx, &fresh).await?;
        let ids: Vec<&str> = fresh.iter().map(|one| one.subject.as_str()).collect();
        let detail = serde_json::json!({ "year": own.year(), "day": day, "households": ids });
        cx.record("commitment.signed", own.area.id.as_str(), detail).await?;
    }
    Ok(Registered { new: fresh.len(), known })
}

/// Takes a tick back.
pub async fn withdraw(cx: &mut Cx<'_>, own: &OwnYear<'_>, household: &HouseholdId) -> ActionResult<()> {
    super::own::own_household(cx, &own.area.id, own.as_of, household).await?;
    own.must_be_open(cx, TOUCHED).await?;
    let subject = SubjectId::from(household);
    let found = store::commitment::find(&mut cx.tx, Title::Household, &subject, own.year()).await?;
    let Some(commitment) = found else { return Ok(()) };
    store::commitment::delete(&mut cx.tx, &commitment.id).await?;
    let detail = serde_json::json!({
        "year": own.year(), "day": commitment.signed_on, "household": household.as_str()
    });
    cx.record("commitment.withdrawn", own.area.id.as_str(), detail).await
}

use domain::meeting::Meeting;
use domain::meeting::draft::DraftRefused;
use domain::register::Title;

use super::OwnYear;
use super::draft::{held, put};
use crate::cx::Cx;
use crate::error::ActionResult;

/// How many of the missing things a refusal names.
const NAMED: usize = 3;

/// Ends the meeting: what it found is written as a workbook of it would be. The minutes can be printed from here on.
pub async fn finish(cx: &mut Cx<'_>, own: &OwnYear<'_>, ended: &str) -> ActionResult<()> {
    let held = held(cx, own).await?;
    held.draft.check_open()?;
    own.must_be_open(cx, &[Title::Household]).await?;
    let missing = held.draft.missing(&held.gathering);
    let (Some(date), Some(present), []) = (held.draft.day(), held.draft.present, missing.as_slice()) else {
        let named: Vec<String> = missing.iter().take(NAMED).map(ToString::to_string).collect();
        return Err(DraftRefused::Incomplete(named.join("; ")).into());
    };
    let old = store::meeting::find(&mut cx.tx, &own.area.id, own.year()).await?;
    let meeting = Meeting {
        id: match &old {
            Some(old) => old.id.clone(),
            None => cx.new_id()?,
        },
        area: own.area.id.clone(),
        year: own.year(),
        date,
        households: held.gathering.households(),
        present,
        way: held.draft.joint_way(),
        reviews: held.draft.reviews(&held.gathering),
    };
    crate::meeting::enter(cx, old.as_ref(), &meeting).await?;
    let version = held.version();
    let mut draft = held.draft;
    draft.ended = ended.trim().to_owned();
    (draft.finished_on, draft.is_signed) = (Some(cx.today()), false);
    put(cx, own, draft, version).await?;
    let detail = serde_json::json!({
        "year": own.year(), "area": own.area.id.as_str(), "households": meeting.households, "present": present
    });
    cx.record("meeting.entered", meeting.id.as_str(), detail).await
}

/// The minutes were printed, read out and signed.
pub async fn sign(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<()> {
    let held = held(cx, own).await?;
    held.draft.check_open()?;
    let version = held.version();
    let mut draft = held.draft;
    draft.sign()?;
    put(cx, own, draft, version).await?;
    cx.record("meeting.signed", own.area.id.as_str(), serde_json::json!({ "year": own.year() })).await
}

/// The signed minutes went to the ward.
pub async fn hand_in(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<()> {
    let held = held(cx, own).await?;
    held.draft.check_open()?;
    let version = held.version();
    let mut draft = held.draft;
    draft.hand_in(cx.today())?;
    put(cx, own, draft, version).await?;
    cx.record("meeting.handed_in", own.area.id.as_str(), serde_json::json!({ "year": own.year() })).await
}

/// Takes the minutes back for a correction, as long as nothing is frozen.
pub async fn take_back(cx: &mut Cx<'_>, own: &OwnYear<'_>, reason: &str) -> ActionResult<()> {
    let held = held(cx, own).await?;
    own.must_be_open(cx, &[Title::Household]).await?;
    let version = held.version();
    let mut draft = held.draft;
    draft.reopen(reason)?;
    put(cx, own, draft, version).await?;
    let detail = serde_json::json!({ "year": own.year(), "reason": reason.trim() });
    cx.record("meeting.taken_back", own.area.id.as_str(), detail).await
}

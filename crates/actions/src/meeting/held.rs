use domain::criteria::CriteriaSet;
use domain::document::{MeetingPeople, Proceedings};
use domain::ground::id::AreaId;
use domain::meeting::Meeting;
use domain::meeting::draft::{Gathering, Voter};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The households of an area on a day, by given name, and the criteria that they are held against.
pub async fn gathering<'s>(
    cx: &mut Cx<'_>,
    set: &'s CriteriaSet,
    area: &AreaId,
    day: Date,
) -> ActionResult<Gathering<'s>> {
    let lived = store::household::list_of(&mut cx.tx, area, day).await?;
    let voters = lived.into_iter().map(|one| Voter { household: one.id, code: one.code, name: one.head });
    Ok(Gathering { voters: voters.collect(), set })
}

/// Who led a meeting and how it went, where the area wrote it down here; minutes of a workbook leave it to be filled in.
pub async fn as_held(
    cx: &mut Cx<'_>,
    set: &CriteriaSet,
    meeting: &Meeting,
) -> ActionResult<(MeetingPeople, Proceedings)> {
    let kept = store::meeting::draft::find(&mut cx.tx, &meeting.area, meeting.year).await?;
    let Some(draft) = kept.map(|kept| kept.draft).filter(|draft| draft.finished_on.is_some()) else {
        return Ok(Default::default());
    };
    let gathering = gathering(cx, set, &meeting.area, meeting.date).await?;
    Ok((MeetingPeople::of(&draft), Proceedings::of(&draft, &gathering)))
}

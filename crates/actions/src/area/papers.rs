use domain::document::{
    AreaReview, Award, Invitation, Issue, Paper, RegistrationSheet, Signing, SubjectResult, area_minutes,
    invitation as form, registration_sheet as sheet, sealed_annex,
};
use domain::meeting::Meeting;
use domain::register::Title;

use super::outcomes::{of_titles, own_of};
use super::{OwnYear, households};
use crate::campaign::USUAL;
use crate::cx::Cx;
use crate::document::{Context, review};
use crate::error::{ActionError, ActionResult};

/// The sheet on which the own households sign that they register.
pub async fn registration_sheet(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<Paper> {
    let context = Context::load(cx, USUAL, own.year()).await?;
    let lines = households(cx, own).await?;
    let signing =
        lines.into_iter().map(|one| Signing { name: one.name, address: one.address, signed_on: one.signed_on });
    Ok(sheet::compose(&RegistrationSheet {
        office: context.of_residents(own.as_of, "registration")?,
        award: Award::of(&own.judged),
        area: own.area.name.clone(),
        area_code: own.area.code.clone(),
        date: own.as_of,
        households: signing.collect(),
    }))
}

/// The invitation to the meeting that was called.
pub async fn invitation(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<Paper> {
    let held = super::held(cx, own).await?;
    let call = held.draft.call.ok_or_else(|| {
        ActionError::missing("chưa ghi ngày giờ, địa điểm họp", "day, time and place of the meeting are missing")
    })?;
    let context = Context::load(cx, USUAL, own.year()).await?;
    Ok(form::compose(&Invitation {
        issue: Issue {
            office: context.of_residents(call.called_on, "invitation")?,
            date: call.called_on,
            number: None,
        },
        award: Award::of(&own.judged),
        area: own.area.name.clone(),
        guests: vec!["Đại diện các hộ gia đình".to_owned()],
        meeting_on: call.on,
        time: call.time,
        place: call.place,
        chair: call.chair,
        agenda: call.agenda,
    }))
}

/// The minutes that neighbours read.
pub async fn minutes(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<Paper> {
    Ok(area_minutes::compose(&own_review(cx, own).await?))
}

/// The sealed annex with the reasons.
pub async fn annex(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<Paper> {
    let paper = sealed_annex::compose(&own_review(cx, own).await?);
    Ok(paper)
}

async fn own_review(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<AreaReview> {
    let found = store::meeting::find(&mut cx.tx, &own.area.id, own.year()).await?;
    let meeting = found.ok_or_else(|| {
        ActionError::missing("chưa lập biên bản; hãy kết thúc cuộc họp trước", "there are no minutes yet")
    })?;
    let context = Context::load(cx, USUAL, own.year()).await?;
    let results = results(cx, own, &meeting).await?;
    review(cx, &context, &own.judged, &meeting, (&own.area, results)).await
}

/// As they froze, or as they come out today.
async fn results(cx: &mut Cx<'_>, own: &OwnYear<'_>, meeting: &Meeting) -> ActionResult<Vec<SubjectResult>> {
    let [all] = of_titles(cx, own, [Title::Household]).await?;
    let mine = own_of(cx, own, &all).await?;
    let lived = store::household::list_of(&mut cx.tx, &own.area.id, own.judged.calendar.counting.until).await?;
    let result = |one: &domain::assessment::Assessment| {
        let household = lived.iter().find(|household| household.id.as_str() == one.subject.id.as_str());
        let reviewed = meeting.reviews.iter().find(|review| review.household.as_str() == one.subject.id.as_str());
        SubjectResult {
            area_code: own.area.code.clone(),
            area: own.area.name.clone(),
            address: household.map(|household| household.address.clone()).unwrap_or_default(),
            agree: reviewed.and_then(|review| review.agree),
            ..SubjectResult::of(one)
        }
    };
    Ok(mine.iter().map(result).collect())
}

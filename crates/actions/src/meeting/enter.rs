use domain::meeting::Meeting;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The facts of a meeting, from a workbook or from the area itself: there is one per area and year.
pub async fn enter(cx: &mut Cx<'_>, old: Option<&Meeting>, meeting: &Meeting) -> ActionResult<()> {
    match old {
        Some(_) => store::meeting::update(&mut cx.tx, meeting).await?,
        None => store::meeting::insert(&mut cx.tx, meeting).await?,
    }
    Ok(())
}

/// The same meeting, in whatever order its households stand.
pub fn is_same(one: &Meeting, other: &Meeting) -> bool {
    let sorted = |meeting: &Meeting| {
        let mut meeting = meeting.clone();
        meeting.reviews.sort_by(|a, b| a.household.cmp(&b.household));
        meeting
    };
    sorted(one) == sorted(other)
}

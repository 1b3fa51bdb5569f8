use domain::people::Permission;
use store::schedule::Schedule;

use super::stored::allowed;
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};
use crate::job::{self, JobOrder};

/// The most that may be kept.
const MOST: u32 = 365;

/// When the ward is backed up by itself; none where it is not.
pub async fn schedule(cx: &mut Cx<'_>) -> ActionResult<Option<Schedule>> {
    cx.require(Permission::KeepBackup)?;
    Ok(store::schedule::find(&mut cx.tx).await?)
}

/// Has the ward backed up every day from an hour on, or, with none, no longer.
pub async fn plan(cx: &mut Cx<'_>, planned: Option<(u32, u32, bool)>) -> ActionResult<()> {
    allowed(cx).await?;
    let Some((hour, keep, with_key)) = planned else {
        if store::schedule::delete(&mut cx.tx).await? {
            cx.record("backup.scheduled", "", serde_json::json!({ "keep": 0 })).await?;
        }
        return Ok(());
    };
    if 23 < hour || !(1..=MOST).contains(&keep) {
        return Err(ActionError::refused(
            format!("giờ từ 0 đến 23, số bản giữ lại từ 1 đến {MOST}"),
            format!("an hour from 0 to 23, and from 1 to {MOST} to keep"),
        ));
    }
    let last = store::schedule::find(&mut cx.tx).await?.and_then(|earlier| earlier.last);
    store::schedule::put(&mut cx.tx, &Schedule { hour, keep, with_key, last }).await?;
    let detail = serde_json::json!({ "hour": hour, "keep": keep, "with_key": with_key });
    cx.record("backup.scheduled", "", detail).await
}

/// Orders today's backup where it is due: its hour has come, and there was none today. Whether it did.
pub async fn order_due(desk: &Desk) -> ActionResult<bool> {
    let mut cx = desk.read().await?;
    if due(&mut cx).await?.is_none() {
        return Ok(false);
    }
    drop(cx);
    let mut cx = desk.begin().await?;
    // Another program may have been faster.
    let Some(mut schedule) = due(&mut cx).await? else { return Ok(false) };
    schedule.last = Some(cx.today());
    store::schedule::put(&mut cx.tx, &schedule).await?;
    job::order(&mut cx, &JobOrder::Backup { with_key: schedule.with_key, is_scheduled: true }).await?;
    cx.commit().await?;
    Ok(true)
}

async fn due(cx: &mut Cx<'_>) -> ActionResult<Option<Schedule>> {
    let today = cx.today();
    let hour = cx.now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).hour();
    let schedule = store::schedule::find(&mut cx.tx).await?;
    let is_due = |one: &Schedule| {
        one.hour <= u32::try_from(hour).unwrap_or_default() && one.last.is_none_or(|last| last < today)
    };
    Ok(schedule.filter(is_due))
}

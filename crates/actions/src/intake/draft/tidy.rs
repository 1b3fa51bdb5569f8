use jiff::{SignedDuration, Timestamp};
use store::import::draft;

use super::change::remove;
use crate::desk::Desk;
use crate::error::ActionResult;

/// Nobody touched it for so long: the file is not kept for ever.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Forgets drafts that nobody touched for two weeks, accepted or not, with their files.
pub async fn tidy(desk: &Desk) -> ActionResult<usize> {
    let mut cx = desk.begin().await?;
    let before = cx.now().checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    let mut gone = draft::list(&mut cx.tx).await?;
    gone.retain(|one| one.touched_at < before);
    for one in &gone {
        remove(&mut cx, one).await?;
        let detail = serde_json::json!({ "file": one.file_name, "reason": "expired" });
        cx.record("import.draft_dropped", one.id.as_str(), detail).await?;
    }
    cx.commit().await?;
    Ok(gone.len())
}

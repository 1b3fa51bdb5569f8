use domain::ground::id::DraftId;
use domain::ground::refusal::Refusal as _;
use store::import::draft;

use super::change::changed;
use super::see::{Outcome, accepted, found, order, see};
use crate::desk::Desk;
use crate::document::stopped;
use crate::error::{ActionError, ActionResult};
use crate::intake::import::{import, read};
use crate::intake::outcome::Imported;
use crate::job::Progress;
use crate::shelf::{Drawer, fetch};

/// A list with more lines than this is taken in behind the pages.
pub const LONG: usize = 500;

/// Takes a draft in, as it stood at `version`. The draft keeps what came of it in the same transaction: accepted twice, or
/// by a program that was killed after it, it is taken in once.
pub async fn accept(desk: &Desk, id: &DraftId, version: u64, progress: &Progress) -> ActionResult<Imported> {
    let mut cx = desk.read().await?;
    let draft = found(&mut cx, id).await?;
    if let Some(done) = accepted(&draft) {
        return Ok(done);
    }
    if draft.version != version {
        return Err(changed(&draft));
    }
    if !progress.step((0, 2), "đọc tệp", "reading the file") {
        return Err(stopped());
    }
    let bytes = fetch(&cx, Drawer::Import, &draft.file_sha256)?;
    let order = order(&draft, &bytes, false);
    let reading = read(&mut cx, &order).await?;
    drop(cx);
    if !progress.step((1, 2), "đối chiếu với sổ và ghi", "comparing with the register and writing") {
        return Err(stopped());
    }
    let mut cx = desk.begin().await?;
    let taken = import(&mut cx, &order, reading).await?;
    let result = serde_json::to_string(&taken.imported).map_err(|error| {
        ActionError::failed(format!("không ghi được kết quả: {error}"), format!("the result cannot be kept: {error}"))
    })?;
    let mut done = draft.clone();
    done.result = Some(result);
    done.touched_by = cx.actor().name.clone();
    done.touched_at = cx.now();
    if !draft::update(&mut cx.tx, &done).await? {
        return Err(changed(&draft));
    }
    cx.commit().await?;
    Ok(taken.imported)
}

/// The held rows as a workbook, with a note in each cell concerned.
pub async fn held(desk: &Desk, id: &DraftId) -> ActionResult<Vec<u8>> {
    let view = see(desk, id).await?;
    let Outcome::Ready(taken) = &view.seen.outcome else {
        return Err(ActionError::refused("tệp này chưa đọc được", "this file could not be read yet"));
    };
    let held = taken.reading.held_lines();
    files::xlsx::held::write(&taken.reading, &held, &taken.imported.problems).map_err(|error| {
        ActionError::failed(
            format!("không ghi được tệp các dòng bị giữ: {error}"),
            format!("the workbook of the held rows cannot be made: {}", error.english()),
        )
    })
}

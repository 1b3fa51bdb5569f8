use domain::ground::id::DraftId;
use domain::intake::{CellPlace, LeftOut};
use store::import::draft::{self, Draft};

use super::see::found;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::shelf::{Drawer, discard as throw_away};

/// What somebody says of a file as a whole.
pub struct Choice {
    /// The version of the draft that they saw.
    pub version: u64,
    pub year: Option<i16>,
    pub sheet: Option<String>,
    /// Field and heading; an empty heading for a field that the file does not have. None: as the program finds them.
    pub mapping: Vec<(String, String)>,
}

/// Another year, sheet or meaning of columns.
pub async fn choose(cx: &mut Cx<'_>, id: &DraftId, choice: Choice) -> ActionResult<()> {
    let mut draft = open_one(cx, id).await?;
    if draft.version != choice.version {
        return Err(changed(&draft));
    }
    (draft.year, draft.sheet, draft.mapping) = (choice.year, choice.sheet, choice.mapping);
    put(cx, draft).await
}

/// One cell, as somebody types it.
pub struct CellChange<'c> {
    pub place: CellPlace,
    /// None gives the file's own back.
    pub text: Option<&'c str>,
    /// How often it had been changed when they looked at it.
    pub seen: u32,
}

/// Another text in a cell. Who did not see the last change of that cell is told of it; other cells do not matter.
pub async fn mend(cx: &mut Cx<'_>, id: &DraftId, change: CellChange<'_>) -> ActionResult<()> {
    let mut draft = open_one(cx, id).await?;
    let by = cx.actor().name.clone();
    draft.mends.put(change.place, change.text, change.seen, &by)?;
    put(cx, draft).await
}

/// Leaves a row out of the import, or takes it in again.
pub async fn leave_out(cx: &mut Cx<'_>, id: &DraftId, row: LeftOut, is_out: bool) -> ActionResult<()> {
    let mut draft = open_one(cx, id).await?;
    draft.mends.leave_out(row, is_out);
    put(cx, draft).await
}

/// Forgets a draft and its file, unless another draft stands on the same bytes. What was imported from it stays.
pub async fn discard(cx: &mut Cx<'_>, id: &DraftId) -> ActionResult<()> {
    let draft = found(cx, id).await?;
    remove(cx, &draft).await?;
    cx.record("import.draft_dropped", id.as_str(), serde_json::json!({ "file": draft.file_name })).await
}

pub(super) async fn remove(cx: &mut Cx<'_>, draft: &Draft) -> ActionResult<()> {
    draft::delete(&mut cx.tx, &draft.id).await?;
    if draft::count_of_file(&mut cx.tx, &draft.file_sha256).await? == 0 {
        throw_away(cx, Drawer::Import, &draft.file_sha256);
    }
    Ok(())
}

async fn open_one(cx: &mut Cx<'_>, id: &DraftId) -> ActionResult<Draft> {
    let draft = found(cx, id).await?;
    if draft.result.is_some() {
        return Err(ActionError::refused(
            "danh sách này đã được nạp; muốn sửa, hãy bỏ lần nạp rồi gửi lại tệp",
            "this list was accepted; to change it, undo the import and send the file again",
        ));
    }
    Ok(draft)
}

async fn put(cx: &mut Cx<'_>, mut draft: Draft) -> ActionResult<()> {
    draft.touched_by = cx.actor().name.clone();
    draft.touched_at = cx.now();
    if draft::update(&mut cx.tx, &draft).await? { Ok(()) } else { Err(changed(&draft)) }
}

/// Somebody else works at the same list.
pub(super) fn changed(draft: &Draft) -> ActionError {
    let who = &draft.touched_by;
    ActionError::conflict(
        format!("{who} vừa thay đổi bản nạp này; hãy xem lại rồi làm tiếp"),
        format!("{who} has just changed this draft; look at it again"),
    )
}

use domain::ground::id::DraftId;
use domain::intake::{ImportKind, Mends, ReadOptions};
use domain::people::Permission;
use store::import::draft::{self, Draft};

use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::ActionResult;
use crate::shelf::{Drawer, keep};

/// A file as somebody sent it.
pub struct NewDraft<'n> {
    pub kind: ImportKind,
    pub year: Option<i16>,
    pub file: &'n str,
    pub bytes: &'n [u8],
}

/// Keeps a file that is a workbook, whatever its columns say. What is no workbook, or a dangerous one, is refused with
/// nothing kept. Who sends a file that somebody looks at already comes to the same draft.
pub async fn open(desk: &Desk, new: &NewDraft<'_>) -> ActionResult<DraftId> {
    desk.read().await?.require(Permission::Import)?;
    files::read::outline(new.file, new.bytes, &ReadOptions::default())?;
    let mut cx = desk.begin().await?;
    let sha256 = keep(&cx, Drawer::Import, new.bytes)?;
    if let Some(same) = same(&mut cx, new, &sha256).await? {
        return Ok(same);
    }
    let by = cx.actor().name.clone();
    let draft = Draft {
        id: cx.new_id()?,
        kind: new.kind,
        year: new.year,
        file_name: new.file.to_owned(),
        file_sha256: sha256,
        sheet: None,
        mapping: Vec::new(),
        mends: Mends::default(),
        version: 0,
        result: None,
        actor: by.clone(),
        made_at: cx.now(),
        touched_by: by,
        touched_at: cx.now(),
    };
    draft::insert(&mut cx.tx, &draft).await?;
    let detail = serde_json::json!({ "kind": draft.kind, "file": draft.file_name, "sha256": draft.file_sha256 });
    cx.record("import.drafted", draft.id.as_str(), detail).await?;
    cx.commit().await?;
    Ok(draft.id)
}

async fn same(cx: &mut Cx<'_>, new: &NewDraft<'_>, sha256: &str) -> ActionResult<Option<DraftId>> {
    let all = draft::list(&mut cx.tx).await?;
    let is_same =
        |one: &Draft| one.result.is_none() && one.kind == new.kind && one.year == new.year && one.file_sha256 == sha256;
    Ok(all.into_iter().find(is_same).map(|one| one.id))
}

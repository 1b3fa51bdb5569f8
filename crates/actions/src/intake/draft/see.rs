use std::sync::Arc;

use domain::ground::id::DraftId;
use domain::intake::{ReadOptions, SheetOutline};
use domain::people::Permission;
use files::read::ReadRefused;
use store::import::Batch;
use store::import::draft::{self, Draft};

use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};
use crate::intake::import::{ImportOrder, Taken, household_criteria, import, read};
use crate::intake::outcome::Imported;
use crate::shelf::{Drawer, fetch};

/// A draft, and what would come of it.
pub struct DraftView {
    pub draft: Draft,
    pub seen: Arc<Seen>,
    /// What came of it, once it was accepted.
    pub accepted: Option<Imported>,
    /// The same file was taken in before.
    pub earlier: Option<Batch>,
}

/// What a file says, with all that was said and mended of it.
pub struct Seen {
    pub sheets: Vec<SheetOutline>,
    pub outcome: Outcome,
    /// Ids of the criteria whose marks a column may hold.
    pub criteria: Vec<String>,
}

pub enum Outcome {
    /// Nobody knows what its columns mean, or no year was said.
    Unclear {
        vietnamese: String,
        english: String,
    },
    Ready(Box<Taken>),
}

/// Reads and judges a draft without writing anything. May take seconds, and its thread.
pub async fn see(desk: &Desk, id: &DraftId) -> ActionResult<DraftView> {
    let mut cx = desk.read().await?;
    let draft = found(&mut cx, id).await?;
    let accepted = accepted(&draft);
    let earlier = store::import::find_by_file(&mut cx.tx, draft.kind, &draft.file_sha256).await?;
    let as_of = store::audit::last_change(&mut cx.tx).await?;
    let key = (desk.commune().as_str().to_owned(), draft.id.0.clone(), draft.version, as_of);
    let seen = match desk.previews().find(&key) {
        Some(seen) => seen,
        None => {
            let seen = Arc::new(judge(desk, &mut cx, &draft).await?);
            desk.previews().keep(key, seen.clone());
            seen
        }
    };
    Ok(DraftView { draft, seen, accepted, earlier })
}

/// The drafts of the ward, newest first.
pub async fn drafts(cx: &mut Cx<'_>) -> ActionResult<Vec<Draft>> {
    cx.require(Permission::Import)?;
    Ok(draft::list(&mut cx.tx).await?)
}

pub(super) async fn found(cx: &mut Cx<'_>, id: &DraftId) -> ActionResult<Draft> {
    cx.require(Permission::Import)?;
    let draft = draft::find(&mut cx.tx, id).await?;
    draft.ok_or_else(|| {
        ActionError::missing(
            "bản nạp này không còn: đã được bỏ hoặc quá hạn; hãy gửi lại tệp",
            "this draft is gone: somebody dropped it, or it was too old; send the file again",
        )
    })
}

pub(super) fn accepted(draft: &Draft) -> Option<Imported> {
    draft.result.as_deref().and_then(|text| serde_json::from_str(text).ok())
}

/// What is asked of a file, as its draft says it.
pub(super) fn order<'o>(draft: &'o Draft, bytes: &'o [u8], is_trial: bool) -> ImportOrder<'o> {
    ImportOrder {
        kind: draft.kind,
        file: &draft.file_name,
        bytes,
        year: draft.year,
        sheet: draft.sheet.as_deref(),
        map: &draft.mapping,
        mends: &draft.mends,
        is_trial,
    }
}

async fn judge(desk: &Desk, cx: &mut Cx<'_>, draft: &Draft) -> ActionResult<Seen> {
    let bytes = fetch(cx, Drawer::Import, &draft.file_sha256)?;
    let options = ReadOptions { mends: draft.mends.clone(), ..ReadOptions::default() };
    let sheets = files::read::outline(&draft.file_name, &bytes, &options)?;
    let criteria = household_criteria(cx, draft.year);
    let order = order(draft, &bytes, true);
    let outcome = match read(cx, &order).await {
        Ok(reading) => {
            // Judging writes, so that lines that touch each other are seen; what it wrote is dropped here.
            let mut trial = desk.begin().await?;
            match import(&mut trial, &order, reading).await {
                Ok(taken) => Outcome::Ready(Box::new(taken)),
                Err(error) => unclear(error)?,
            }
        }
        Err(error) => unclear(error)?,
    };
    Ok(Seen { sheets, outcome, criteria })
}

/// What somebody can mend by choosing other columns, another sheet or a year. What speaks of the command line elsewhere
/// speaks of the page here.
fn unclear(error: ActionError) -> ActionResult<Outcome> {
    let ActionError::Refused(why) = error else { return Err(error) };
    let source: &(dyn std::error::Error + 'static) = why.as_ref();
    let (vietnamese, english) = match source.downcast_ref::<ReadRefused>() {
        Some(ReadRefused::Table(table)) => table.on_page(),
        _ => (why.to_string(), why.english()),
    };
    Ok(Outcome::Unclear { vietnamese, english })
}

/// A draft as it is kept, and what came of it; nothing of its file is read.
pub async fn look(cx: &mut Cx<'_>, id: &DraftId) -> ActionResult<(Draft, Option<Imported>)> {
    let draft = found(cx, id).await?;
    let accepted = accepted(&draft);
    Ok((draft, accepted))
}

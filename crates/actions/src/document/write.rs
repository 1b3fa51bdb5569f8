use std::path::Path;

use domain::decision::DecisionSubject;
use store::paper::Paper as Note;

use super::compose::compose;
use super::job::Job;
use super::press::{OnTick, Written, press};
use super::publish::{Shelf, note, publish, put_aside};
use super::stands::{Stands, stands};
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// Which papers of a year, and where to.
pub struct PaperOrder<'o> {
    pub programme: &'o str,
    pub year: i16,
    /// None: all titles that are frozen, the ward's report, and the year's commendations.
    pub about: Option<DecisionSubject>,
    /// Only the certificate of this subject.
    pub subject: Option<&'o str>,
    pub folder: &'o Path,
}

/// Writes the papers of a year from its frozen records, and notes what each prints. Nobody waits while they are drawn: the
/// record is read, the papers are drawn as drafts; if the record still says the same they are noted, and what is noted is
/// published. Killed in between, a paper is noted as unfinished, and the next printing finishes it.
pub async fn write(desk: &Desk, order: &PaperOrder<'_>, tick: &OnTick<'_>) -> ActionResult<Vec<Written>> {
    let mut cx = desk.read().await?;
    let before = store::audit::last_hash(&mut cx.tx).await?;
    let jobs = compose(&mut cx, order).await?;
    drop(cx);
    let mut written = press(&jobs, order.folder, tick)?;
    let mut cx = desk.begin().await?;
    let is_same = store::audit::last_hash(&mut cx.tx).await? == before || compose(&mut cx, order).await? == jobs;
    if !is_same {
        return Err(changed());
    }
    let shelf = Shelf { programme: order.programme, year: order.year, folder: order.folder };
    note(&mut cx, &shelf, &written).await?;
    let about = order.about.map_or("all", DecisionSubject::as_str);
    let detail = serde_json::json!({ "year": order.year, "about": about, "files": written.len() });
    cx.record("paper.written", &order.year.to_string(), detail).await?;
    let gone = gone(&mut cx, order, &shelf, &jobs).await?;
    cx.commit().await?;
    publish(desk, &shelf, &mut written).await?;
    put_aside(desk, &gone).await?;
    Ok(written)
}

/// Somebody changed what the papers say while they were drawn.
pub(crate) fn changed() -> ActionError {
    ActionError::conflict(
        "hồ sơ vừa được người khác thay đổi trong lúc in; giấy tờ cũ vẫn nguyên, hãy in lại",
        "the record was changed while the papers were drawn; what was there before is untouched; print again",
    )
}

/// Certificates in this folder, of the titles that are printed, that nobody holds any more.
async fn gone(cx: &mut Cx<'_>, order: &PaperOrder<'_>, shelf: &Shelf<'_>, jobs: &[Job]) -> ActionResult<Vec<Note>> {
    if order.subject.is_some() {
        return Ok(Vec::new());
    }
    let below = match shelf.place(cx.desk, "") {
        own if own.is_empty() => own,
        folder => format!("{folder}/"),
    };
    let mut notes = store::paper::list_of_year(&mut cx.tx, order.year).await?;
    notes.retain(|note| {
        let is_ours = note.programme == order.programme && note.file_name.starts_with(&below);
        let is_about = order.about.is_none_or(|about| about.as_str() == note.about);
        is_ours && is_about && note.figures.contains("certificates") && stands(jobs, note) == Stands::Gone
    });
    Ok(notes)
}

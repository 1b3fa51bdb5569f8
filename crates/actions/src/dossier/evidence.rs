use domain::ground::id::EvidenceId;
use domain::meeting::evidence::{MOST, safe_name};
use domain::meeting::{Evidence, SubmissionStep};

use super::save::begun;
use super::sheet::may_read;
use super::whose::{Whose, judged};
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};
use crate::shelf::{self, Drawer};

/// Takes a file in beside a claim. Its name is what the sender called it, its kind what its content says. The bytes lie in
/// the data folder before the record speaks of them.
pub async fn add_evidence(
    desk: &Desk,
    (programme, year): (&str, i16),
    whose: &Whose,
    criterion: Option<&str>,
    (name, bytes): (&str, &[u8]),
) -> ActionResult<Evidence> {
    let mut cx = desk.begin().await?;
    let (subject, _) = whose.subject(&mut cx, year).await?;
    let set = judged(&cx, programme, year, subject.title)?.set;
    if let Some(id) = criterion.filter(|id| set.criterion(id).is_none()) {
        return Err(ActionError::missing(format!("không có tiêu chí {id}"), format!("there is no criterion {id}")));
    }
    let one = begun(&mut cx, programme, year, &subject).await?;
    one.state.after(SubmissionStep::Save, one.is_taken_up)?;
    let held = store::submission::evidence::list(&mut cx.tx, &one.id).await?;
    if MOST <= held.len() {
        return Err(ActionError::refused(
            format!("hồ sơ đã có {MOST} tệp; hãy bỏ bớt hoặc gộp các trang vào một tệp PDF"),
            format!("there are {MOST} files already; remove some, or join the pages in one PDF"),
        ));
    }
    let kind = files::evidence::kind(bytes)?;
    let file = Evidence {
        id: cx.new_id()?,
        submission: one.id.clone(),
        criterion: criterion.map(str::to_owned),
        name: safe_name(name, kind),
        kind,
        size: bytes.len() as u64,
        sha256: store::digest::sha256_hex(bytes),
        added_by: cx.actor().name.clone(),
        account: cx.actor().account.clone(),
        added_at: cx.now(),
    };
    let is_twice = |other: &&Evidence| other.sha256 == file.sha256 && other.criterion == file.criterion;
    if let Some(same) = held.iter().find(is_twice) {
        return Ok(same.clone());
    }
    shelf::keep(&cx, Drawer::Evidence, bytes)?;
    store::submission::evidence::insert(&mut cx.tx, &file).await?;
    let detail = serde_json::json!({ "year": year, "sha256": file.sha256, "kind": file.kind, "size": file.size });
    cx.record("dossier.evidence_added", subject.id.as_str(), detail).await?;
    cx.commit().await?;
    // Somebody may have removed the last other copy of the same bytes meanwhile.
    shelf::keep(&desk.read().await?, Drawer::Evidence, bytes)?;
    Ok(file)
}

/// Takes a file away again, as long as its author may change the claim. The bytes go with the last record of them.
pub async fn remove_evidence(desk: &Desk, year: i16, whose: &Whose, id: &EvidenceId) -> ActionResult<()> {
    let mut cx = desk.begin().await?;
    let (subject, _) = whose.subject(&mut cx, year).await?;
    let file = store::submission::evidence::find(&mut cx.tx, id).await?.ok_or_else(absent)?;
    let one = store::submission::find(&mut cx.tx, &file.submission).await?.ok_or_else(absent)?;
    if (one.title, &one.subject) != (subject.title, &subject.id) {
        return Err(absent());
    }
    one.state.after(SubmissionStep::Save, one.is_taken_up)?;
    store::submission::evidence::delete(&mut cx.tx, id).await?;
    let is_last = store::submission::evidence::count_of(&mut cx.tx, &file.sha256).await? == 0;
    cx.record("dossier.evidence_removed", subject.id.as_str(), serde_json::json!({ "sha256": file.sha256 })).await?;
    cx.commit().await?;
    if is_last {
        // Under the lock of a writer: nobody hands the same bytes in between the counting and the discarding.
        let mut cx = desk.begin().await?;
        if store::submission::evidence::count_of(&mut cx.tx, &file.sha256).await? == 0 {
            shelf::discard(&cx, Drawer::Evidence, &file.sha256);
        }
    }
    Ok(())
}

/// A file with its bytes, for those who fill the dossier in and those who appraise it.
pub async fn open_evidence(cx: &mut Cx<'_>, id: &EvidenceId) -> ActionResult<(Evidence, Vec<u8>)> {
    let file = store::submission::evidence::find(&mut cx.tx, id).await?.ok_or_else(absent)?;
    let one = store::submission::find(&mut cx.tx, &file.submission).await?.ok_or_else(absent)?;
    if !may_read(cx, &one) {
        return Err(absent());
    }
    let bytes = shelf::fetch(cx, Drawer::Evidence, &file.sha256)?;
    Ok((file, bytes))
}

/// Nobody learns whether a file that is not theirs exists.
fn absent() -> ActionError {
    ActionError::missing("không có tệp này", "there is no such file")
}

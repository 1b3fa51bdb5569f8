use domain::ground::id::BatchId;
use domain::people::Permission;
use serde::Serialize;
use store::import::{Batch, Blocker, Undo};

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

#[derive(Debug, Serialize)]
pub struct Undone {
    pub batch: String,
    pub removed: u64,
    pub restored: u64,
}

/// Takes an import back, while nothing stands on it.
pub async fn undo(cx: &mut Cx<'_>, batch: &str) -> ActionResult<Undone> {
    cx.require(Permission::Import)?;
    let now = cx.now();
    match store::import::undo(&mut cx.tx, &BatchId(batch.to_owned()), now).await? {
        Undo::Done { removed, restored } => {
            let detail = serde_json::json!({ "removed": removed, "restored": restored });
            cx.record("import.undone", batch, detail).await?;
            Ok(Undone { batch: batch.to_owned(), removed, restored })
        }
        Undo::AlreadyUndone => Err(ActionError::refused(
            format!("lần nạp {batch} đã được bỏ trước đây"),
            format!("the import {batch} was undone before"),
        )),
        Undo::Missing => {
            let recent = recent(cx).await?;
            Err(ActionError::missing(
                format!("không có lần nạp nào mang mã {batch}; các lần gần nhất: {recent}"),
                format!("there is no import with the id {batch}; the latest are: {recent}"),
            ))
        }
        Undo::Blocked(blockers) => {
            let (vietnamese, english): (Vec<String>, Vec<String>) = blockers.iter().map(sentence).unzip();
            Err(ActionError::refused(
                format!("chưa bỏ được lần nạp này: {}", vietnamese.join("; ")),
                format!("this import cannot be undone yet: {}", english.join("; ")),
            ))
        }
    }
}

/// Every import of the ward, newest first, undone ones too.
pub async fn batches(cx: &mut Cx<'_>) -> ActionResult<Vec<Batch>> {
    cx.require(Permission::Import)?;
    let mut all = store::import::list(&mut cx.tx).await?;
    all.reverse();
    Ok(all)
}

/// The imports that may be meant: the latest, newest first.
async fn recent(cx: &mut Cx<'_>) -> ActionResult<String> {
    let all = store::import::list(&mut cx.tx).await?;
    let shown = all.iter().rev().filter(|one| one.undone_at.is_none()).take(5);
    let lines: Vec<String> = shown.map(|one| format!("{} ({}, {})", one.id.0, one.kind, one.file_name)).collect();
    Ok(if lines.is_empty() { "–".to_owned() } else { lines.join("; ") })
}

fn sentence(blocker: &Blocker) -> (String, String) {
    match blocker {
        Blocker::LaterBatch(id) => (
            format!("lần nạp sau ({id}) đã sửa cùng các dòng ấy, hãy bỏ lần ấy trước"),
            format!("a later import ({id}) changed the same rows; undo that one first"),
        ),
        Blocker::Changed { table, rows, codes } => {
            let (noun, english) = nouns(table.as_str());
            let more = if (codes.len() as u64) < *rows { " …" } else { "" };
            let codes = if codes.is_empty() { String::new() } else { format!(" ({}{more})", codes.join(", ")) };
            (
                format!("{rows} {noun}{codes} đã được sửa bằng lệnh khác sau lần nạp này; hãy sửa bằng tay"),
                format!("{rows} {english}{codes} were changed by other commands since; mend them by hand"),
            )
        }
        Blocker::Referenced { by, rows } => {
            let (noun, english) = nouns(by);
            (format!("{rows} {noun} đang dùng đến số liệu này"), format!("{rows} {english} rest on it"))
        }
        Blocker::Frozen { year, title } => (
            format!("số liệu năm {year} của {} đã khóa", title.noun()),
            format!("the facts of {year} for the title «{title}» are frozen"),
        ),
    }
}

/// What a row of a table is called.
fn nouns(table: &str) -> (&'static str, &'static str) {
    match table {
        "area" => ("khu dân cư", "residential areas"),
        "household" => ("hộ gia đình", "households"),
        "organisation" => ("đơn vị", "organisations"),
        "safety_group" => ("tổ liên gia", "inter-family groups"),
        "commitment" => ("bản đăng ký, cam kết", "commitments"),
        "incident" => ("vụ việc", "cases"),
        "meeting" => ("cuộc họp bình xét", "review meetings"),
        "dossier" => ("hồ sơ đánh giá", "dossiers"),
        "commendation" => ("đề nghị khen thưởng", "proposals for commendation"),
        "area_lineage" => ("lần sáp nhập, chia tách, đổi tên khu dân cư", "changes of residential areas"),
        "decision" => ("quyết định", "decisions"),
        "assessment" => ("kết quả bình xét đã khóa", "frozen assessments"),
        _ => ("dòng số liệu tổng hợp", "rows of totals"),
    }
}

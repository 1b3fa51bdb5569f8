use std::path::Path;

use domain::people::Permission;
use serde::Serialize;
use store::db::Why;

use super::archive::{FOLDERS, files_below};
use crate::desk::{Desk, key_file};
use crate::document::{private_folder, put_private};
use crate::error::{ActionError, ActionResult};

#[derive(Debug, Serialize)]
pub struct Kept {
    pub files: usize,
    pub with_key: bool,
}

/// Writes the database as it stands at this moment, and the ward's files, into one archive for its owner's eyes only.
/// PostgreSQL has its own tools. An earlier backup is never written over: it may be the only good one.
pub async fn backup(desk: &Desk, file: &Path, with_key: bool) -> ActionResult<Kept> {
    let mut cx = desk.begin().await?;
    cx.require(Permission::ReadProtected)?;
    if file.symlink_metadata().is_ok() {
        let shown = file.display();
        return Err(ActionError::refused(
            format!("{shown} đã có; hãy đặt tên khác cho bản sao lưu, ví dụ thêm ngày"),
            format!("{shown} exists; give the backup another name, for example with the day in it"),
        ));
    }
    let draft = tempfile_beside(desk);
    let made = private_folder(&draft).map_err(|error| failed(file, &error));
    let copy = draft.join("binhyen.db");
    let result = match made {
        Ok(()) => match desk.database().copy_to(&copy).await {
            Ok(()) => pack(desk, file, &copy, with_key),
            Err(error) => Err(error.into()),
        },
        Err(error) => Err(error),
    };
    // The draft is ours; that it is gone already changes nothing.
    let _ = std::fs::remove_dir_all(&draft);
    let kept = result?;
    // Only what was written is recorded: a backup that failed leaves the ward as it was.
    let detail = serde_json::json!({ "with_key": with_key });
    cx.record("backup.written", "", detail).await?;
    cx.commit().await?;
    Ok(kept)
}

/// Where the copy of the database lies until it is packed: closed to others, and free of what a killed backup left.
fn tempfile_beside(desk: &Desk) -> std::path::PathBuf {
    let entries = std::fs::read_dir(&desk.folder).into_iter().flatten().flatten();
    for old in entries.filter(|entry| is_draft(&entry.file_name().to_string_lossy())) {
        // One backup at a time: this one holds the ward's only writing transaction.
        let _ = std::fs::remove_dir_all(old.path());
    }
    desk.folder.join(format!("backup.{}.tmp", std::process::id()))
}

/// "backup.4711.tmp"
fn is_draft(name: &str) -> bool {
    let process = name.strip_prefix("backup.").and_then(|rest| rest.strip_suffix(".tmp"));
    process.is_some_and(|process| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit()))
}

fn failed(file: &Path, error: &std::io::Error) -> ActionError {
    let (shown, why) = (file.display(), Why::from(error));
    ActionError::failed(
        format!("không ghi được bản sao lưu {shown}: {}", why.vietnamese),
        format!("the backup {shown} cannot be written: {}", why.english),
    )
}

fn pack(desk: &Desk, file: &Path, database: &Path, with_key: bool) -> ActionResult<Kept> {
    let mut entries = vec![("binhyen.db".to_owned(), database.to_owned())];
    for folder in FOLDERS {
        entries.extend(files_below(&desk.folder, folder).map_err(|error| failed(file, &error))?);
    }
    if with_key {
        entries.push(("key".to_owned(), key_file(&desk.folder)));
    }
    let bytes = files::archive::pack(&entries).map_err(|error| failed(file, &error))?;
    put_private(file, &bytes)?;
    Ok(Kept { files: entries.len(), with_key })
}

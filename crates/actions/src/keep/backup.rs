use std::path::Path;

use domain::people::Permission;
use serde::Serialize;

use super::archive::{FOLDERS, files_below};
use crate::desk::{Desk, key_file};
use crate::error::{ActionError, ActionResult};

#[derive(Debug, Serialize)]
pub struct Kept {
    pub files: usize,
    pub with_key: bool,
}

/// Writes the database as it stands at this moment, and the ward's files, into one archive. PostgreSQL has its own tools.
pub async fn backup(desk: &Desk, file: &Path, with_key: bool) -> ActionResult<Kept> {
    let mut cx = desk.begin().await?;
    cx.require(Permission::ReadProtected)?;
    let draft = desk.folder.join(format!("backup.{}.tmp", std::process::id()));
    let copied = desk.database().copy_to(&draft).await;
    let result = match copied {
        Ok(()) => pack(desk, file, &draft, with_key),
        Err(error) => Err(error.into()),
    };
    // The draft is ours; that it is gone already changes nothing.
    let _ = std::fs::remove_file(&draft);
    let kept = result?;
    // Only what was written is recorded: a backup that failed leaves the ward as it was.
    let detail = serde_json::json!({ "with_key": with_key });
    cx.record("backup.written", "", detail).await?;
    cx.commit().await?;
    Ok(kept)
}

fn pack(desk: &Desk, file: &Path, database: &Path, with_key: bool) -> ActionResult<Kept> {
    let failed = |error: std::io::Error| {
        let shown = file.display();
        ActionError::failed(
            format!("không ghi được bản sao lưu {shown}: {error}"),
            format!("the backup {shown} cannot be written: {error}"),
        )
    };
    let mut entries = vec![("binhyen.db".to_owned(), database.to_owned())];
    for folder in FOLDERS {
        entries.extend(files_below(&desk.folder, folder).map_err(failed)?);
    }
    if with_key {
        entries.push(("key".to_owned(), key_file(&desk.folder)));
    }
    let bytes = files::archive::pack(&entries).map_err(failed)?;
    crate::document::put(file, &bytes)?;
    Ok(Kept { files: entries.len(), with_key })
}

use std::path::{Path, PathBuf};

use store::db::{Database, Target, Why};

use super::Kept;
use super::archive::FOLDERS;
use super::stage::Stage;
use crate::desk::key_file;
use crate::error::{ActionError, ActionResult};

const DATABASE: &str = "binhyen.db";

/// Puts a backup into an empty data folder: unpacked beside it, looked through there, then moved in, the database last.
/// Nothing that is there is overwritten, and a backup that is not sound leaves nothing.
pub async fn restore(target: &Target, folder: &Path, file: &Path) -> ActionResult<Kept> {
    let Target::Sqlite(database) = target else {
        return Err(ActionError::refused(
            "chỉ phục hồi được vào một thư mục dữ liệu (SQLite); với PostgreSQL hãy dùng pg_restore",
            "a backup can only be restored to a data folder (SQLite); with PostgreSQL use pg_restore",
        ));
    };
    if let Some(taken) = places(database, folder).into_iter().find(|place| place.symlink_metadata().is_ok()) {
        let shown = taken.display();
        return Err(ActionError::refused(
            format!("{shown} đã có; hãy phục hồi vào một thư mục trống bằng --data"),
            format!("{shown} exists; restore to an empty folder with --data"),
        ));
    }
    let entries = entries(file)?;
    let (files, with_key) = (entries.len(), entries.iter().any(|(name, _)| name == "key"));
    let stage = Stage::beside(folder)?;
    for (name, bytes) in &entries {
        stage.put(name, bytes)?;
    }
    let key = with_key.then(|| key_file(stage.folder()));
    Database::inspect(&stage.folder().join(DATABASE), key.as_deref()).await.map_err(|error| {
        let (shown, english) = (file.display(), domain::ground::refusal::Refusal::english(&error));
        ActionError::refused(
            format!("{shown} không phục hồi được: {error}"),
            format!("{shown} cannot be restored: {english}"),
        )
    })?;
    stage.move_to(folder, database, DATABASE)?;
    Ok(Kept { files, with_key })
}

/// What must not be there: anything of a ward, its key, or the log of a database whose file is gone, which SQLite would
/// play into the restored one.
fn places(database: &Path, folder: &Path) -> Vec<PathBuf> {
    let beside = |ending: &str| {
        let mut name = database.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        database.with_file_name(name)
    };
    let mut places = vec![database.to_owned(), beside("-wal"), beside("-shm"), beside("-journal"), key_file(folder)];
    places.extend(FOLDERS.iter().map(|name| folder.join(name)));
    places
}

/// The files of a backup of ours.
fn entries(file: &Path) -> ActionResult<Vec<(String, Vec<u8>)>> {
    let shown = file.display();
    let entries = files::archive::unpack(file).map_err(|error| {
        let why = match error.raw_os_error() {
            Some(_) => Why::from(&error),
            None => Why { vietnamese: "không phải tệp ZIP nguyên vẹn".to_owned(), english: error.to_string() },
        };
        ActionError::refused(
            format!("{shown} không đọc được như một bản sao lưu: {}", why.vietnamese),
            format!("{shown} cannot be read as a backup: {}", why.english),
        )
    })?;
    let is_ours = |name: &str| {
        name == DATABASE || name == "key" || FOLDERS.iter().any(|folder| name.starts_with(&format!("{folder}/")))
    };
    if entries.iter().all(|(name, _)| name != DATABASE) || !entries.iter().all(|(name, _)| is_ours(name)) {
        return Err(ActionError::refused(
            format!("{shown} không phải bản sao lưu của Bình Yên"),
            format!("{shown} is no backup of Bình Yên"),
        ));
    }
    Ok(entries)
}

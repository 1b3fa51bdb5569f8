use std::path::Path;

use store::db::Target;

use super::Kept;
use super::archive::FOLDERS;
use crate::error::{ActionError, ActionResult};

/// Puts a backup into an empty data folder. Nothing that is there is overwritten.
pub async fn restore(target: &Target, folder: &Path, file: &Path) -> ActionResult<Kept> {
    let Target::Sqlite(database) = target else {
        return Err(ActionError::refused(
            "chỉ phục hồi được vào một thư mục dữ liệu (SQLite); với PostgreSQL hãy dùng pg_restore",
            "a backup can only be restored to a data folder (SQLite); with PostgreSQL use pg_restore",
        ));
    };
    if database.exists() {
        let shown = database.display();
        return Err(ActionError::refused(
            format!("{shown} đã có; hãy phục hồi vào một thư mục trống bằng --data"),
            format!("{shown} exists; restore to an empty folder with --data"),
        ));
    }
    let shown = file.display().to_string();
    let entries = files::archive::unpack(file).map_err(|error| {
        ActionError::refused(
            format!("{shown} không đọc được như một bản sao lưu: {error}"),
            format!("{shown} cannot be read as a backup: {error}"),
        )
    })?;
    let is_ours = |name: &str| {
        name == "binhyen.db" || name == "key" || FOLDERS.iter().any(|folder| name.starts_with(&format!("{folder}/")))
    };
    if entries.iter().all(|(name, _)| name != "binhyen.db") || !entries.iter().all(|(name, _)| is_ours(name)) {
        return Err(ActionError::refused(
            format!("{shown} không phải bản sao lưu của Bình Yên"),
            format!("{shown} is no backup of Bình Yên"),
        ));
    }
    crate::desk::make_folder(folder)?;
    let with_key = entries.iter().any(|(name, _)| name == "key");
    let count = entries.len();
    // The database comes last: a restore that is cut off leaves no ward that looks whole.
    let (database_bytes, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(name, _)| name == "binhyen.db");
    for (name, bytes) in others {
        let path = folder.join(&name);
        crate::document::put(&path, &bytes)?;
        if name == "key" {
            guard(&path)?;
        }
    }
    for (_, bytes) in database_bytes {
        crate::document::put(database, &bytes)?;
    }
    Ok(Kept { files: count, with_key })
}

/// The key is for its owner's eyes only.
fn guard(path: &Path) -> ActionResult<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).map_err(|error| {
            let shown = path.display();
            ActionError::failed(
                format!("không đặt được quyền cho {shown}: {error}"),
                format!("the rights of {shown} cannot be set: {error}"),
            )
        })?;
    }
    Ok(())
}

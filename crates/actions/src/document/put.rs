use std::io::Write as _;
use std::path::Path;

use crate::error::{ActionError, ActionResult};

/// Writes a file whole: under a temporary name beside it, flushed to the disk, then renamed.
pub fn put(path: &Path, bytes: &[u8]) -> ActionResult<()> {
    write(path, bytes).map_err(|error| {
        let shown = path.display();
        let (why, reason) = match error.kind() {
            std::io::ErrorKind::StorageFull => ("ổ đĩa đã đầy".to_owned(), "the disk is full".to_owned()),
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                ("không có quyền ghi vào thư mục".to_owned(), "the folder cannot be written to".to_owned())
            }
            _ => (error.to_string(), error.to_string()),
        };
        ActionError::failed(
            format!("không ghi được {shown}: {why}; tệp cũ (nếu có) vẫn nguyên"),
            format!("{shown} cannot be written: {reason}; what was there before is untouched"),
        )
    })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(name);
    let written = std::fs::File::create(&draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_data()
    });
    let renamed = written.and_then(|()| std::fs::rename(&draft, path));
    if renamed.is_err() {
        // The draft is ours alone; that it cannot be removed changes nothing for the user.
        let _ = std::fs::remove_file(&draft);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_no_draft_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2021/a.pdf");
        put(&path, b"one").unwrap();
        put(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_in_the_way_is_told_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.pdf")).unwrap();
        let error = put(&folder.path().join("a.pdf"), b"one").unwrap_err();
        assert!(error.to_string().contains("không ghi được"), "{error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

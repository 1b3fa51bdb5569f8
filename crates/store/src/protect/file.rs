use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::db::{StoreError, StoreResult, Why};

/// The thirty-two bytes of a key file; `None` where there is no file.
pub(super) fn read(path: &Path) -> StoreResult<Option<[u8; 32]>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unusable(path, &error)),
    };
    let length = bytes.len();
    let key = bytes.try_into().map_err(|_| {
        let vietnamese = format!("cần đúng 32 byte, ở đây có {length}");
        unusable(path, Why::new(vietnamese, format!("exactly 32 bytes are needed, there are {length}")))
    })?;
    Ok(Some(key))
}

/// Makes a key file at once and whole, readable by its owner only. Whoever comes second reads the first one's.
pub(super) fn create(path: &Path) -> StoreResult<[u8; 32]> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| StoreError::NoRandom(error.to_string()))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(name);
    let made = write(&draft, &key).and_then(|()| std::fs::hard_link(&draft, path));
    let tidied = std::fs::remove_file(&draft);
    match made {
        Ok(()) => tidied.map(|()| key).map_err(|error| unusable(path, &error)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| StoreError::KeyMissing(path.to_owned()))
        }
        Err(error) => Err(unusable(path, &error)),
    }
}

fn write(draft: &Path, key: &[u8; 32]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(draft)?;
    file.write_all(key)?;
    file.sync_all()
}

fn unusable(path: &Path, why: impl Into<Why>) -> StoreError {
    StoreError::KeyUnusable { path: path.to_owned(), why: why.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        assert_eq!(read(&path).unwrap(), None);
        let key = create(&path).unwrap();
        assert_eq!(read(&path).unwrap(), Some(key));
        assert_eq!(create(&path).unwrap(), key, "a second maker takes what is there");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft stays behind");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_cut_key_and_a_missing_folder_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, [1; 31]).unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("cần đúng 32 byte, ở đây có 31"));
        assert!(create(&folder.path().join("none/key")).is_err());
    }
}

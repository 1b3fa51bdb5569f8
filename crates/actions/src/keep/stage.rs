use std::path::{Path, PathBuf};

use crate::document::{failed, put_private};
use crate::error::ActionResult;

/// A folder beside the data folder, for its owner's eyes only, where a backup is unpacked and looked through before anything
/// is moved into place. Gone with the value.
pub struct Stage {
    folder: PathBuf,
}

impl Stage {
    pub fn beside(folder: &Path) -> ActionResult<Self> {
        // "." and ".." have no name beside which anything could stand.
        let whole = std::path::absolute(folder).map_err(|error| failed(folder, &error))?;
        let mut name = whole.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let stage = Self { folder: whole.with_file_name(name) };
        let above = stage.folder.parent().map_or(Ok(()), std::fs::create_dir_all);
        above.map_err(|error| failed(&stage.folder, &error))?;
        crate::document::private_folder(&stage.folder).map_err(|error| failed(&stage.folder, &error))?;
        Ok(stage)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> ActionResult<()> {
        put_private(&self.folder.join(name), bytes)
    }

    /// Moves everything into the data folder, and last of all the database into its own place: what is cut off before that
    /// is no ward that looks whole.
    pub fn move_to(self, folder: &Path, database: &Path, name: &str) -> ActionResult<()> {
        crate::desk::make_folder(folder)?;
        let entries = std::fs::read_dir(&self.folder).map_err(|error| failed(&self.folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| failed(&self.folder, &error))?;
            if entry.file_name() == name {
                continue;
            }
            let place = folder.join(entry.file_name());
            std::fs::rename(entry.path(), &place).map_err(|error| failed(&place, &error))?;
        }
        let staged = self.folder.join(name);
        match std::fs::rename(&staged, database) {
            // Another disk: copied beside its place, then renamed.
            Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => {
                let bytes = std::fs::read(&staged).map_err(|error| failed(database, &error))?;
                put_private(database, &bytes)
            }
            moved => moved.map_err(|error| failed(database, &error)),
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Ours alone; that it cannot be removed changes nothing for the user.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

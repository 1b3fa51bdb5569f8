use std::path::{Path, PathBuf};

use store::db::{StoreResult, Target};

/// Where rows and files of a ward lie.
#[derive(Clone, Debug)]
pub struct Place {
    pub target: Target,
    /// papers/, files/, backups/ and the key.
    pub folder: PathBuf,
    /// Rows lie in the folder too.
    is_own: bool,
}

impl Place {
    /// `--data` alone: everything in the folder. With `--database`: rows there, files in the folder.
    pub fn new(folder: PathBuf, database: Option<&str>) -> StoreResult<Self> {
        let target = match database {
            Some(url) => Target::parse(url)?,
            None => in_folder(&folder),
        };
        Ok(Self { target, folder, is_own: database.is_none() })
    }

    /// Whether rows lie in the folder too, and not in a database that was named.
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    /// The same, in another folder: rows go along unless a database was named.
    pub fn moved_to(&self, folder: &Path) -> Self {
        let target = if self.is_own { in_folder(folder) } else { self.target.clone() };
        Self { target, folder: folder.to_owned(), is_own: self.is_own }
    }
}

fn in_folder(folder: &Path) -> Target {
    Target::Sqlite(folder.join("binhyen.db"))
}

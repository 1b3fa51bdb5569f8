use std::path::PathBuf;

use store::db::{BadTarget, Target};

/// Where rows and files of a ward lie.
#[derive(Clone, Debug)]
pub struct Place {
    pub target: Target,
    /// papers/, files/, backups/ and the key.
    pub folder: PathBuf,
}

impl Place {
    /// `--data` alone: everything in the folder. With `--database`: rows there, files in the folder.
    pub fn new(folder: PathBuf, database: Option<&str>) -> Result<Self, BadTarget> {
        let target = match database {
            Some(url) => Target::parse(url)?,
            None => Target::Sqlite(folder.join("binhyen.db")),
        };
        Ok(Self { target, folder })
    }
}

use std::path::{Path, PathBuf};

/// What a backup holds besides the database.
pub const FOLDERS: [&str; 3] = ["files", "papers", "criteria"];

/// What a killed process left half written is no file of the ward.
const DRAFT: &str = ".tmp";

/// Every file below a folder, by its name under `root` with forward slashes, in a fixed order.
pub fn files_below(root: &Path, folder: &str) -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    walk(&root.join(folder), folder, &mut found)?;
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut entries: Vec<_> = entries.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &name, found)?;
        } else if kind.is_file() && !name.ends_with(DRAFT) {
            found.push((name, entry.path()));
        }
    }
    Ok(())
}

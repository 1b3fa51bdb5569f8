use std::path::Path;

use domain::criteria::Library;

use crate::error::{ActionError, ActionResult};

/// Reads `<folder>/criteria/**/*.toml`, where there are any, over the shipped files.
pub fn library(folder: &Path) -> ActionResult<Library> {
    let root = folder.join("criteria");
    if !root.is_dir() {
        return Ok(Library::builtin().clone());
    }
    let mut own = Vec::new();
    read(&root, "", &mut own).map_err(|error| {
        let root = root.display();
        ActionError::failed(
            format!("không đọc được thư mục tiêu chí {root}: {}", store::db::Why::from(&error).vietnamese),
            format!("the folder of criteria {root} cannot be read: {error}"),
        )
    })?;
    Ok(Library::with_own(own)?)
}

fn read(folder: &Path, prefix: &str, own: &mut Vec<(String, String)>) -> std::io::Result<()> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), own)?;
        } else if name.ends_with(".toml") {
            own.push((name, std::fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

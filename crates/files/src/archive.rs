//! Backups as one ZIP file.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;

/// No file of a ward comes near this; what claims more is hostile.
const MOST: u64 = 8 * 1024 * 1024 * 1024;

/// Packs files under their names.
pub fn pack(entries: &[(String, PathBuf)]) -> std::io::Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, path) in entries {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).map_err(std::io::Error::other)?;
        archive.write_all(&std::fs::read(path)?)?;
    }
    Ok(archive.finish().map_err(std::io::Error::other)?.into_inner())
}

/// The same into anything that takes bytes, file by file, so that no more than one piece lies in memory. PDF and office
/// files are packed already.
pub fn stream(entries: &[(String, PathBuf)], into: impl Write) -> std::io::Result<()> {
    let mut archive = zip::ZipWriter::new_stream(into);
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, path) in entries {
        archive.start_file(name.as_str(), stored).map_err(std::io::Error::other)?;
        std::io::copy(&mut std::fs::File::open(path)?, &mut archive)?;
    }
    archive.finish().map_err(std::io::Error::other)?.flush()
}

/// Every file of an archive by its name. A name that leads out of the archive's own folder is refused.
pub fn unpack(file: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file)?).map_err(std::io::Error::other)?;
    let mut entries = Vec::with_capacity(archive.len());
    let mut left = MOST;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(std::io::Error::other)?;
        let Some(name) = entry.enclosed_name().and_then(|name| name.to_str().map(str::to_owned)) else {
            return Err(std::io::Error::other("a name leads out of the archive"));
        };
        if entry.is_dir() {
            continue;
        }
        let mut bytes = Vec::new();
        let read = entry.take(left).read_to_end(&mut bytes)? as u64;
        left = left.saturating_sub(read);
        if left == 0 {
            return Err(std::io::Error::other("the archive is too large"));
        }
        entries.push((name, bytes));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let folder = tempfile::tempdir().unwrap();
        let one = folder.path().join("one");
        std::fs::write(&one, b"binh yen").unwrap();
        let packed = pack(&[("files/a.txt".to_owned(), one)]).unwrap();
        let file = folder.path().join("backup.zip");
        std::fs::write(&file, packed).unwrap();
        assert_eq!(unpack(&file).unwrap(), [("files/a.txt".to_owned(), b"binh yen".to_vec())]);
        std::fs::write(&file, b"no archive").unwrap();
        assert!(unpack(&file).is_err());
    }
}

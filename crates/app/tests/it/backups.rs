//! Backups are for their owner's eyes, never written over, and restored whole into a place where nothing was, or not at all.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::program::Ward;
use crate::small;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A decided ward and its backup with the key.
fn kept() -> (Ward, String) {
    let ward = small::decided();
    let file = ward.beside().join("sao-luu.zip").to_str().unwrap().to_owned();
    ward.done(&format!("backup {file} --with-key"));
    (ward, file)
}

#[test]
fn a_backup_is_for_its_owner_and_never_written_over() {
    let (ward, file) = kept();
    assert_eq!(mode(file.as_ref()), 0o600);
    let before = fs::read(&file).unwrap();
    let sentence = ward.refused(&format!("backup {file}"), 3);
    assert!(sentence.contains("đã có"), "{sentence}");
    assert!(fs::read(&file).unwrap() == before);
    let left = fs::read_dir(&ward.folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.ends_with(".tmp")));
    let other = Ward::new();
    other.done(&format!("restore {file}"));
    for name in ["key", "binhyen.db"] {
        assert_eq!(mode(&other.folder.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&other.folder), 0o700);
    assert_eq!(fs::read_dir(other.beside()).unwrap().count(), 1, "no draft stays beside");
}

#[test]
fn nothing_of_a_ward_may_lie_where_a_backup_is_restored() {
    let (_ward, file) = kept();
    for name in ["binhyen.db", "binhyen.db-wal", "binhyen.db-shm", "key", "papers/x", "files/x", "criteria/x"] {
        for elsewhere in [false, true] {
            let mut other = Ward::new();
            let beside = other.beside().join("khac");
            fs::create_dir(&beside).unwrap();
            let is_of_database = name.starts_with("binhyen");
            if elsewhere {
                other.database = Some(format!("sqlite:{}", beside.join("binhyen.db").display()));
            }
            let folder = if elsewhere && is_of_database { beside.clone() } else { other.folder.clone() };
            let place = folder.join(name);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(&place, "của người khác").unwrap();
            let sentence = other.refused(&format!("restore {file}"), 3);
            assert!(sentence.contains("đã có"), "{name}: {sentence}");
            assert_eq!(fs::read(&place).unwrap(), "của người khác".as_bytes(), "{name}");
            assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 1, "{name}");
        }
    }
}

#[test]
fn a_backup_is_restored_to_a_database_elsewhere() {
    let (ward, file) = kept();
    let mut other = Ward::new();
    fs::create_dir(other.beside().join("khac")).unwrap();
    other.database = Some(format!("sqlite:{}", other.beside().join("khac/so.db").display()));
    other.done(&format!("restore {file}"));
    assert!(!other.folder.join("binhyen.db").exists());
    assert_eq!(other.json("decision list --year 2021"), ward.json("decision list --year 2021"));
}

/// The entries of a ZIP packed anew, one of them changed.
fn repacked(file: &str, name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        let own = entry.name().unwrap().into_owned();
        let bytes = if own == name { change(bytes) } else { bytes };
        packed.start_file(own, zip::write::SimpleFileOptions::default()).unwrap();
        packed.write_all(&bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

#[test]
fn a_damaged_database_or_a_foreign_key_is_not_restored() {
    let (ward, file) = kept();
    let cases = [
        ("cut.zip", repacked(&file, "binhyen.db", |bytes| bytes[..bytes.len() / 2].to_vec()), "hỏng"),
        ("khac.zip", repacked(&file, "binhyen.db", |_| b"none ".repeat(500)), "không phải cơ sở dữ liệu"),
        ("khoa.zip", repacked(&file, "key", |bytes| bytes.iter().map(|byte| byte ^ 1).collect()), "không phải khóa"),
    ];
    for (name, bytes, says) in cases {
        let bad = ward.file(name, bytes);
        let other = Ward::new();
        let sentence = other.refused(&format!("restore {bad}"), 3);
        assert!(sentence.contains(says), "{name}: {sentence}");
        assert_eq!(fs::read_dir(other.beside()).unwrap().count(), 0, "{name}: nothing is left");
    }
}

//! A process that is killed leaves the ward as before its command or as after it, and only whole papers.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::{Ward, sample, words};
use crate::small;

const MOMENTS: u32 = 6;

/// Kills the command at a random moment of one of `MOMENTS` equal parts of `whole`; says when.
fn kill(mut command: Command, whole: Duration, part: u32) -> Duration {
    let chance = u32::try_from(RandomState::new().hash_one(part) % 1000).expect("below a thousand");
    let at = whole * (1000 * part + chance) / (1000 * MOMENTS);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the built program runs");
    let started = Instant::now();
    while started.elapsed() < at && child.try_wait().expect("a child of ours").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("killed, or gone already");
    child.wait().expect("a child of ours");
    at
}

fn timed(command: Command) -> Duration {
    let started = Instant::now();
    crate::program::say(command).done();
    started.elapsed()
}

/// How many households there are, of a ward that is whole.
#[track_caller]
fn whole_households(ward: &Ward, when: Duration) -> u64 {
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()), "{when:?}");
    small::count_households(ward)
}

#[test]
fn a_killed_import_is_wholly_in_or_not_at_all() {
    let empty = small::opened();
    empty.done(&format!("import areas {}", sample("to-dan-pho.csv")));
    let line = words(&format!("import households {} --year 2021", sample("ho-gia-dinh-2021.xlsx")));
    let whole = timed(empty.copy().command(&line));
    for part in 0..MOMENTS {
        let ward = empty.copy();
        let when = kill(ward.command(&line), whole, part);
        let found = whole_households(&ward, when);
        assert!([0, 2546].contains(&found), "{found} households after {when:?}");
        ward.run(&line).done();
        assert_eq!(whole_households(&ward, when), 2546, "again after {when:?}");
    }
}

#[test]
fn a_killed_import_leaves_postgresql_whole_too() {
    let ward = Ward::on_postgres();
    small::open(&ward);
    ward.done(&format!("import areas {}", sample("to-dan-pho.csv")));
    let line = words(&format!("import households {} --year 2021", sample("ho-gia-dinh-2021.xlsx")));
    let whole = Duration::from_millis(1500);
    for part in [1, 3, 5] {
        let when = kill(ward.command(&line), whole, part);
        let found = whole_households(&ward, when);
        assert!([0, 2546].contains(&found), "{found} households after {when:?}");
    }
    ward.run(&line).done();
    assert_eq!(whole_households(&ward, whole), 2546);
}

fn papers_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> =
        paths.flat_map(|path| if path.is_dir() { papers_in(&path) } else { vec![path] }).collect();
    found.sort();
    found
}

fn is_draft(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "tmp")
}

#[track_caller]
fn assert_whole(path: &Path, when: Duration) {
    let bytes = fs::read(path).expect("a paper");
    let shown = path.display();
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => {
            assert!(bytes.starts_with(b"%PDF") && lopdf::Document::load_mem(&bytes).is_ok(), "{shown} {when:?}")
        }
        Some("docx" | "xlsx") => {
            assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok(), "{shown} {when:?}");
        }
        other => panic!("{shown}: {other:?}"),
    }
}

#[test]
fn killed_papers_are_whole_or_absent() {
    let decided = small::decided();
    let line = |ward: &Ward| {
        let out = ward.folder.join("papers/2021");
        words(&format!("papers --year 2021 --title household --out {}", out.display()))
    };
    let complete = decided.copy();
    let whole = timed(complete.command(&line(&complete)));
    let names = |ward: &Ward| -> Vec<PathBuf> {
        let papers = papers_in(&ward.folder.join("papers"));
        papers.iter().map(|path| path.strip_prefix(&ward.folder).expect("below").to_owned()).collect()
    };
    for part in 0..MOMENTS {
        let ward = decided.copy();
        let when = kill(ward.command(&line(&ward)), whole, part);
        let written: Vec<PathBuf> = papers_in(&ward.folder).into_iter().filter(|path| !is_draft(path)).collect();
        for path in written.iter().filter(|path| path.starts_with(ward.folder.join("papers"))) {
            assert_whole(path, when);
        }
        assert_eq!(whole_households(&ward, when), 12);
        ward.run(&line(&ward)).done();
        let papers: Vec<PathBuf> = names(&ward).into_iter().filter(|path| !is_draft(path)).collect();
        assert_eq!(papers, names(&complete), "after {when:?}");
        assert_eq!(whole_households(&ward, when), 12);
        let backup = ward.beside().join("sao-luu.zip");
        ward.done(&format!("backup {}", backup.display()));
        let archive = zip::ZipArchive::new(fs::File::open(&backup).expect("the backup")).expect("a ZIP");
        assert!(
            archive.file_names().flatten().all(|name| !name.ends_with(".tmp")),
            "a draft is no paper, after {when:?}"
        );
    }
}

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{assert_refused, state};
use crate::program::{Ward, binhyen, say, words};
use crate::small;

fn is_root() -> bool {
    let id = std::process::Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

#[test]
fn a_data_folder_without_a_ward_is_refused() {
    let ward = Ward::new();
    for line in [
        "check",
        "assess --year 2021",
        "area list",
        "settings show",
        "backup a.zip",
        "report --from 2012 --to 2021 --out o",
    ] {
        let sentence = ward.refused(line, 3);
        assert!(sentence.contains("binhyen init"), "{sentence}");
    }
    assert!(!ward.folder.exists(), "asking makes nothing");
    for code in ["99999", "abc", "1811", "", "181150"] {
        let mut command = ward.command(&["init", "--commune", code]);
        command.current_dir(ward.beside());
        say(command).sentence(3);
    }
    assert!(!ward.folder.exists(), "a wrong code makes nothing");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_refused() {
    let ward = Ward::new();
    let file = ward.file("la-tep", "chữ");
    for (line, code) in [("init --commune 18115", 1), ("check", 3)] {
        let mut command = binhyen();
        command.args(["--data", &file]).args(words(line));
        assert!(say(command).sentence(code).contains("la-tep"));
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "chữ");
    let decided = small::decided();
    let file = decided.file("la-tep", "chữ");
    assert_refused(
        &decided,
        &[
            (&format!("papers --year 2021 --title household --out {file}"), 1, "la-tep"),
            (&format!("report --from 2021 --to 2021 --out {file}"), 1, "la-tep"),
            (&format!("backup {file}/a.zip"), 1, "la-tep"),
            (&format!("template areas {file}/a.xlsx"), 1, "la-tep"),
        ],
    );
}

#[test]
fn a_place_that_cannot_be_written_to_is_told() {
    let ward = small::decided();
    // Nobody, not even root, makes files there.
    assert_refused(
        &ward,
        &[
            ("papers --year 2021 --title household --out /proc/giay", 1, "/proc/giay"),
            ("report --from 2021 --to 2021 --out /proc/giay", 1, "/proc/giay"),
            ("template areas /proc/mau.xlsx", 1, "/proc/mau.xlsx"),
            ("backup /proc/sao-luu.zip", 1, "/proc/sao-luu.zip"),
        ],
    );
    for line in ["--data /proc/phuong init --commune 18115", "demo --no-serve --dir /proc/mau"] {
        let mut command = binhyen();
        command.args(words(line));
        say(command).sentence(1);
    }
}

#[test]
fn a_read_only_database_is_told_and_still_read() {
    let ward = small::reviewed();
    if is_root() {
        // Root writes everywhere: there the same is asked as nobody.
        open_to_all(ward.beside(), 0o755);
    }
    let file = ward.folder.join("binhyen.db");
    let before = state(&ward);
    for (path, mode) in [(&file, 0o444), (&ward.folder, 0o555)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let line = words("campaign advance --year 2021 --title household --date 2021-11-08");
    let mut command = ward.command(&line);
    if is_root() {
        fs::set_permissions(ward.folder.join("key"), fs::Permissions::from_mode(0o444)).unwrap();
        command = as_nobody(&ward, &line);
    }
    let sentence = say(command).sentence(1);
    assert!(sentence.contains("chỉ cho đọc") || sentence.contains("quyền"), "{sentence}");
    for (path, mode) in [(&ward.folder, 0o755), (&file, 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    assert!(state(&ward) == before);
}

fn open_to_all(folder: &Path, mode: u32) {
    fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
}

/// The same command by a user without rights, who may not reach the folder of the build: then a copy of the program is run.
fn as_nobody(ward: &Ward, line: &[String]) -> std::process::Command {
    let build = |program: &Path, arguments: &[String]| {
        let mut command = std::process::Command::new("runuser");
        command.args(["-u", "nobody", "--"]).arg(program).args(arguments);
        command.env("LANG", "vi_VN.UTF-8").env_remove("BINHYEN_DATABASE");
        command
    };
    let reaches =
        |program: &Path| build(program, &["--version".to_owned()]).output().is_ok_and(|output| output.status.success());
    let mut program = std::path::PathBuf::from(env!("CARGO_BIN_EXE_binhyen"));
    if !reaches(&program) {
        let copy = ward.beside().join("binhyen");
        fs::copy(&program, &copy).unwrap();
        program = copy;
    }
    assert!(reaches(&program), "as root, this test needs runuser and a user nobody who can run the program");
    let data = ["--data".to_owned(), ward.folder.to_str().unwrap().to_owned()];
    build(&program, &[&data[..], line].concat())
}

#[test]
fn a_database_that_somebody_else_is_writing_to_is_told_and_untouched() {
    let ward = small::reviewed();
    let before = state(&ward);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let target = store::db::Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        let database = store::db::Database::open(&target, &ward.folder.join("key")).await.unwrap();
        let commune = testkit::commune();
        let held = database.begin(&commune).await.unwrap();
        // Reading goes on beside a writer; a second writer waits, then says so.
        ward.done("area list");
        let sentence = ward.refused("campaign advance --year 2021 --title household --date 2021-11-08", 1);
        assert!(sentence.contains("đang bận"), "{sentence}");
        drop(held);
        database.close().await;
    });
    assert!(state(&ward) == before);
    ward.done("campaign advance --year 2021 --title household --date 2021-11-08");
}

#[test]
fn a_file_that_is_no_database_or_another_ones_is_told() {
    let ward = small::opened();
    assert!(!ward.folder.join("binhyen.db-wal").exists(), "the program leaves its last word in the one file");
    fs::write(ward.folder.join("binhyen.db"), "không phải cơ sở dữ liệu ".repeat(500)).unwrap();
    let sentence = ward.refused("check", 1);
    assert!(sentence.contains("không phải cơ sở dữ liệu"), "{sentence}");
    let ward = small::opened();
    let whole = fs::read(ward.folder.join("binhyen.db")).unwrap();
    fs::write(ward.folder.join("binhyen.db"), &whole[..whole.len() / 2]).unwrap();
    assert!(ward.refused("check", 1).contains("hỏng"));
    fs::write(ward.folder.join("binhyen.db"), "").unwrap();
    ward.refused("check", 3);
}

#[test]
fn a_lost_or_foreign_key_is_told() {
    let ward = small::registered();
    let key = ward.folder.join("key");
    let own = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    assert!(ward.refused("assess --year 2021", 1).contains("không thấy tệp khóa"));
    fs::copy(small::opened().folder.join("key"), &key).unwrap();
    fs::write(&key, own.iter().map(|byte| byte ^ 1).collect::<Vec<u8>>()).unwrap();
    ward.refused("assess --year 2021", 1);
    fs::write(&key, "ngắn").unwrap();
    ward.refused("assess --year 2021", 1);
    fs::write(&key, own).unwrap();
    ward.done("assess --year 2021");
}

#[test]
fn addresses_that_lead_nowhere_are_told_without_their_password() {
    let ward = small::opened();
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let gone = format!("postgres://officer:bí-mật@127.0.0.1:{free}/binhyen");
    let before = state(&ward);
    for (url, code, says) in [
        ("mysql://officer:bí-mật@may/binhyen", 3, "SQLite và PostgreSQL"),
        ("binhyen.db", 3, "sqlite:"),
        ("sqlite:", 3, "tên một tệp"),
        ("sqlite:/khong/co/binhyen.db", 3, "binhyen init"),
        ("postgres:binhyen", 3, "//"),
        ("postgres://officer:bí-mật@may:cổng/binhyen", 3, "PostgreSQL"),
        ("postgres://officer:bí-mật@may", 3, "tên cơ sở dữ liệu"),
        (gone.as_str(), 1, "không kết nối được"),
    ] {
        let sentence = ward.run(&["--database", url, "check"]).sentence(code);
        assert!(sentence.contains(says) && !sentence.contains("bí-mật"), "{url}: {sentence}");
        ward.run(&["--database", url, "check", "--lang", "en"]).sentence(code);
    }
    let mut command = ward.command(&["check"]);
    command.env("BINHYEN_DATABASE", &gone);
    say(command).sentence(1);
    assert!(state(&ward) == before);
}

#[test]
fn what_is_no_backup_is_refused_and_nothing_is_overwritten() {
    let ward = small::registered();
    ward.file("rac.zip", "không phải zip");
    let empty = zip::ZipWriter::new(std::io::Cursor::new(Vec::new())).finish().unwrap().into_inner();
    ward.file("trong.zip", empty);
    let before = state(&ward);
    assert!(ward.refused("restore rac.zip", 3).contains("đã có"));
    assert!(state(&ward) == before);
    let other = Ward::new();
    for name in ["rac.zip", "trong.zip", "khong-co.zip"] {
        let file = ward.beside().join(name);
        let sentence = other.refused(&format!("restore {}", file.display()), 3);
        assert!(sentence.contains(name), "{sentence}");
        assert!(!other.folder.exists(), "{name}");
    }
}

/// Emptying the folder would destroy the key of rows that lie elsewhere.
#[test]
fn demo_never_destroys_the_key_of_rows_that_lie_elsewhere() {
    let ward = Ward::new();
    let sample = |ward: &Ward| fs::write(ward.folder.join("phuong-mau"), "mẫu").unwrap();
    let elsewhere = format!("sqlite:{}", ward.beside().join("so.db").display());
    let named = ["--database", &elsewhere];
    ward.run(&[&named[..], &["init", "--commune", "18115"]].concat()).done();
    sample(&ward);
    let dir = ward.folder.to_str().unwrap();
    let fresh = ["demo", "--no-serve", "--fresh", "--dir", dir];
    let key = fs::read(ward.folder.join("key")).unwrap();
    ward.run(&[&named[..], &fresh].concat()).sentence(3);
    ward.run(&fresh).sentence(3);
    assert_eq!(fs::read(ward.folder.join("key")).unwrap(), key);
    let other = small::opened();
    sample(&other);
    let before = state(&other);
    assert!(other.refused(&format!("demo --no-serve --fresh --dir {}", other.folder.display()), 3).contains("--dir"));
    assert!(state(&other) == before, "a ward that is no sample is not emptied");
}

#[test]
fn demo_refuses_a_place_that_holds_something_else() {
    let ward = small::opened();
    let before = state(&ward);
    let dir = ward.folder.display();
    for line in [format!("demo --no-serve --dir {dir}"), format!("demo --no-serve --fresh --dir {dir}")] {
        assert!(ward.refused(&line, 3).contains("--dir"));
    }
    assert!(state(&ward) == before);
}

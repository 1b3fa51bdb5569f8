//! The built program, driven as its users do: a command line in, an exit code, stdout and stderr out.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use store::db::Target;
use tempfile::TempDir;

/// What a run came to.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Done: what it printed. A failed run fails the test with its sentence.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out
    }

    #[track_caller]
    pub fn json(self) -> Value {
        let out = self.done();
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// Refused or failed with this code: its one sentence. No panic, no backtrace, nothing on stdout.
    #[track_caller]
    pub fn sentence(self, code: i32) -> String {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        let lines: Vec<&str> = self.err.lines().filter(|line| !line.trim().is_empty()).collect();
        let [line] = lines[..] else { panic!("one sentence is wanted: {}", self.err) };
        let sentence = line.strip_prefix("binhyen: ").unwrap_or_else(|| panic!("no sentence of ours: {line}"));
        for word in ["panicked", "RUST_BACKTRACE", "unwrap", "Error {", "Err(", "Some(", "None"] {
            assert!(!sentence.contains(word), "{sentence}");
        }
        assert!(20 < sentence.chars().count(), "too short to help: {sentence}");
        assert_eq!(self.out, "", "a refused command prints nothing else");
        sentence.to_owned()
    }
}

/// A ward's data folder, and its database where that lies elsewhere. Gone with the value.
pub struct Ward {
    pub folder: PathBuf,
    pub database: Option<String>,
    kept: Option<TempDir>,
}

impl Ward {
    /// An empty data folder, rows in SQLite.
    pub fn new() -> Self {
        let kept = tempfile::tempdir().expect("a folder for the test");
        Self { folder: kept.path().join("data"), database: None, kept: Some(kept) }
    }

    /// A data folder that outlives the value.
    pub fn at(folder: PathBuf, database: Option<String>) -> Self {
        Self { folder, database, kept: None }
    }

    /// An empty data folder, rows in a fresh PostgreSQL database.
    pub fn on_postgres() -> Self {
        Self { database: Some(postgres_url()), ..Self::new() }
    }

    /// The same data in another folder; only of a ward on SQLite.
    pub fn copy(&self) -> Self {
        assert!(self.database.is_none(), "only folders are copied");
        let copy = Self::new();
        copy_folder(&self.folder, &copy.folder);
        copy
    }

    /// A folder beside the data, for files that go in and papers that come out.
    pub fn beside(&self) -> &Path {
        self.kept.as_ref().expect("a ward of one test").path()
    }

    /// Writes a file beside the data and gives its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.beside().join(name);
        fs::write(&path, content).expect("a file beside the data");
        path.to_str().expect("a path of ours").to_owned()
    }

    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = binhyen();
        command.arg("--data").arg(&self.folder).args(arguments);
        if let Some(url) = &self.database {
            command.env("BINHYEN_DATABASE", url);
        }
        command
    }

    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Said {
        say(self.command(arguments))
    }

    #[track_caller]
    pub fn done(&self, line: &str) -> String {
        self.run(&words(line)).done()
    }

    #[track_caller]
    pub fn json(&self, line: &str) -> Value {
        let mut arguments = words(line);
        arguments.push("--json".to_owned());
        self.run(&arguments).json()
    }

    #[track_caller]
    pub fn refused(&self, line: &str, code: i32) -> String {
        self.run(&words(line)).sentence(code)
    }
}

/// The program with nothing of the tester's own environment that changes what it does.
pub fn binhyen() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhyen"));
    for name in ["BINHYEN_DATABASE", "BINHYEN_WARD", "BINHYEN_LOG", "LC_ALL", "LC_MESSAGES", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.env("LANG", "vi_VN.UTF-8").env("RUST_BACKTRACE", "1").env("USER", "tester");
    command.stdin(Stdio::null());
    command
}

pub fn say(mut command: Command) -> Said {
    let output = command.output().expect("the built program runs");
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
    }
}

/// Words apart by spaces; quotation marks keep spaces inside, and make an empty word.
pub fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_open) = (Vec::new(), None::<String>, false);
    for letter in line.chars() {
        match letter {
            '"' => {
                is_open = !is_open;
                word.get_or_insert_default();
            }
            ' ' if !is_open => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    assert!(!is_open, "{line}");
    words.extend(word);
    words
}

/// "samples/NAME" of the workspace.
pub fn sample(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders below the workspace");
    root.join("samples").join(name).to_str().expect("UTF-8").to_owned()
}

/// A fresh database on the throw-away server.
pub fn postgres_url() -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match runtime.block_on(testkit::postgres()).target {
        Target::Postgres(url) => url,
        Target::Sqlite(_) => unreachable!("asked for PostgreSQL"),
    }
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder that can be read") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

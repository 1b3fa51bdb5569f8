//! The workspace's files as the rules see them.

use std::fs;
use std::path::{Path, PathBuf};

use super::lexer::{Lexed, lex};

/// Folders at the root that hold no work of ours.
const LEFT_OUT: [&str; 4] = ["target", ".git", "demo", "binhyen-data"];

/// One Rust source.
pub struct Source {
    /// "crates/store/src/campaign.rs"
    pub path: String,
    pub lexed: Lexed,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), lexed: lex(text) }
    }

    pub fn crate_name(&self) -> &str {
        self.path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or("xtask")
    }

    /// "campaign/state.rs" in "crates/domain/src/campaign/state.rs"
    pub fn inside(&self) -> &str {
        self.path.split_once("/src/").map_or("", |(_, inside)| inside)
    }

    /// Lines of code outside tests that hold one of `words`, as violations.
    pub fn lines_with<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        self.lexed.code.lines().enumerate().filter_map(move |(at, line)| {
            let word = words.iter().find(|word| line.contains(**word))?;
            Some(format!("{}:{}: {word}", self.path, at + 1))
        })
    }
}

pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the program's crate lies two folders below the workspace").to_path_buf()
}

/// Paths from the workspace's folder, with forward slashes, sorted.
pub fn files() -> Vec<String> {
    let root = root();
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort();
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the workspace can be read") {
        let path = entry.expect("the workspace can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_left_out = folder == root && LEFT_OUT.contains(&name.as_str());
        if path.is_dir() && !is_left_out {
            walk(root, &path, found);
        } else if path.is_file() {
            let inside = path.strip_prefix(root).expect("found below the root");
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Sources that go into the program: not tests, not benchmarks, not the crate that serves tests alone.
pub fn product() -> Vec<Source> {
    let is_product = |path: &&String| {
        path.starts_with("crates/")
            && path.contains("/src/")
            && path.ends_with(".rs")
            && !path.starts_with("crates/testkit/")
            && !is_test_file(path)
    };
    let sources: Vec<Source> = files().iter().filter(is_product).map(|path| Source::new(path, &read(path))).collect();
    let for_tests: Vec<String> =
        sources.iter().flat_map(|source| test_modules(&source.path, &read(&source.path))).collect();
    sources.into_iter().filter(|source| !for_tests.iter().any(|module| source.path.starts_with(module))).collect()
}

/// Where the modules lie that a source declares for tests alone: `#[cfg(test)] mod samples;`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let own = ["/mod.rs", "/lib.rs", "/main.rs"].iter().find_map(|end| path.strip_suffix(end));
    let folder = own.or_else(|| path.strip_suffix(".rs")).unwrap_or(path);
    let behind = text.split("#[cfg(test)]").skip(1).filter_map(|rest| rest.split(';').next());
    let names = behind.filter(|item| !item.contains('{')).filter_map(|item| item.split_once("mod "));
    names.flat_map(|(_, name)| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")]).collect()
}

pub fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.contains("/benches/") || path.ends_with("/tests.rs")
}

#[test]
fn the_tree_holds_every_floor() {
    let sources = product();
    for name in ["domain", "store", "files", "actions", "web", "app"] {
        assert!(sources.iter().any(|source| source.crate_name() == name), "{name}");
    }
    assert!(!sources.iter().any(|source| source.path.contains("target/")));
}

#[test]
fn modules_for_tests_are_told_from_the_product() {
    let text = "mod a;\n#[cfg(test)]\npub(crate) mod samples;\n#[cfg(test)]\nmod tests { use b; }\n";
    let expected = ["crates/files/src/samples.rs", "crates/files/src/samples/"];
    assert_eq!(test_modules("crates/files/src/lib.rs", text), expected);
    assert_eq!(test_modules("crates/files/src/pdf.rs", text)[0], "crates/files/src/pdf/samples.rs");
}

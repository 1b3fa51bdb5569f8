//! Files and modules: how long, how called, and what a front room may hold.

use super::assert_none;
use super::tree::{self, Source};

const LONGEST: usize = 400;

const SAY_NOTHING: [&str; 13] = [
    "util",
    "utils",
    "common",
    "misc",
    "shared",
    "base",
    "manager",
    "service",
    "data",
    "types",
    "helper",
    "helpers",
    "lib_utils",
];

/// Lines with code or comment outside tests.
fn too_long(source: &Source, text: &str) -> Option<String> {
    let last_of_code = source.lexed.code.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).last();
    let tests = text.lines().count().saturating_sub(last_of_code.map_or(0, |(at, _)| at + 1));
    let lines = text.lines().count() - tests;
    (LONGEST <= lines)
        .then(|| format!("{}: {lines} lines without tests; what is the second thing inside?", source.path))
}

fn says_nothing(path: &str) -> Option<String> {
    let is_empty_word = |part: &str| SAY_NOTHING.contains(&part.strip_suffix(".rs").unwrap_or(part));
    let inside = path.split_once("/src/").map_or("", |(_, inside)| inside);
    inside.split('/').any(is_empty_word).then(|| format!("{path}: the name does not say what is inside"))
}

/// A front room (`mod.rs`) says what the room is for and lists what is in it.
fn front_room(source: &Source, text: &str) -> Vec<String> {
    if !source.path.ends_with("/mod.rs") {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !text.starts_with("//! ") {
        found.push(format!("{}: begins without saying what the room is for", source.path));
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if 50 < lines {
        found.push(format!("{}: {lines} lines", source.path));
    }
    let code = &source.lexed.code;
    for statement in code.split(';').map(|part| without_attributes(part.trim())).filter(|part| !part.is_empty()) {
        let inside = without_visibility(statement);
        let is_name = inside.starts_with("use ") || (inside.starts_with("mod ") && !inside.contains('{'));
        if !is_name {
            let first = inside.lines().next().unwrap_or_default();
            found.push(format!("{}: «{first}» has another room", source.path));
            break;
        }
    }
    found
}

/// `pub`, `pub(crate)`, `pub(in crate::intake)`
fn without_visibility(statement: &str) -> &str {
    let Some(rest) = statement.strip_prefix("pub") else { return statement };
    let scope = if rest.starts_with('(') { rest.find(')').map_or(0, |end| end + 1) } else { 0 };
    rest[scope..].trim_start()
}

fn without_attributes(statement: &str) -> &str {
    let mut rest = statement;
    while let Some(end) = rest.strip_prefix("#[").and_then(|inside| inside.find(']')) {
        rest = rest[end + 3..].trim_start();
    }
    rest
}

#[test]
fn files_are_short_and_named() {
    let sources = tree::product();
    let found: Vec<String> = sources.iter().filter_map(|source| too_long(source, &tree::read(&source.path))).collect();
    assert_none("A file has fewer than 400 lines without its tests.", &found);
    let found: Vec<String> = tree::files().iter().filter_map(|path| says_nothing(path)).collect();
    assert_none("A module's name says what is inside.", &found);
}

#[test]
fn front_rooms_hold_no_logic() {
    let found: Vec<String> =
        tree::product().iter().flat_map(|source| front_room(source, &tree::read(&source.path))).collect();
    assert_none("mod.rs holds its purpose, its modules and its names.", &found);
}

#[test]
fn violations_about_rooms_are_found() {
    let long = "fn a() {}\n".repeat(LONGEST);
    assert!(too_long(&Source::new("crates/web/src/a.rs", &long), &long).is_some());
    let with_tests = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{}}}\n", "    fn a() {}\n".repeat(LONGEST));
    assert!(too_long(&Source::new("crates/web/src/a.rs", &with_tests), &with_tests).is_none());
    assert!(says_nothing("crates/web/src/office/utils.rs").is_some());
    assert!(says_nothing("crates/web/src/office/data/a.rs").is_some());
    assert!(says_nothing("crates/web/src/office/dated.rs").is_none());
    let room = |text: &str| front_room(&Source::new("crates/web/src/a/mod.rs", text), text).len();
    assert_eq!(
        room(
            "//! What a is for.\n\nmod b;\n#[cfg(test)]\nmod tests;\n\npub(in crate::a) use b::E;\npub use b::{C, D};\n"
        ),
        0
    );
    assert_eq!(room("//! What a is for.\n\nmod b;\n\npub struct C;\n"), 1);
    assert_eq!(room("//! What a is for.\n\nmod b;\n\nfn c() { d(); }\n"), 1);
    assert_eq!(room("//! What a is for.\n\nmod b {\n    fn c() {}\n}\n"), 1);
    assert_eq!(room("mod b;\n"), 1);
}

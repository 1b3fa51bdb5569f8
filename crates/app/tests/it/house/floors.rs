//! Imports go only downward: between crates, and between the steps inside one crate.

use super::assert_none;
use super::tree::{self, Source};

/// Each floor with the floors below that it may use.
const FLOORS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("files", &["domain"]),
    ("actions", &["domain", "store", "files"]),
    ("web", &["domain", "store", "actions"]),
    ("app", &["domain", "store", "files", "actions", "web"]),
];

/// The steps of the work, in the order in which data reaches them. ARCHITECTURE.md has the same line.
const STEPS: &str = "ground place people setting criteria register campaign commitment incident meeting assessment decision \
                     commendation document report intake";

/// A criterion speaks of the subjects and the cases that it judges: it uses their words, not their records. Moving a title
/// into its appraisal freezes what is assessed at that moment.
const LOOKS_AHEAD: [(&str, &str, &[&str]); 2] =
    [("domain", "criteria", &["register", "incident"]), ("actions", "campaign", &["assessment"])];

/// Libraries that one floor fences off from the others.
const FENCED: [(&str, &str); 11] = [
    ("sqlx", "store"),
    ("chacha20poly1305", "store"),
    ("typst", "files"),
    ("typst-pdf", "files"),
    ("resvg", "files"),
    ("plotters", "files"),
    ("rust_xlsxwriter", "files"),
    ("calamine", "files"),
    ("axum", "web"),
    ("minijinja", "web"),
    ("clap", "app"),
];

fn upward_dependencies(crate_name: &str, manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().unwrap_or_else(|error| panic!("{crate_name}: {error}"));
    let names = manifest.get("dependencies").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
    let allowed = FLOORS.iter().find(|(name, _)| *name == crate_name).map_or(&[][..], |(_, below)| *below);
    let mut found = Vec::new();
    for name in names {
        let is_floor = name == "testkit" || FLOORS.iter().any(|(floor, _)| floor == name);
        if is_floor && !allowed.contains(&name.as_str()) {
            found.push(format!("{crate_name} may not stand on {name}"));
        }
        if let Some((_, owner)) = FENCED.iter().find(|(library, owner)| library == name && *owner != crate_name) {
            found.push(format!("{name} belongs to {owner}, not to {crate_name}"));
        }
    }
    found
}

/// `pub use domain::…` hides the floor on which a thing stands.
fn re_exports(source: &Source) -> Vec<String> {
    let floors = FLOORS.map(|(name, _)| format!("pub use {name}::"));
    source.lines_with(&floors.each_ref().map(String::as_str)).collect()
}

fn steps() -> Vec<&'static str> {
    STEPS.split_whitespace().collect()
}

/// The step of a path inside a crate: its first folder or file that is called like one.
fn step_of(inside: &str) -> Option<&'static str> {
    let names = inside.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
    names.into_iter().find_map(|name| steps().into_iter().find(|step| *step == name))
}

/// Steps to the right that a step imports from its own crate.
fn steps_to_the_right(source: &Source) -> Vec<String> {
    let Some(own) = step_of(source.inside()) else { return Vec::new() };
    let place = |step: &str| steps().iter().position(|other| *other == step);
    let is_own = |exception: &&(&str, &str, &[&str])| exception.0 == source.crate_name() && exception.1 == own;
    let ahead = LOOKS_AHEAD.iter().find(is_own).map_or(&[][..], |(_, _, ahead)| *ahead);
    let mut found = Vec::new();
    for (line, name) in imported(&source.lexed.code) {
        if place(own) < place(name) && !ahead.contains(&name) {
            found.push(format!("{}:{line}: {own} stands before {name}", source.path));
        }
    }
    found
}

/// Names right behind `crate::`, also inside `crate::{a::…, b}`, that are steps.
fn imported(code: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let behind = &code[at + "crate::".len()..];
        for name in first_names(behind) {
            found.extend(steps().into_iter().find(|step| *step == name).map(|step| (line, step)));
        }
    }
    found
}

fn first_names(behind: &str) -> Vec<&str> {
    let head = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let Some(group) = behind.strip_prefix('{') else { return vec![&behind[..head(behind)]] };
    let (mut names, mut depth, mut begins) = (Vec::new(), 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                names.push(&group[at..at + head(&group[at..])]);
                begins = false;
            }
            _ => {}
        }
    }
    names
}

/// Modules of `domain` that have no place in the order.
fn unknown_steps(source: &Source) -> Option<String> {
    let (first, rest) = source.inside().split_once('/').unwrap_or((source.inside(), ""));
    let is_unknown = source.crate_name() == "domain" && !rest.is_empty() && !steps().contains(&first);
    is_unknown.then(|| format!("{}: {first} has no place in the order of steps", source.path))
}

#[test]
fn crates_stand_only_on_lower_floors() {
    let of = |name: &str| upward_dependencies(name, &tree::read(&format!("crates/{name}/Cargo.toml")));
    let found: Vec<String> = FLOORS.iter().flat_map(|(name, _)| of(name)).collect();
    assert_none("A crate stands only on the floors below it, and heavy libraries stay behind one floor.", &found);
    let found: Vec<String> = tree::product().iter().flat_map(re_exports).collect();
    assert_none("No floor passes on what belongs to a floor below.", &found);
}

#[test]
fn steps_import_only_steps_to_their_left() {
    let sources = tree::product();
    let found: Vec<String> = sources.iter().flat_map(steps_to_the_right).collect();
    assert_none("A step imports only steps to its left.", &found);
    let found: Vec<String> = sources.iter().filter_map(unknown_steps).collect();
    assert_none("Every step has its place in the order.", &found);
}

#[test]
fn the_order_of_steps_is_the_one_people_read() {
    let line = steps().join(" ");
    assert!(tree::read("ARCHITECTURE.md").contains(&line), "ARCHITECTURE.md should have the line\n{line}");
}

#[test]
fn an_upward_import_is_found() {
    let found = upward_dependencies("store", "[dependencies]\nfiles.workspace = true\ntypst.workspace = true");
    assert_eq!(found, ["store may not stand on files", "typst belongs to files, not to store"]);
    assert_eq!(upward_dependencies("web", "[dependencies]\ntestkit = \"1\"").len(), 1);
    assert!(upward_dependencies("actions", "[dependencies]\nfiles.workspace = true").is_empty());
    let source = Source::new("crates/web/src/a.rs", "pub use domain::campaign::Campaign;");
    assert_eq!(re_exports(&source), ["crates/web/src/a.rs:1: pub use domain::"]);
}

#[test]
fn an_import_from_the_right_is_found() {
    let found = |path: &str, text: &str| steps_to_the_right(&Source::new(path, text)).len();
    assert_eq!(found("crates/domain/src/register/area.rs", "use crate::campaign::State;"), 1);
    assert_eq!(found("crates/domain/src/register/area.rs", "use crate::{ground::id::{A, B}, report::Year};"), 1);
    assert_eq!(found("crates/store/src/place.rs", "fn a() { crate::decision::find() }"), 1);
    assert_eq!(found("crates/actions/src/decision/open.rs", "use crate::campaign::close;"), 0);
    assert_eq!(found("crates/domain/src/criteria/set.rs", "use crate::register::Title;"), 0);
    assert_eq!(found("crates/domain/src/criteria/set.rs", "use crate::assessment::Outcome;"), 1);
    assert_eq!(found("crates/domain/src/place/a.rs", "// use crate::report::A;\nlet a = \"crate::report\";"), 0);
    assert!(unknown_steps(&Source::new("crates/domain/src/karaoke/song.rs", "")).is_some());
}

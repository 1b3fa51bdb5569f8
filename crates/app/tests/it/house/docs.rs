//! What is written for people leads somewhere: links to files that exist, names that the code has.

use super::assert_none;
use super::tree;

/// Links of a page to files beside it that are not there.
fn broken_links(page: &str, text: &str, files: &[String]) -> Vec<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_elsewhere = |target: &&str| target.contains("://") || target.starts_with(['#', 'm']) && target.contains(':');
    let mut found = Vec::new();
    for target in targets.filter(|target| !is_elsewhere(target)) {
        let path = join(folder, target.split('#').next().unwrap_or(target));
        let is_there =
            path.is_empty() || files.iter().any(|file| *file == path || file.starts_with(&format!("{path}/")));
        if !is_there {
            found.push(format!("{page}: {target}"));
        }
    }
    found
}

/// "docs/admin" and "../user/a.md" make "docs/user/a.md".
fn join(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Names in the glossary's code column (`campaign::State`) that no source has.
fn unknown_names(glossary: &str, sources: &str) -> Vec<String> {
    let rows = glossary.lines().filter(|line| line.starts_with("| "));
    let code = rows.filter_map(|row| row.split('|').nth(3));
    let names = code.flat_map(|cell| cell.split('`').skip(1).step_by(2)).filter(|name| name.contains("::"));
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let has = |name: &str| {
        sources
            .match_indices(name)
            .any(|(at, _)| !sources[..at].ends_with(is_word) && !sources[at + name.len()..].starts_with(is_word))
    };
    names.filter(|name| !name.split("::").all(has)).map(str::to_owned).collect()
}

#[test]
fn every_link_leads_to_a_file() {
    let files = tree::files();
    let pages = files.iter().filter(|path| path.ends_with(".md"));
    let found: Vec<String> = pages.flat_map(|page| broken_links(page, &tree::read(page), &files)).collect();
    assert_none("A link in a page leads to a file of the project.", &found);
}

#[test]
fn every_name_of_the_glossary_stands_in_the_code() {
    let named = |source: &tree::Source| format!("{}\n{}\n", source.crate_name(), source.lexed.code);
    let sources: String = tree::product().iter().map(named).collect();
    let found = unknown_names(&tree::read("GLOSSARY.md"), &sources);
    assert_none("The glossary speaks of names that the code has.", &found);
}

#[test]
fn violations_about_documents_are_found() {
    let files = ["docs/a.md", "docs/admin/b.md", "LICENSE"].map(str::to_owned);
    let links = |text: &str| broken_links("docs/admin/b.md", text, &files).len();
    assert_eq!(links("[a](../a.md) [l](../../LICENSE#top) [w](https://example.org) [d](../admin) [h](#here)"), 0);
    assert_eq!(links("[a](a.md)"), 1);
    let glossary =
        "| vi | en | in code |\n|---|---|---|\n| đợt | campaign | `campaign::Campaign` |\n| x | y | `area::Zone` |\n";
    assert_eq!(unknown_names(glossary, "mod campaign; struct Campaign; mod area; struct Zones;"), ["area::Zone"]);
}

//! Words that have no place in the product.

use super::assert_none;
use super::tree::{self, Source};

/// What stops the program, hides a warning, or says that something is unfinished.
const IN_CODE: [&str; 8] =
    [".unwrap()", "todo!", "unimplemented!", "dbg!", "#[allow(", "#![allow(", "#[ignore", "println!(\"DEBUG"];

/// Floors that print: the program itself.
const PRINTS: [&str; 1] = ["app"];

/// The figures of the sample ward: they are computed from its workbooks, never written down.
const SAMPLE_FIGURES: [&str; 5] = ["2412", "2.412", "2546", "2.546", "94,7"];

/// Marks of unfinished work.
const UNFINISHED: [&str; 3] = ["TODO", "FIXME", "XXX"];

fn in_code(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = source.lines_with(&IN_CODE).collect();
    if !PRINTS.contains(&source.crate_name()) {
        found.extend(source.lines_with(&["print!(", "println!("]));
    }
    found
}

fn sample_figures(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = source.lines_with(&["2412", "2_412", "2546", "2_546"]).collect();
    for (line, text) in &source.lexed.literals {
        if let Some(figure) = SAMPLE_FIGURES.iter().find(|figure| has_figure(text, figure)) {
            found.push(format!("{}:{line}: {figure}", source.path));
        }
    }
    found
}

/// The figure stands alone, not inside a longer number.
fn has_figure(text: &str, figure: &str) -> bool {
    text.match_indices(figure).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + figure.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
    })
}

/// Paths of somebody's machine, hosts of package registries, marks of unfinished work.
fn in_text(path: &str, text: &str) -> Vec<String> {
    let folders = ["root", "home", "work", "Users"].map(|name| format!("/{name}/"));
    let hosts = [["crates", "io"], ["docs", "rs"], ["npmjs", "com"], ["pypi", "org"]].map(|parts| parts.join("."));
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let begins = |folder: &String| {
            line.match_indices(folder.as_str()).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '}' | '_' | '-' | '*' | '/'))
            })
        };
        let words =
            folders.iter().filter(|folder| begins(folder)).chain(hosts.iter().filter(|host| line.contains(*host)));
        found.extend(words.map(|word| format!("{path}:{}: {word}", at + 1)));
        let marks =
            UNFINISHED.iter().filter(|mark| line.split(|c: char| !c.is_alphanumeric()).any(|word| word == **mark));
        found.extend(marks.map(|mark| format!("{path}:{}: {mark}", at + 1)));
    }
    found
}

fn is_text(path: &str) -> bool {
    let endings = [".rs", ".md", ".toml", ".typ", ".html", ".css", ".js", ".sql", ".json", ".sh", "/run"];
    endings.iter().any(|ending| path.ends_with(ending)) && !path.ends_with("house/words.rs")
}

#[test]
fn no_product_code_may_panic_or_hide_warnings() {
    let found: Vec<String> = tree::product().iter().flat_map(in_code).collect();
    assert_none("Errors are returned, warnings are mended, only the program prints.", &found);
}

#[test]
fn no_figure_of_the_sample_ward_stands_in_the_product() {
    let mut found: Vec<String> = tree::product().iter().flat_map(sample_figures).collect();
    let is_data = |path: &&String| {
        (path.ends_with(".toml") && (path.starts_with("criteria/") || path.starts_with("settings/")))
            || path.ends_with(".typ")
            || path.ends_with(".html")
    };
    for path in tree::files().iter().filter(is_data) {
        let text = tree::read(path);
        let figures = SAMPLE_FIGURES.iter().filter(|figure| has_figure(&text, figure));
        found.extend(figures.map(|figure| format!("{path}: {figure}")));
    }
    assert_none("Figures are computed.", &found);
}

#[test]
fn texts_name_no_machine_and_leave_nothing_open() {
    let texts = tree::files().into_iter().filter(|path| is_text(path));
    let found: Vec<String> = texts.flat_map(|path| in_text(&path, &tree::read(&path))).collect();
    assert_none("Texts speak of the project alone, and nothing is left for later.", &found);
}

#[test]
fn violations_about_words_are_found() {
    let source = |text: &str| Source::new("crates/files/src/a.rs", text);
    for bad in ["a.unwrap();", "todo!()", "#[allow(dead_code)]", "println!(\"a\");"] {
        assert_eq!(in_code(&source(bad)).len(), 1, "{bad}");
    }
    assert!(
        in_code(&source("a.unwrap_or(1); // .unwrap()\n#[cfg(test)]\nmod tests { fn a() { b.unwrap() } }")).is_empty()
    );
    for bad in ["let a = 2412;", "let a = 2_546;", "let a = \"2.412 hộ\";", "let a = \"đạt 94,7%\";"] {
        assert_eq!(sample_figures(&source(bad)).len(), 1, "{bad}");
    }
    assert!(sample_figures(&source("let a = \"12.412\"; // 2.412")).is_empty());
    let home = ["see /", "home/a/b"].concat();
    assert_eq!(in_text("a.md", &home).len(), 1);
    assert_eq!(in_text("a.md", &["from crates", ".io"].concat()).len(), 1);
    assert_eq!(in_text("a.md", "TODO: later").len(), 1);
    assert!(in_text("a.md", "a/home/b is inside, and TODOS is a name").is_empty());
}

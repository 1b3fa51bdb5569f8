//! Forms and criteria: data beside the code, complete and in use.

use std::collections::BTreeSet;

use super::assert_none;
use super::tree;

const FORMS: &str = "crates/files/forms/";

/// What several forms are made of.
const PARTS: &str = "parts";

/// Folders of forms without the form itself or without the sample that a test renders.
fn incomplete_forms(files: &[String]) -> Vec<String> {
    let inside: Vec<&str> = files.iter().filter_map(|path| path.strip_prefix(FORMS)).collect();
    let folders: BTreeSet<&str> = inside.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let mut found = Vec::new();
    for folder in folders.into_iter().filter(|folder| *folder != PARTS) {
        for needed in ["form.typ", "sample.json"] {
            if !inside.contains(&format!("{folder}/{needed}").as_str()) {
                found.push(format!("{FORMS}{folder} has no {needed}"));
            }
        }
    }
    found
}

/// Sets (`criteria/<rule>/<title>.toml`) that no programme (`criteria/<programme>.toml`) names.
fn unused_sets(files: &[(String, String)]) -> Vec<String> {
    let inside =
        |path: &str| path.strip_prefix("criteria/").and_then(|rest| rest.strip_suffix(".toml")).map(str::to_owned);
    let (sets, programmes): (Vec<_>, Vec<_>) =
        files.iter().filter_map(|(path, text)| Some((inside(path)?, text))).partition(|(name, _)| name.contains('/'));
    let is_named = |set: &str| programmes.iter().any(|(_, text)| text.contains(&format!("\"{set}\"")));
    sets.iter()
        .filter(|(set, _)| !is_named(set))
        .map(|(set, _)| format!("criteria/{set}.toml: no programme names it"))
        .collect()
}

#[test]
fn every_form_has_its_sample() {
    let files = tree::files();
    assert!(files.iter().any(|path| path.starts_with(FORMS)), "there are forms");
    assert_none("A form is a folder with form.typ and sample.json.", &incomplete_forms(&files));
}

#[test]
fn every_criteria_set_belongs_to_a_programme() {
    let paths = tree::files().into_iter().filter(|path| path.starts_with("criteria/"));
    let files: Vec<(String, String)> = paths.map(|path| (path.clone(), tree::read(&path))).collect();
    assert!(!files.is_empty(), "there are criteria");
    assert_none("A set that nobody names judges nobody.", &unused_sets(&files));
}

#[test]
fn violations_about_data_are_found() {
    let files = |list: &[&str]| list.iter().map(|path| format!("{FORMS}{path}")).collect::<Vec<_>>();
    assert_eq!(incomplete_forms(&files(&["paper/form.typ"])), ["crates/files/forms/paper has no sample.json"]);
    assert!(incomplete_forms(&files(&["paper/form.typ", "paper/sample.json", "parts/head.typ"])).is_empty());
    let set = |path: &str, text: &str| (format!("criteria/{path}"), text.to_owned());
    let sets = [set("a.toml", "sets = [\"b/area\"]"), set("b/area.toml", ""), set("b/school.toml", "")];
    assert_eq!(unused_sets(&sets), ["criteria/b/school.toml: no programme names it"]);
}

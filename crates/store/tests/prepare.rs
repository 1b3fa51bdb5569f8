//! Every statement of the sources, read as text, is understood by both databases.

use std::path::Path;

use store::db::Database;

/// (file, constant, statement)
fn statements() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String, String)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for part in text.split("const SQL_").skip(1) {
                let (name, rest) = part.split_once(": &str =").unwrap();
                let literal = rest.trim_start().strip_prefix('"').expect("a statement is one literal");
                found.push((path.display().to_string(), format!("SQL_{name}"), unquoted(literal)));
            }
        }
    }
}

/// The text of a literal up to its closing quote, as the compiler reads it.
fn unquoted(literal: &str) -> String {
    let mut text = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return text,
            '\\' => match letters.next() {
                Some('\n') => while letters.next_if(|next| next.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    panic!("a literal without an end: {literal}");
}

async fn prepare_all(database: Database) {
    let statements = statements();
    assert!(100 < statements.len(), "only {} statements were found", statements.len());
    let elsewhere = if database.is_postgres() { "_SQLITE" } else { "_POSTGRES" };
    let mut refused = Vec::new();
    for (file, name, sql) in statements.iter().filter(|(_, name, _)| !name.ends_with(elsewhere)) {
        let mut tx = database.begin(&testkit::commune()).await.unwrap();
        if let Err(error) = tx.prepare(sql).await {
            refused.push(format!("{file} {name}: {error}"));
        }
        tx.rollback().await.unwrap();
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_statement_is_understood_by_both_databases() {
    testkit::each_database(prepare_all);
}

#[test]
fn a_statement_is_read_from_the_sources_as_the_compiler_reads_it() {
    assert_eq!(unquoted("select 1 \\\n    from a where b = \\\"c\\\"\"; rest"), "select 1 from a where b = \"c\"");
}

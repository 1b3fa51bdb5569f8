//! SQL lives on one floor, in one text for both databases.

use super::assert_none;
use super::tree::{self, Source};

/// Statements outside `db` that truly need a text per database. A new one raises the figure and says why in its comment.
const STATEMENTS_IN_TWO_TEXTS: usize = 0;

/// Words of one database only: a statement in one text has no use for them.
const NOT_PORTABLE: [&str; 8] = ["now()", "::", " ilike ", "->>", "datetime('", "strftime", "insert or ", "rowid"];

fn is_statement(literal: &str) -> bool {
    let text = literal.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    (text.starts_with("select ") && text.contains(" from "))
        || text.starts_with("insert into ")
        || text.starts_with("delete from ")
        || (text.starts_with("update ") && text.contains(" set "))
        || (text.starts_with("with ") && text.contains("select "))
        || text.starts_with("create table ")
}

fn statements_above_the_store(source: &Source) -> Vec<String> {
    if source.crate_name() == "store" {
        return Vec::new();
    }
    let found = source.lexed.literals.iter().filter(|(_, text)| is_statement(text));
    found.map(|(line, _)| format!("{}:{line}: SQL outside store", source.path)).collect()
}

/// What knows which database it is stays in `db`.
fn statements_of_one_database(source: &Source) -> Vec<String> {
    if source.crate_name() != "store" || source.inside().starts_with("db/") {
        return Vec::new();
    }
    let is_special = |text: &str| NOT_PORTABLE.iter().any(|word| text.to_lowercase().contains(word));
    let found = source.lexed.literals.iter().filter(|(_, text)| is_statement(text) && is_special(text));
    found.map(|(line, _)| format!("{}:{line}: not for both databases", source.path)).collect()
}

/// Names of `SQL_X_SQLITE` and `SQL_X_POSTGRES`: those in pairs, and those alone.
fn texts_per_database(source: &Source) -> (Vec<String>, Vec<String>) {
    let words = |suffix: &str| -> Vec<String> {
        let code = source.lexed.code.lines().filter(|line| line.contains("const SQL_"));
        let names = code.filter_map(|line| line.split("const ").nth(1)?.split(':').next());
        names.filter_map(|name| Some(name.trim().strip_suffix(suffix)?.to_owned())).collect()
    };
    let (sqlite, postgres) = (words("_SQLITE"), words("_POSTGRES"));
    let (pairs, mut alone): (Vec<String>, Vec<String>) = sqlite.into_iter().partition(|name| postgres.contains(name));
    alone.extend(postgres.into_iter().filter(|name| !pairs.contains(name)));
    (pairs, alone)
}

/// Pairs of migrations have the same numbers and names without a gap, and HEAD names the last.
fn migrations(sqlite: &[String], postgres: &[String], head: &str) -> Vec<String> {
    let mut found = Vec::new();
    if sqlite != postgres {
        found.push(format!("migrations differ: sqlite {sqlite:?}, postgres {postgres:?}"));
    }
    for (at, name) in sqlite.iter().enumerate() {
        if !name.starts_with(&format!("{:04}_", at + 1)) || !name.ends_with(".sql") {
            found.push(format!("{name}: expected {:04}_….sql", at + 1));
        }
    }
    let last = sqlite.last().map_or("", |name| name.trim_end_matches(".sql"));
    if head.trim().trim_end_matches(".sql") != last {
        found.push(format!("HEAD names «{}», the last migration is «{last}»", head.trim()));
    }
    found
}

#[test]
fn only_the_store_knows_sql() {
    let sources = tree::product();
    let found: Vec<String> = sources.iter().flat_map(statements_above_the_store).collect();
    assert_none("Statements stand in store.", &found);
    let found: Vec<String> = sources.iter().flat_map(statements_of_one_database).collect();
    assert_none("One text serves both databases.", &found);
}

#[test]
fn statements_in_two_texts_stand_in_pairs_and_are_counted() {
    let (mut pairs, mut alone) = (0, Vec::new());
    let is_outside_db = |source: &&Source| source.crate_name() == "store" && !source.inside().starts_with("db/");
    for source in tree::product().iter().filter(is_outside_db) {
        let (both, one) = texts_per_database(source);
        pairs += both.len();
        alone.extend(one.iter().map(|name| format!("{}: {name}", source.path)));
    }
    assert_none("A text for one database has its counterpart beside it.", &alone);
    assert_eq!(pairs, STATEMENTS_IN_TWO_TEXTS, "statements with a text per database");
}

#[test]
fn migrations_come_in_pairs() {
    let folder = |name: &str| -> Vec<String> {
        let prefix = format!("crates/store/migrations/{name}/");
        tree::files().iter().filter_map(|path| Some(path.strip_prefix(&prefix)?.to_owned())).collect()
    };
    let (sqlite, postgres) = (folder("sqlite"), folder("postgres"));
    assert!(!sqlite.is_empty(), "the store has migrations");
    assert_none("Migrations.", &migrations(&sqlite, &postgres, &tree::read("crates/store/migrations/HEAD")));
}

#[test]
fn violations_about_sql_are_found() {
    let source = |path: &str, text: &str| Source::new(path, text);
    let above = |text: &str| statements_above_the_store(&source("crates/web/src/a.rs", text)).len();
    assert_eq!(above("let a = \"select name from area\";"), 1);
    assert_eq!(above("let a = \"UPDATE area\\n SET name = $1\";"), 1);
    assert_eq!(above("// select name from area\nlet a = \"Select a file\"; let b = \"update the register\";"), 0);
    let one = |text: &str| statements_of_one_database(&source("crates/store/src/area.rs", text)).len();
    assert_eq!(one("const SQL_A: &str = \"select now() from area\";"), 1);
    assert_eq!(one("const SQL_A: &str = \"select name from area where id = $1\";"), 0);
    let pairs = texts_per_database(&source(
        "crates/store/src/a.rs",
        "const SQL_A_SQLITE: &str = \"\";\nconst SQL_A_POSTGRES: &str = \"\";\npub const SQL_B_SQLITE: &str = \"\";",
    ));
    assert_eq!(pairs, (vec!["SQL_A".to_owned()], vec!["SQL_B".to_owned()]));
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert!(migrations(&names(&["0001_a.sql"]), &names(&["0001_a.sql"]), "0001_a\n").is_empty());
    assert_eq!(migrations(&names(&["0001_a.sql"]), &names(&["0001_b.sql"]), "0001_a").len(), 1);
    assert_eq!(migrations(&names(&["0002_a.sql"]), &names(&["0002_a.sql"]), "0001_a").len(), 2);
}

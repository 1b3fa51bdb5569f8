//! Bad input of every kind: one clear sentence on stderr in the language asked for, the right exit code, no panic, and a
//! database that is byte for byte what it was.

mod files;
mod order;
mod places;
mod usage;

use std::fs;

use store::db::{Database, Target};

use crate::program::{Said, Ward, words};

/// A command line, the exit code it deserves, and words of its Vietnamese sentence.
type Row<'r> = (&'r str, i32, &'r str);

/// What a ward on SQLite holds, byte for byte, with its log folded back into the one file.
pub fn state(ward: &Ward) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let target = Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        let database = Database::open(&target, &ward.folder.join("key")).await.expect("the ward's database");
        database.close().await;
    });
    fs::read(ward.folder.join("binhyen.db")).expect("the ward's database")
}

/// Every row is refused in both languages, and nothing changes.
#[track_caller]
pub fn assert_refused(ward: &Ward, rows: &[Row<'_>]) {
    let before = state(ward);
    let papers = ward.folder.join("papers").exists();
    for (line, code, says) in rows {
        let vietnamese = run(ward, line, &[]).sentence(*code);
        assert!(vietnamese.contains(says), "{line}: «{says}» is not in: {vietnamese}");
        let english = run(ward, line, &["--lang", "en"]).sentence(*code);
        assert_eq!(vietnamese_words(&english), [""; 0], "{line}: {english}");
        assert_ne!(english, vietnamese, "{line}");
        assert!(state(ward) == before, "{line}: the database changed");
        assert_eq!(ward.folder.join("papers").exists(), papers, "{line}: papers were written");
    }
}

fn run(ward: &Ward, line: &str, more: &[&str]) -> Said {
    let mut arguments = words(line);
    arguments.extend(more.iter().map(|word| (*word).to_owned()));
    let mut command = ward.command(&arguments);
    command.current_dir(ward.beside());
    crate::program::say(command)
}

/// Words with Vietnamese marks outside «quoted» values, which are repeated as they were given. Names keep their marks, and
/// begin with a capital.
fn vietnamese_words(sentence: &str) -> Vec<&str> {
    let unquoted = sentence.split('»').flat_map(|part| part.split('«').next());
    let words = unquoted.flat_map(|part| part.split(|letter: char| !letter.is_alphabetic()));
    words.filter(|word| !word.is_ascii() && word.starts_with(char::is_lowercase)).collect()
}

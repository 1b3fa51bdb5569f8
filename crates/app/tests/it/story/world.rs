//! The two wards of the story, each made once for all its tests.

use std::fs;
use std::sync::OnceLock;

use crate::program::{Ward, sample, words};
use crate::small::lasting;

/// Every paper, by `demo`; what it printed.
pub struct OnSqlite {
    pub ward: Ward,
    pub printed: String,
}

/// The commands of the scenario one by one, the papers of 2021 only of the schools.
pub struct OnPostgres {
    pub ward: Ward,
}

pub fn sqlite() -> &'static OnSqlite {
    static WORLD: OnceLock<OnSqlite> = OnceLock::new();
    WORLD.get_or_init(|| {
        let ward = Ward::at(lasting("story-sqlite"), None);
        let dir = ward.folder.to_str().expect("UTF-8").to_owned();
        let printed = ward.run(&["demo", "--no-serve", "--dir", &dir]).done();
        OnSqlite { ward, printed }
    })
}

pub fn postgres() -> &'static OnPostgres {
    static WORLD: OnceLock<OnPostgres> = OnceLock::new();
    WORLD.get_or_init(|| {
        let ward = Ward::at(lasting("story-postgres"), Some(crate::program::postgres_url()));
        let files = ward.folder.join("files");
        crate::program::copy_folder(sample("").as_ref(), &files);
        let scenario = fs::read_to_string(sample("phuong-mau.txt")).expect("the scenario");
        let lines = scenario.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        for line in lines {
            let mut line = words(line);
            if line.starts_with(&["papers", "--year", "2021"].map(str::to_owned)) {
                line.extend(["--title", "school"].map(str::to_owned));
            }
            let mut command = ward.command(&line);
            command.current_dir(&files);
            crate::program::say(command).done();
        }
        OnPostgres { ward }
    })
}

/// Both, made at the same time.
pub fn both() -> [&'static Ward; 2] {
    let other = std::thread::spawn(|| &postgres().ward);
    let one = &sqlite().ward;
    [one, other.join().expect("the story on PostgreSQL")]
}

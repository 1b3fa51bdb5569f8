use domain::ground::refusal::Refusal;

use super::{StoreError, Why};

impl Refusal for StoreError {
    fn english(&self) -> String {
        match self {
            Self::BadUrl { url, why: Why { english: why, .. } } => format!(
                "the database address «{url}» cannot be used ({why}). Examples: sqlite:binhyen.db or \
                 postgres://user:password@host:5432/binhyen"
            ),
            Self::NotThere(place) => {
                format!(
                    "there is no database at {place}; make one with «binhyen init», or look at --data and --database"
                )
            }
            Self::CannotOpen { what, why: Why { english: why, .. } } => {
                format!("{what} cannot be opened ({why}); check the folder and its permissions, then try again")
            }
            Self::Busy => "another program is writing to the database; nothing was changed, try again later".to_owned(),
            Self::DiskFull => "the disk is full; nothing was changed, free some space and try again".to_owned(),
            Self::ReadOnly => {
                "the database may only be read; nothing was changed, allow writing to the file and its folder"
                    .to_owned()
            }
            Self::NotADatabase(file) => {
                format!("{file} is no database of Bình Yên; nothing was changed, choose the right one")
            }
            Self::Corrupt(what) => {
                format!("the database is damaged ({what}); stop using it and restore a backup with «binhyen restore»")
            }
            Self::Disk(what) => {
                format!("the disk reports an error ({what}); nothing was changed, check the disk and try again")
            }
            Self::Unreachable(Why { english: why, .. }) => {
                format!("the database server cannot be reached ({why}); check the server, the network and the address")
            }
            Self::AccessDenied(why) => {
                format!("the database server refuses the login ({why}); check user, password and database name")
            }
            Self::Duplicate { table, constraint } => format!(
                "there is already such a row in «{table}» ({constraint}); nothing was changed, check the code or number"
            ),
            Self::Reference(what) => {
                format!("other rows depend on this one, or it names one that is missing ({what}); nothing was changed")
            }
            Self::NotAllowed(what) => format!("a value is not allowed ({what}); nothing was changed"),
            Self::Newer { found, known } => format!(
                "the database is at step {found}, newer than this program ({known}); use a newer version of Bình Yên"
            ),
            Self::OtherHistory(step) => format!(
                "step {step} of the database is not the program's step of that number; use the version that made it"
            ),
            Self::NoBackup(Why { english: why, .. }) => format!(
                "the file could not be copied before the upgrade ({why}); nothing was upgraded, check the backups folder"
            ),
            Self::KeyMissing(path) => {
                format!(
                    "the key file {} of the protected data is missing; put it back from where it is kept",
                    path.display()
                )
            }
            Self::KeyWrong(path) => {
                format!("the key file {} is not the key of this database; use the right one", path.display())
            }
            Self::KeyUnusable { path, why: Why { english: why, .. } } => {
                format!("the key file {} cannot be used: {why}", path.display())
            }
            Self::Sealed(field) => format!(
                "a protected value of «{field}» cannot be opened: it was changed outside the program; run «binhyen check»"
            ),
            Self::NoRandom(why) => format!("the machine gives no random numbers ({why}); nothing was changed"),
            Self::BadValue { column, value } => format!(
                "the column «{column}» holds the strange value «{value}»: it was changed outside the program; run \
                 «binhyen check»"
            ),
            Self::BrokenAudit(Why { english: what, .. }) => format!(
                "the audit record is broken: {what}; the data was changed outside the program, nothing more is written; \
                 restore a backup"
            ),
            Self::NoReason => "reading identity or phone numbers needs a reason".to_owned(),
            Self::SqliteOnly => {
                "this command is for SQLite databases; for PostgreSQL use pg_dump and pg_restore".to_owned()
            }
            Self::Failed(why) => format!("the database reports an unexpected error: {why}"),
        }
    }
}

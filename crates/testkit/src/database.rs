use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use store::db::{Database, Target};
use tempfile::TempDir;

use crate::server;

/// A place for one test: an empty database, and a folder for its key and files. Gone with the value.
pub struct Place {
    pub target: Target,
    folder: TempDir,
}

impl Place {
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn key(&self) -> PathBuf {
        self.folder.path().join("key")
    }

    pub async fn open(&self) -> Database {
        Database::create(&self.target, &self.key()).await.expect("an empty database can be made")
    }
}

pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a folder for the test");
    Place { target: Target::Sqlite(folder.path().join("binhyen.db")), folder }
}

/// A fresh database on the throw-away server.
pub async fn postgres() -> Place {
    let server = tokio::task::spawn_blocking(server::address).await.unwrap_or_else(|error| {
        std::panic::resume_unwind(error.into_panic());
    });
    let name = format!("binhyen_{}_{}", std::process::id(), server::chance());
    let mut admin = PgConnection::connect(&format!("{server}postgres")).await.expect("the throw-away server answers");
    let sql = format!("create database {name} template template0");
    admin.execute(AssertSqlSafe(sql)).await.expect("a database can be made");
    admin.close().await.ok();
    let target = Target::parse(&format!("{server}{name}")).expect("an address of ours");
    Place { target, folder: tempfile::tempdir().expect("a folder for the test") }
}

/// Another empty place on the same kind of database.
pub async fn fresh_like(place: &Place) -> Place {
    match place.target {
        Target::Sqlite(_) => sqlite(),
        Target::Postgres(_) => postgres().await,
    }
}

/// Runs a statement past the store: what another program might do to a database.
pub async fn execute(url: &str, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
        connection.execute(sql).await.expect("the statement runs");
        connection.close().await.ok();
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the database opens");
        connection.execute(sql).await.expect("the statement runs");
        connection.close().await.ok();
    }
}

/// Runs a test on both databases, each fresh and empty.
pub fn each_database<F, Test>(test: F)
where
    F: Fn(Database) -> Test,
    Test: Future<Output = ()>,
{
    each_place(async |place| {
        let database = place.open().await;
        test(database.clone()).await;
        database.close().await;
    });
}

/// As `each_database`, for tests that open the database themselves.
pub fn each_place<F>(test: F)
where
    F: AsyncFn(&Place),
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime for the test");
    runtime.block_on(async {
        for place in [sqlite(), postgres().await] {
            println!("── on {}", if matches!(place.target, Target::Sqlite(_)) { "SQLite" } else { "PostgreSQL" });
            test(&place).await;
        }
    });
}

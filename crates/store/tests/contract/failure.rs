//! What goes wrong with disks, servers and processes is a sentence, and leaves the rows as they were.

use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::process::{Command, Stdio};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use store::StoreError;
use store::db::{Bind, Database, Target};
use testkit::{SmallWard, commune, each_database, each_place};

#[test]
fn a_full_disk_is_a_sentence() {
    each_database(|database| async move {
        SmallWard::new().store(&database).await;
        if database.is_postgres() {
            return;
        }
        let mut tx = database.begin(&commune()).await.unwrap();
        tx.list("pragma max_page_count = 1", &[], |row| row.int("max_page_count")).await.unwrap();
        let text = "x".repeat(200_000);
        let sql = "insert into setting (commune, key, valid_from, position, value) values ($1, 'a', 'b', 1, $2)";
        let refusal = tx.execute(sql, &[tx.commune(), text.bind()]).await.unwrap_err();
        assert!(matches!(refusal, StoreError::DiskFull), "{refusal}");
        drop(tx);
        let mut tx = database.read(&commune()).await.unwrap();
        assert_eq!(store::household::list(&mut tx).await.unwrap().len(), 5);
    });
}

#[test]
fn damaged_pages_are_a_sentence() {
    each_place(async |place| {
        let Target::Sqlite(path) = &place.target else { return };
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        database.close().await;
        let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        let length = file.metadata().unwrap().len();
        file.seek(SeekFrom::Start(8192)).unwrap();
        file.write_all(&vec![0xa5; usize::try_from(length).unwrap() - 8192]).unwrap();
        drop(file);
        let seen = match Database::open(&place.target, &place.key()).await {
            Err(error) => error,
            Ok(database) => database.verify_pages().await.unwrap_err(),
        };
        assert!(matches!(seen, StoreError::Corrupt(_)), "{seen}");
    });
}

#[test]
fn a_server_that_drops_its_connections_is_a_sentence_and_the_next_try_works() {
    each_place(async |place| {
        let Target::Postgres(url) = &place.target else { return };
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        let mut tx = database.begin(&commune()).await.unwrap();
        let (server, name) = url.rsplit_once('/').unwrap();
        let mut admin = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
        let sql = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        admin.execute(AssertSqlSafe(sql)).await.unwrap();
        let refusal = store::household::list(&mut tx).await.unwrap_err();
        assert!(matches!(refusal, StoreError::Unreachable(_)), "{refusal}");
        drop(tx);
        let mut tx = database.begin(&commune()).await.unwrap();
        assert_eq!(store::household::list(&mut tx).await.unwrap().len(), 5);
    });
}

/// Set for the child process of the test below: the database that it opens, and the folder of its key.
const CHILD: &str = "BINHYEN_TEST_CHILD";

#[test]
fn a_killed_program_leaves_nothing_half_done() {
    if let Ok(place) = std::env::var(CHILD) {
        return change_until_killed(&place);
    }
    each_place(async |place| {
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        let url = match &place.target {
            Target::Sqlite(path) => format!("sqlite:{}", path.display()),
            Target::Postgres(url) => url.clone(),
        };
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "failure::a_killed_program_leaves_nothing_half_done", "--nocapture"])
            .env(CHILD, format!("{url}\n{}", place.key().display()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.contains("half done")), "the child began");
        child.kill().unwrap();
        child.wait().unwrap();
        let mut tx = database.begin(&commune()).await.unwrap();
        assert_eq!(store::household::list(&mut tx).await.unwrap().len(), 5);
        assert_eq!(store::audit::verify(&mut tx).await.unwrap(), 0);
    });
}

fn change_until_killed(place: &str) {
    let (url, key) = place.split_once('\n').unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::open(&Target::parse(url).unwrap(), key.as_ref()).await.unwrap();
        let mut tx = database.begin(&commune()).await.unwrap();
        store::household::delete(&mut tx, &SmallWard::new().households[4].id).await.unwrap();
        store::audit::append(&mut tx, &super::audit::event(1)).await.unwrap();
        println!("half done");
        std::future::pending::<()>().await;
    });
}

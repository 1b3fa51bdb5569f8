use std::os::unix::fs::PermissionsExt;

use store::StoreError;
use store::db::{Database, Target, migrations};
use testkit::{SmallWard, commune, each_place};

#[test]
fn only_create_makes_a_database() {
    each_place(async |place| {
        let refusal = Database::open(&place.target, &place.key()).await.err().unwrap();
        assert!(matches!(refusal, StoreError::NotThere(_)), "{refusal}");
        assert!(!place.key().exists(), "a refused opening leaves no key");
        place.open().await.close().await;
        assert!(Database::open(&place.target, &place.key()).await.is_ok());
    });
}

#[test]
fn opening_again_changes_nothing_and_two_programs_may_start_at_once() {
    each_place(async |place| {
        let key = place.key();
        let (one, two) = tokio::join!(Database::create(&place.target, &key), Database::create(&place.target, &key));
        let (one, two) = (one.unwrap(), two.unwrap());
        SmallWard::new().store(&one).await;
        if !one.is_postgres() {
            let mut tx = one.read(&commune()).await.unwrap();
            for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
                let sql = format!("select cast({pragma} as text) as setting from pragma_{pragma}");
                let set = tx.list(Box::leak(sql.into_boxed_str()), &[], |row| row.text("setting")).await.unwrap();
                assert_eq!(set, [value], "{pragma}");
            }
        }
        let mut tx = two.read(&commune()).await.unwrap();
        let done =
            tx.list("select name from schema_migration order by name", &[], |row| row.text("name")).await.unwrap();
        let all: Vec<&str> = migrations().iter().map(|step| step.name).collect();
        assert_eq!(done, all);
        drop(tx);
        one.close().await;
        two.close().await;
    });
}

#[test]
fn a_database_of_a_later_program_is_refused_untouched() {
    each_place(async |place| {
        let database = place.open().await;
        let mut tx = database.begin(&commune()).await.unwrap();
        tx.execute("insert into schema_migration (name, sha256, at) values ('0999_later', '', '')", &[]).await.unwrap();
        tx.commit().await.unwrap();
        database.close().await;
        let refusal = Database::open(&place.target, &place.key()).await.err().unwrap();
        assert!(refusal.to_string().contains("0999_later"), "{refusal}");
        assert!(matches!(refusal, StoreError::Newer { .. }));
    });
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh-sach.xlsx");
    std::fs::write(&path, "PK\u{3}\u{4} no database at all".repeat(100)).unwrap();
    let before = std::fs::read(&path).unwrap();
    for opened in [
        Database::open(&Target::Sqlite(path.clone()), &folder.path().join("key")).await,
        Database::create(&Target::Sqlite(path.clone()), &folder.path().join("key")).await,
    ] {
        let refusal = opened.err().unwrap();
        assert!(matches!(&refusal, StoreError::NotADatabase(file) if file.contains("danh-sach.xlsx")), "{refusal}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    each_place(async |place| {
        let url = match &place.target {
            Target::Sqlite(path) => format!("sqlite:{}?mode=rwc", path.display()),
            Target::Postgres(url) => url.clone(),
        };
        testkit::execute(&url, "create table invoice (id text primary key)").await;
        let bytes = || match &place.target {
            Target::Sqlite(path) => std::fs::read(path).unwrap(),
            Target::Postgres(_) => Vec::new(),
        };
        let before = bytes();
        for opened in
            [Database::create(&place.target, &place.key()).await, Database::open(&place.target, &place.key()).await]
        {
            let refusal = opened.err().unwrap();
            assert!(matches!(refusal, StoreError::NotADatabase(_)), "{refusal}");
        }
        assert!(bytes() == before, "not a byte of it is changed");
        testkit::execute(&url, "drop table invoice").await;
        assert!(Database::create(&place.target, &place.key()).await.is_ok());
    });
}

#[tokio::test]
async fn a_missing_folder_and_an_absent_server_are_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    let nowhere = Target::Sqlite(folder.path().join("none/binhyen.db"));
    let refusal = Database::create(&nowhere, &key).await.err().unwrap();
    assert!(refusal.to_string().contains("chưa có thư mục"), "{refusal}");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Target::parse(&format!("postgres://ward:secret@127.0.0.1:{closed}/binhyen")).unwrap();
    let refusal = Database::create(&server, &key).await.err().unwrap();
    assert!(matches!(refusal, StoreError::Unreachable(_)) && !refusal.to_string().contains("secret"), "{refusal}");
}

/// The program is built without TLS to PostgreSQL: it says so and what to do instead.
#[test]
fn an_address_that_asks_for_tls_is_told_what_to_do() {
    each_place(async |place| {
        let Target::Postgres(url) = &place.target else { return };
        let target = Target::parse(&format!("{url}?sslmode=require")).unwrap();
        let refusal = Database::create(&target, &place.key()).await.err().unwrap();
        assert!(refusal.to_string().contains("sslmode=require"), "{refusal}");
        assert!(refusal.to_string().contains("đường hầm"), "{refusal}");
    });
}

#[test]
fn a_missing_database_on_the_server_is_a_sentence() {
    each_place(async |place| {
        let Target::Postgres(url) = &place.target else { return };
        let target = Target::parse(&format!("{url}_missing")).unwrap();
        let refusal = Database::create(&target, &place.key()).await.err().unwrap();
        assert!(matches!(refusal, StoreError::AccessDenied(_)), "{refusal}");
    });
}

#[test]
fn a_copy_holds_everything_and_its_pages_are_sound() {
    each_place(async |place| {
        let database = place.open().await;
        SmallWard::new().store(&database).await;
        let copy = place.folder().join("copy.db");
        database.verify_pages().await.unwrap();
        if database.is_postgres() {
            assert!(matches!(database.copy_to(&copy).await, Err(StoreError::SqliteOnly)));
            return;
        }
        database.copy_to(&copy).await.unwrap();
        assert!(matches!(database.copy_to(&copy).await, Err(StoreError::CannotOpen { .. })), "never over a file");
        let copied = Database::open(&Target::Sqlite(copy), &place.key()).await.unwrap();
        let mut tx = copied.read(&commune()).await.unwrap();
        assert_eq!(store::household::list(&mut tx).await.unwrap().len(), 5);
    });
}

#[tokio::test]
async fn a_file_is_looked_through_without_being_changed() {
    let place = testkit::sqlite();
    let database = place.open().await;
    SmallWard::new().store(&database).await;
    let copy = place.folder().join("copy.db");
    database.copy_to(&copy).await.unwrap();
    let other = place.folder().join("other");
    std::fs::write(&other, [9; 32]).unwrap();
    let before = std::fs::read(&copy).unwrap();
    Database::inspect(&copy, None).await.unwrap();
    Database::inspect(&copy, Some(&place.key())).await.unwrap();
    assert!(matches!(Database::inspect(&copy, Some(&other)).await, Err(StoreError::KeyWrong(_))));
    assert!(std::fs::read(&copy).unwrap() == before, "not a byte of it is changed");
    let url = format!("sqlite:{}", copy.display());
    testkit::execute(&url, "insert into schema_migration (name, sha256, at) values ('0999_later', '', '')").await;
    assert!(matches!(Database::inspect(&copy, None).await, Err(StoreError::Newer { .. })));
    std::fs::write(&copy, &before[..before.len() / 2]).unwrap();
    assert!(matches!(Database::inspect(&copy, None).await, Err(StoreError::Corrupt(_))));
    std::fs::write(&copy, "no database ".repeat(100)).unwrap();
    let refusal = Database::inspect(&copy, None).await.unwrap_err();
    assert!(matches!(&refusal, StoreError::NotADatabase(file) if file.contains("copy.db")), "{refusal}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_database_is_for_its_owner_only() {
    let place = testkit::sqlite();
    let database = place.open().await;
    for name in ["binhyen.db", "binhyen.db-wal"] {
        let mode = std::fs::metadata(place.folder().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    database.close().await;
}

/// Root writes everywhere, so that this holds for others only.
#[tokio::test]
async fn a_read_only_folder_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::set_permissions(&inner, std::fs::Permissions::from_mode(0o555)).unwrap();
    let may_write_anyway = std::fs::write(inner.join("probe"), "").is_ok();
    let made = Database::create(&Target::Sqlite(inner.join("binhyen.db")), &inner.join("key")).await;
    assert!(may_write_anyway || matches!(made.err(), Some(StoreError::CannotOpen { .. } | StoreError::ReadOnly)));
}

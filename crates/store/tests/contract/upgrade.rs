//! Databases that stopped at an earlier step are brought up to date, and copied before.

use domain::ground::id::IncidentId;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use store::db::{Database, Migration, Target, migrations};
use store::digest::sha256_hex;
use testkit::{SmallWard, commune, each_place};

const HISTORY: &str = "create table schema_migration (name text primary key, sha256 text not null, at text not null)";
const WARD: &str = "insert into ward (commune, name, kind, province, is_sample, opened_at) values ('18115', \
    'Phường Mẫu', 'phường', 'Tỉnh Hà Tĩnh', ";

/// A database that an earlier program left behind, with a ward in it.
async fn left_behind(target: &Target, steps: &[Migration]) {
    let applied = |step: &Migration| {
        let sha256 = sha256_hex(&[step.sqlite.as_bytes(), step.postgres.as_bytes()].concat());
        AssertSqlSafe(format!(
            "insert into schema_migration values ('{}', '{sha256}', '2026-01-01T00:00:00.000Z')",
            step.name
        ))
    };
    match target {
        Target::Sqlite(path) => {
            let mut old = SqliteConnection::connect(&format!("sqlite:{}?mode=rwc", path.display())).await.unwrap();
            old.execute(HISTORY).await.unwrap();
            for step in steps {
                old.execute(sqlx::raw_sql(step.sqlite)).await.unwrap();
                old.execute(applied(step)).await.unwrap();
            }
            let ward = AssertSqlSafe(format!("{WARD}1, '2021-01-02T03:04:05.678Z')"));
            old.execute(ward).await.unwrap();
            old.close().await.unwrap();
        }
        Target::Postgres(url) => {
            let mut old = PgConnection::connect(url).await.unwrap();
            old.execute(HISTORY).await.unwrap();
            for step in steps {
                old.execute(sqlx::raw_sql(step.postgres)).await.unwrap();
                old.execute(applied(step)).await.unwrap();
            }
            let ward = AssertSqlSafe(format!("{WARD}true, '2021-01-02T03:04:05.678Z')"));
            old.execute(ward).await.unwrap();
            old.close().await.unwrap();
        }
    }
}

#[test]
fn a_database_left_at_any_step_becomes_todays() {
    each_place(async |place| {
        let fresh = testkit::fresh_like(place).await;
        let expected = fresh.open().await.schema().await.unwrap();
        for stop in 1..migrations().len() {
            let place = testkit::fresh_like(place).await;
            left_behind(&place.target, &migrations()[..stop]).await;
            let database = Database::open(&place.target, &place.key()).await.unwrap();
            assert_eq!(store::ward::list(&database).await.unwrap(), [SmallWard::new().ward]);
            assert_eq!(database.schema().await.unwrap(), expected, "from step {stop}");
            database.close().await;
        }
    });
}

/// The step that gives cases a second day makes their table anew on SQLite.
#[test]
fn cases_and_their_parties_survive_every_later_step() {
    const CASE: &str = "insert into incident (commune, id, date, class, state, summary, handled_in_time, force_majeure, \
        fingerprint) values ('18115', 'case', '2021-06-01', 'traffic', 'concluded', 'vụ việc mẫu', ";
    const PARTY: &str = "insert into incident_party (commune, incident, position, title, subject, role) values \
        ('18115', 'case', 1, 'household', 'somebody', 'offender')";
    each_place(async |place| {
        left_behind(&place.target, &migrations()[..10]).await;
        match &place.target {
            Target::Sqlite(path) => {
                let mut old = SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
                old.execute(AssertSqlSafe(format!("{CASE}1, 0, 'a')"))).await.unwrap();
                old.execute(PARTY).await.unwrap();
                old.close().await.unwrap();
            }
            Target::Postgres(url) => {
                let mut old = PgConnection::connect(url).await.unwrap();
                old.execute(AssertSqlSafe(format!("{CASE}true, false, 'a')"))).await.unwrap();
                old.execute(PARTY).await.unwrap();
                old.close().await.unwrap();
            }
        }
        let database = Database::open(&place.target, &place.key()).await.unwrap();
        let mut tx = database.begin(&commune()).await.unwrap();
        let found = store::incident::find(&mut tx, &IncidentId("case".to_owned())).await.unwrap().unwrap();
        assert_eq!((found.concluded_on, found.handled_in_time, found.parties.len()), (None, true, 1));
        drop(tx);
        database.close().await;
    });
}

#[test]
fn a_file_is_copied_before_it_is_changed_and_only_then() {
    each_place(async |place| {
        if let Target::Postgres(_) = place.target {
            return;
        }
        let backups = place.folder().join("backups");
        left_behind(&place.target, &migrations()[..2]).await;
        let database = Database::open(&place.target, &place.key()).await.unwrap();
        let copy = backups.join(format!("before-{}.db", migrations()[2].name));
        let mut old = SqliteConnection::connect(&format!("sqlite:{}?mode=ro", copy.display())).await.unwrap();
        let names: Vec<String> = sqlx::query_scalar("select name from ward").fetch_all(&mut old).await.unwrap();
        assert_eq!(names, ["Phường Mẫu"]);
        let newer = sqlx::query("select 1 from campaign").fetch_all(&mut old).await;
        assert!(newer.is_err(), "the copy is as it was");
        database.close().await;
        Database::open(&place.target, &place.key()).await.unwrap().close().await;
        assert_eq!(std::fs::read_dir(&backups).unwrap().count(), 1);
    });
}

#[test]
fn a_file_that_cannot_be_copied_is_not_changed() {
    each_place(async |place| {
        if let Target::Postgres(_) = place.target {
            return;
        }
        left_behind(&place.target, &migrations()[..2]).await;
        std::fs::write(place.folder().join("backups"), "a file stands in the way").unwrap();
        let refusal = Database::open(&place.target, &place.key()).await.err().unwrap();
        assert!(matches!(refusal, store::StoreError::NoBackup(_)), "{refusal}");
        std::fs::remove_file(place.folder().join("backups")).unwrap();
        let database = Database::open(&place.target, &place.key()).await.unwrap();
        let mut tx = database.read(&commune()).await.unwrap();
        assert!(store::ward::find(&mut tx).await.unwrap().is_some());
    });
}

//! Backups made in the browser: carried away, restored elsewhere, cleared by their schedule.

use actions::Desk;
use actions::check::check;
use axum::body::to_bytes;
use axum::http::{Method, StatusCode};
use domain::people::{Actor, Role};
use store::db::Target;
use web::{App, Reach};

use crate::ward::{Person, ask, is_shut, ward};
use crate::year::Town;

/// Names of the backups that a page lists, the newest first.
fn names(page: &str) -> Vec<String> {
    let names = page.split("/office/backup/").skip(1).filter_map(|rest| rest.split_once("/removal"));
    names.map(|(name, _)| name.to_owned()).filter(|name| !name.contains('"')).collect()
}

async fn listed(town: &Town) -> Vec<String> {
    names(&town.get(&town.officer, "/office/backup").await.1.replace("&#x2f;", "/"))
}

#[tokio::test]
async fn a_downloaded_backup_is_restored_into_an_empty_folder_and_nothing_differs() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let app = App::new(vec![town.desk.clone()], Reach::default());
    town.list_households().await;
    let made = town.post(&town.officer, "/office/backup/new", &[("with_key", "yes")]).await;
    assert_eq!(made.0, StatusCode::SEE_OTHER);
    web::work(&app).await.unwrap();
    let stored = listed(&town).await;
    assert_eq!(stored.len(), 1, "{stored:?}");
    let form = format!("_csrf={}", town.officer.csrf);
    let path = format!("/office/backup/{}/file", stored[0]);
    let sent = ask(&town.router, &Method::POST, &path, &town.officer.cookie, &form).await;
    assert!(sent.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let bytes = to_bytes(sent.into_body(), 1 << 28).await.unwrap();
    let (_, audit) = town.get(&town.officer, "/office/audit?what=backup.%25").await;
    assert!(audit.contains("tải bản sao lưu"), "{audit}");

    let other = tempfile::tempdir().unwrap();
    let (file, place) = (other.path().join("tai-ve.zip"), other.path().join("moi"));
    std::fs::write(&file, &bytes).unwrap();
    let target = Target::Sqlite(place.join("binhyen.db"));
    actions::keep::restore(&target, &place, &file).await.unwrap();
    let restored = Desk::open(&target, &place, None, Actor::operator("test")).await.unwrap();
    let checked = check(&mut restored.read().await.unwrap()).await.unwrap();
    assert!(0 < checked.checked && checked.differences.is_empty(), "{:?}", checked.differences);
}

#[tokio::test]
async fn a_backup_is_deleted_only_after_a_question_and_only_under_a_name_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let app = App::new(vec![town.desk.clone()], Reach::default());
    town.post(&town.officer, "/office/backup/new", &[]).await;
    web::work(&app).await.unwrap();
    let name = listed(&town).await.remove(0);
    let path = format!("/office/backup/{name}/removal");
    assert!(town.get(&town.officer, &path).await.1.contains("Xóa bản sao lưu này"));
    for stranger in ["..%2Fkey", "..%2Fbinhyen.db", "binhyen.db", "key"] {
        for action in ["removal", "file"] {
            let path = format!("/office/backup/{stranger}/{action}");
            assert_eq!(town.post(&town.officer, &path, &[]).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }
    assert!(folder.path().join("key").is_file() && folder.path().join("binhyen.db").is_file());
    assert_eq!(town.post(&town.officer, &path, &[]).await.0, StatusCode::SEE_OTHER);
    assert!(listed(&town).await.is_empty());
    for role in [Role::Chair, Role::Member, Role::AreaHead, Role::Unit, Role::Province] {
        let person = Person::of(&town.desk, role).await;
        assert!(is_shut(&ask(&town.router, &Method::GET, "/office/backup", &person.cookie, "").await), "{role}");
    }
}

#[tokio::test]
async fn the_schedule_backs_up_once_a_day_and_keeps_as_many_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::of(folder.path()).await;
    let app = App::new(vec![town.desk.clone()], Reach::default());
    let plan = |hour: &'static str, keep: &'static str| [("hour", hour), ("keep", keep), ("on", "yes")];
    for (hour, keep) in [("24", "7"), ("22", "0"), ("tối", "7")] {
        let (status, page) = town.post(&town.officer, "/office/backup/schedule", &plan(hour, keep)).await;
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("giờ từ 0 đến 23"), "{page}");
        assert!(page.contains(&format!("value=\"{hour}\"")), "{page}");
    }
    assert!(!actions::keep::order_due(&town.desk).await.unwrap(), "nobody planned it");
    // Those of earlier days, made by the schedule, and one made by hand.
    let backups = folder.path().join("backups");
    std::fs::create_dir_all(&backups).unwrap();
    for day in 1..=3 {
        std::fs::write(backups.join(format!("binhyen-18115-2020010{day}-220000-lich.zip")), "cũ").unwrap();
    }
    std::fs::write(backups.join("binhyen-18115-20200101-080000.zip"), "tay").unwrap();
    let path = "/office/backup/schedule";
    assert_eq!(town.post(&town.officer, path, &plan("0", "2")).await.0, StatusCode::SEE_OTHER);
    assert!(actions::keep::order_due(&town.desk).await.unwrap());
    assert!(!actions::keep::order_due(&town.desk).await.unwrap(), "once a day");
    web::work(&app).await.unwrap();
    let stored = listed(&town).await;
    assert_eq!(stored.len(), 3, "{stored:?}");
    assert!(stored[0].ends_with("-lich.zip") && stored[1].contains("20200103"), "{stored:?}");
    assert_eq!(stored[2], "binhyen-18115-20200101-080000.zip", "what was made by hand stays");
    assert_eq!(town.post(&town.officer, path, &[("on", "no")]).await.0, StatusCode::SEE_OTHER);
    assert!(town.get(&town.officer, "/office/backup").await.1.contains("Đang tắt"));
}

#[tokio::test]
async fn a_ward_that_shares_its_database_carries_nobody_elses_rows_away() {
    let folder = tempfile::tempdir().unwrap();
    let desk = ward(folder.path(), "18115").await;
    ward(folder.path(), "18118").await;
    let router = web::router(App::new(vec![desk.clone()], Reach::default()));
    let officer = Person::of(&desk, Role::Officer).await;
    let form = format!("_csrf={}", officer.csrf);
    let sent = ask(&router, &Method::POST, "/office/backup/new", &officer.cookie, &form).await;
    assert_eq!(sent.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!folder.path().join("backups").exists());
}

//! Work behind the pages: ordered, done, stopped, and taken anew after the program was killed in it.

use actions::Desk;
use actions::job::{self, JobOrder};
use axum::http::{Method, StatusCode};
use domain::ground::id::JobId;
use domain::people::{Actor, Role, Scope};
use store::job::JobState;
use web::{App, Reach};

use crate::ward::{Person, ask, text, ward};

fn officer(desk: &Desk) -> Desk {
    desk.for_actor(Actor { name: "officer".to_owned(), role: Role::Officer, scope: Scope::Ward, account: None })
}

async fn ordered(desk: &Desk, order: &JobOrder) -> JobId {
    let mut cx = desk.begin().await.unwrap();
    let id = job::order(&mut cx, order).await.unwrap();
    cx.commit().await.unwrap();
    id
}

async fn state(desk: &Desk, id: &JobId) -> JobState {
    job::find(&mut desk.read().await.unwrap(), id).await.unwrap().state
}

fn papers() -> JobOrder {
    JobOrder::Papers { programme: "5-nhat".to_owned(), year: 2021, about: None, subject: None }
}

#[tokio::test]
async fn a_job_that_cannot_be_done_says_why_on_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let desk = officer(&ward(folder.path(), "18115").await);
    let app = App::new(vec![desk.clone()], Reach::default());
    let router = web::router(app.clone());
    let person = Person::of(&desk, Role::Officer).await;
    let id = ordered(&desk, &papers()).await;
    assert_eq!(ordered(&desk, &papers()).await, id, "the same work is not ordered twice");
    let path = format!("/office/jobs/{id}");
    let page = text(ask(&router, &Method::GET, &path, &person.cookie, "").await).await;
    assert!(page.contains("đang đợi") && page.contains("every 1s"), "{page}");
    web::work(&app).await.unwrap();
    let page = text(ask(&router, &Method::GET, &path, &person.cookie, "").await).await;
    assert!(page.contains("không xong") && page.contains("2021") && !page.contains("every 1s"), "{page}");
    assert_eq!(state(&desk, &id).await, JobState::Failed);
}

#[tokio::test]
async fn a_job_is_stopped_before_its_turn_and_only_by_those_who_may_order_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = officer(&ward(folder.path(), "18115").await);
    let app = App::new(vec![desk.clone()], Reach::default());
    let router = web::router(app.clone());
    let id = ordered(&desk, &JobOrder::Import { draft: "none".to_owned(), version: 0 }).await;
    let path = format!("/office/jobs/{id}");
    let chair = Person::of(&desk, Role::Chair).await;
    let form = format!("_csrf={}", chair.csrf);
    assert_eq!(ask(&router, &Method::GET, &path, &chair.cookie, "").await.status(), StatusCode::FORBIDDEN);
    let stop = format!("{path}/stop");
    assert_eq!(ask(&router, &Method::POST, &stop, &chair.cookie, &form).await.status(), StatusCode::FORBIDDEN);
    let person = Person::of(&desk, Role::Officer).await;
    let form = format!("_csrf={}", person.csrf);
    let stopped = ask(&router, &Method::POST, &stop, &person.cookie, &form).await;
    assert_eq!(stopped.status(), StatusCode::SEE_OTHER);
    assert_eq!(state(&desk, &id).await, JobState::Cancelled);
    let again = ask(&router, &Method::POST, &stop, &person.cookie, &form).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    web::work(&app).await.unwrap();
    assert_eq!(state(&desk, &id).await, JobState::Cancelled);
}

#[tokio::test]
async fn a_job_left_in_the_middle_waits_for_the_next_program() {
    let folder = tempfile::tempdir().unwrap();
    let desk = officer(&ward(folder.path(), "18115").await);
    let id = ordered(&desk, &papers()).await;
    let claimed = job::claim(&desk, "first").await.unwrap().unwrap();
    assert!(job::claim(&desk, "second").await.unwrap().is_none(), "the first is still heard of");
    claimed.progress.leave();
    let result = job::perform(&claimed).await;
    job::end(&claimed, result).await.unwrap();
    assert_eq!(state(&desk, &id).await, JobState::Queued);
    let again = job::claim(&desk, "second").await.unwrap().unwrap();
    assert_eq!(*again.id(), id);
}

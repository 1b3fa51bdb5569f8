use domain::ground::id::JobId;
use domain::people::Role;
use store::db::Database;
use store::job::{self, Beat, End, Job, JobState};
use testkit::{each_database, instant};

fn waiting(id: &str, made_at: &str) -> Job {
    Job {
        id: JobId(id.to_owned()),
        kind: "papers".to_owned(),
        input: "{}".to_owned(),
        state: JobState::Queued,
        done: 0,
        steps: 0,
        message: String::new(),
        message_english: String::new(),
        result: None,
        actor: "can-bo".to_owned(),
        role: Role::Officer,
        account: None,
        is_stopping: false,
        made_at: instant(made_at),
        ended_at: None,
    }
}

async fn two_jobs(database: &Database) -> store::db::Tx {
    let mut tx = super::begin(database).await;
    for job in [waiting("b", "2026-01-01T08:00:01Z"), waiting("a", "2026-01-01T08:00:00Z")] {
        job::insert(&mut tx, &job).await.unwrap();
    }
    tx
}

#[test]
fn jobs_are_taken_in_turn_and_only_by_one() {
    each_database(|database| async move {
        let mut tx = two_jobs(&database).await;
        let (now, silent) = (instant("2026-01-01T08:01:00Z"), instant("2026-01-01T08:00:40Z"));
        let first = job::next(&mut tx, silent).await.unwrap().unwrap();
        assert_eq!(first, waiting("a", "2026-01-01T08:00:00Z"));
        assert!(job::claim(&mut tx, &first.id, "one", now, silent).await.unwrap());
        assert!(!job::claim(&mut tx, &first.id, "two", now, silent).await.unwrap());
        assert_eq!(job::next(&mut tx, silent).await.unwrap().unwrap().id.as_str(), "b");
        let listed: Vec<_> = job::list(&mut tx).await.unwrap().into_iter().map(|job| job.id.0).collect();
        assert_eq!(listed, ["b", "a"], "the newest first");
    });
}

#[test]
fn a_job_whose_worker_fell_silent_is_taken_anew_and_the_old_worker_notices() {
    each_database(|database| async move {
        let mut tx = two_jobs(&database).await;
        let (early, late) = (instant("2026-01-01T08:01:00Z"), instant("2026-01-01T08:02:00Z"));
        let a = JobId("a".to_owned());
        job::claim(&mut tx, &a, "one", early, instant("2026-01-01T08:00:00Z")).await.unwrap();
        let beat = Beat { done: 3, steps: 9, message: "x".to_owned(), message_english: "y".to_owned() };
        assert!(job::beat(&mut tx, &a, "one", early, &beat).await.unwrap());
        let found = job::find(&mut tx, &a).await.unwrap().unwrap();
        assert_eq!((found.done, found.steps, found.message_english.as_str()), (3, 9, "y"));
        assert_eq!(job::next(&mut tx, instant("2026-01-01T08:01:40Z")).await.unwrap().unwrap().id, a);
        assert!(job::claim(&mut tx, &a, "two", late, instant("2026-01-01T08:01:40Z")).await.unwrap());
        assert_eq!(job::find(&mut tx, &a).await.unwrap().unwrap().done, 0, "from its start");
        assert!(!job::beat(&mut tx, &a, "one", late, &beat).await.unwrap());
        assert!(job::beat(&mut tx, &a, "two", late, &beat).await.unwrap());
        job::release(&mut tx, &a).await.unwrap();
        let again = job::next(&mut tx, instant("2026-01-01T08:00:00Z")).await.unwrap().unwrap();
        assert_eq!((again.id, again.state), (a, JobState::Queued));
    });
}

#[test]
fn a_job_ends_once_and_is_forgotten_in_time() {
    each_database(|database| async move {
        let mut tx = two_jobs(&database).await;
        let (a, at) = (JobId("a".to_owned()), instant("2026-01-01T08:01:00Z"));
        assert!(job::stop(&mut tx, &a).await.unwrap());
        assert!(job::is_stopping(&mut tx, &a).await.unwrap());
        let end = |state| End { state, message: "m".to_owned(), message_english: String::new(), result: None };
        assert!(job::end(&mut tx, &a, &end(JobState::Cancelled), at).await.unwrap());
        assert!(!job::end(&mut tx, &a, &end(JobState::Done), at).await.unwrap());
        assert!(!job::stop(&mut tx, &a).await.unwrap(), "it is over");
        assert_eq!(job::find(&mut tx, &a).await.unwrap().unwrap().state, JobState::Cancelled);
        assert_eq!(job::forget(&mut tx, at).await.unwrap(), 0);
        assert_eq!(job::forget(&mut tx, instant("2026-01-01T08:02:00Z")).await.unwrap(), 1);
    });
}

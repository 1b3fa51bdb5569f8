use store::db::Database;
use store::{audit, household};
use testkit::{SmallWard, commune, each_database, each_place};

#[test]
fn a_transaction_that_is_dropped_leaves_nothing() {
    each_database(|database| async move {
        SmallWard::new().store(&database).await;
        for is_dropped in [true, false] {
            let mut tx = database.begin(&commune()).await.unwrap();
            audit::append(&mut tx, &super::audit::event(1)).await.unwrap();
            household::delete(&mut tx, &SmallWard::new().households[4].id).await.unwrap();
            if is_dropped {
                drop(tx)
            } else {
                tx.rollback().await.unwrap()
            }
            let mut tx = database.read(&commune()).await.unwrap();
            assert_eq!(household::list(&mut tx).await.unwrap().len(), 5);
            assert_eq!(audit::verify(&mut tx).await.unwrap(), 0);
        }
    });
}

/// Adds entries one transaction at a time; between reading the head and writing it the other writer gets its turn.
async fn write(database: Database, times: u32) {
    for number in 0..times {
        let mut tx = database.begin(&commune()).await.unwrap();
        audit::append(&mut tx, &super::audit::event(number)).await.unwrap();
        tokio::task::yield_now().await;
        audit::append(&mut tx, &super::audit::event(number)).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[test]
fn two_writers_make_one_unbroken_chain() {
    each_place(async |place| {
        let (one, two) = (place.open().await, place.open().await);
        SmallWard::new().store(&one).await;
        tokio::join!(write(one.clone(), 20), write(two.clone(), 20), write(one.clone(), 20));
        let mut tx = two.read(&commune()).await.unwrap();
        assert_eq!(audit::verify(&mut tx).await.unwrap(), 120);
        drop(tx);
        one.close().await;
        two.close().await;
    });
}

/// Opens the ward unless somebody was first, and adds an entry; says whether it did.
async fn open_ward(database: Database) -> bool {
    let mut tx = database.begin(&commune()).await.unwrap();
    let is_first = store::ward::find(&mut tx).await.unwrap().is_none();
    tokio::task::yield_now().await;
    if is_first {
        store::ward::insert(&mut tx, &SmallWard::new().ward).await.unwrap();
    }
    audit::append(&mut tx, &super::audit::event(1)).await.unwrap();
    tx.commit().await.unwrap();
    is_first
}

#[test]
fn the_first_two_writers_of_a_ward_wait_for_each_other_too() {
    each_place(async |place| {
        let (one, two) = (place.open().await, place.open().await);
        let opened = tokio::join!(open_ward(one.clone()), open_ward(two.clone()));
        assert_ne!(opened.0, opened.1, "one opens it, the other finds it open");
        let mut tx = one.read(&commune()).await.unwrap();
        assert_eq!(audit::verify(&mut tx).await.unwrap(), 2);
        drop(tx);
        one.close().await;
        two.close().await;
    });
}

#[test]
fn a_reader_sees_one_picture_while_somebody_writes() {
    each_database(|database| async move {
        SmallWard::new().store(&database).await;
        let mut reading = database.read(&commune()).await.unwrap();
        assert_eq!(household::list(&mut reading).await.unwrap().len(), 5);
        let mut writing = database.begin(&commune()).await.unwrap();
        household::delete(&mut writing, &SmallWard::new().households[4].id).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(household::list(&mut reading).await.unwrap().len(), 5);
        drop(reading);
        let mut later = database.read(&commune()).await.unwrap();
        assert_eq!(household::list(&mut later).await.unwrap().len(), 4);
    });
}

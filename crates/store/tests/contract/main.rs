//! Every function of the store, on both databases.

mod area;
mod assessment;
mod audit;
mod campaign;
mod concurrency;
mod decision;
mod draft;
mod facts;
mod failure;
mod group;
mod household;
mod import;
mod incident;
mod job;
mod key;
mod meeting;
mod meeting_draft;
mod objection;
mod open;
mod organisation;
mod paper;
mod people;
mod protected;
mod register;
mod schedule;
mod setting;
mod submission;
mod undo;
mod upgrade;
mod ward;

use store::db::{Database, Tx};
use testkit::{SmallWard, commune};

/// The small ward stored, and a transaction in it.
async fn begin(database: &Database) -> Tx {
    SmallWard::new().store(database).await;
    database.begin(&commune()).await.unwrap()
}

//! The year at a glance and title by title: where each stands, what it lacks, whose turn it is, and the next step.

mod glance;
mod new;
mod objection;
mod objections;
mod place;
mod routes;
mod step;
mod subject;
mod subjects;
mod title;
mod words;

pub use place::{Place, absent, with_programme};
pub use routes::routes;
pub use step::{no_day, status};
pub use title::{GuardLine, guard_line};

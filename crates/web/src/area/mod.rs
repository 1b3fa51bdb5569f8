//! The year of one residential area, for its head with a phone: one thing on each page, nothing that needs a script.

mod amiss;
mod attendance;
mod ballot;
mod call;
mod choose;
mod exceptions;
mod finish;
mod home;
mod households;
mod meeting;
mod objections;
mod officers;
mod outcomes;
mod papers;
mod registration;
mod routes;
mod votes;
mod withdrawal;

#[cfg(test)]
mod tests;

pub use routes::routes;

//! Taking in lists: a file is sent, its columns are recognised or said, its rows are looked at and mended, and the whole
//! is accepted as one import, which can be undone.

mod acceptance;
mod change;
mod columns;
mod draft;
mod history;
mod home;
mod preview;
mod routes;
mod words;

pub use routes::routes;

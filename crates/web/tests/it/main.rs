//! The pages through their router, on a small ward of their own.

mod access;
mod area;
mod decision;
mod dossier;
mod import;
mod jobs;
mod objection;
mod register;
mod records;
mod sign_in;
mod ward;
mod year;

//! The pages through their router, on a small ward of their own.

mod access;
mod area;
mod backup;
mod decision;
mod dossier;
mod import;
mod jobs;
mod objection;
mod papers;
mod province;
mod records;
mod register;
mod sign_in;
mod ward;
mod year;

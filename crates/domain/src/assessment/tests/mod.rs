//! Tables and properties over an invented town.

mod cascade;
mod circular;
mod conflict;
mod household;
mod last_year;
mod oracle;
mod properties;
mod registration;
mod town;
mod year_2021;

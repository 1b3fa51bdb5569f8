//! Tables and properties over an invented town.

mod cascade;
mod circular;
mod conflict;
mod household;
mod oracle;
mod properties;
mod town;
mod year_2021;

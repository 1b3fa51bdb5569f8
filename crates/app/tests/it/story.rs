//! The whole decade, from the sample workbooks to the report, on SQLite by `demo` and on PostgreSQL command by command.
//! What the workbooks say is read here by other means than the program's, and every printed figure held against it.

mod above;
mod figures;
mod papers;
mod workbooks;
mod world;

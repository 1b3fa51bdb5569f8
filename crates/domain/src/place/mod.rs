//! Where a ward is: its code, its dated names and kinds, what it was made of.
//!
//! A code is the only key. Names repeat ("Bắc Hồng" was a ward of Hồng Lĩnh and a commune of Đông Anh) and change, so a
//! name is only ever searched, and shown with its code, kind and province.

mod commune;
mod find;
mod name;
mod unit;

pub use commune::{AdministrativeUnit, CommuneKind, CommuneName, Lineage};
pub use find::{Match, UnknownCommune, find, search};
pub use name::{made_of, name_on, names_of};
pub use unit::{Province, Units, units};

//! Where a ward is: its code, its dated names and kinds, what it was made of.

mod commune;

pub use commune::{AdministrativeUnit, CommuneKind, CommuneName, Lineage};

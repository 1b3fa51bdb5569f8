//! Who acts, and what that person may do. Accounts with passwords stand on other floors.

mod permission;

pub use permission::{Actor, Permission, Role};

//! Who acts, what that person may do and how far; accounts, passwords and the waiting after wrong ones.

mod account;
pub mod password;
mod permission;
mod role;
mod throttle;

pub use account::{Account, AccountRefused, Language, Login};
pub use password::PasswordRefused;
pub use permission::Permission;
pub use role::{Actor, Role, Scope};
pub use throttle::{Attempts, Throttle};

//! Accounts: who may sign in, as what, and the codes that are printed for them.

mod form;
mod list;

pub use form::{create, invite, lock, new};
pub use list::index;

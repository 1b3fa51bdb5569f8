//! Who registered to strive for the title, or signed the commitment, and when.

mod register;
mod signed;

pub use register::{RegisterRefused, may_register};
pub use signed::Commitment;

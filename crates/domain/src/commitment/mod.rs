//! Who registered to strive for the title, or signed the commitment, and when.

mod signed;

pub use signed::Commitment;

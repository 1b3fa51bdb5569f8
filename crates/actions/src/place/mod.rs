//! Making a ward.

mod init;

pub use init::init;

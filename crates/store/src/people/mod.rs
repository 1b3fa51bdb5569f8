//! Accounts, the printed codes that open them, sessions, and failed sign-ins.

pub mod account;
pub mod attempt;
pub mod code;
pub mod session;

//! Accounts, the printed codes that open them, what their owners belong to, sessions, and failed sign-ins.

pub mod account;
pub mod attempt;
pub mod code;
pub mod own;
pub mod session;

//! What an office sets for itself, each with the days it holds: letterhead, signers, legal grounds, base salary, bonuses.
//!
//! The shipped file (`settings/default.toml`) gives what holds for the whole country; a ward's own entry goes before it.

mod bonus;
mod entry;
mod file;
pub mod form;
mod pick;

pub use bonus::{BonusRule, Rounding};
pub use entry::{AppealTerm, BaseSalary, Bonus, Entry, Grounds, LedgerKept, Letterhead, Recipients, Signer, Steering};
pub use file::{BadSettings, SettingsFile, shipped};
pub use form::BadEntry;
pub use pick::{Lacking, Settings};

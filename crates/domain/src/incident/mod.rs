//! The ledger of cases, each recorded once. A tip never enters here.

mod case;

pub use case::{CaseDay, CaseState, Incident, IncidentClass, Party, Role, Severity};

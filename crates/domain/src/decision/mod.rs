//! Decisions: rows with number, day, signer, legal grounds and a frozen list. Correcting or revoking is a new row.

mod paper_number;
mod record;
mod standing;

pub use paper_number::{BadNumber, PaperNumber};
pub use record::{Decision, DecisionKind, DecisionSubject, Honoured, RecognisedSubject};
pub use standing::Standing;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::masked::mask_numbers;
use crate::worded;

worded! {
    pub enum Severity {
        /// Accepted as it is; somebody should look at it.
        Warning = "warning",
        /// Repaired as proposed; the row is accepted and the repair is shown.
        Repaired = "repaired",
        /// The row is held back until somebody decides.
        Held = "held",
    }
}

/// One problem in one cell, with a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub sheet: String,
    /// "C17"
    pub cell: String,
    /// The field's key ("identity") as `--map` names it.
    pub field: String,
    /// As it stood in the file; identity and phone numbers masked.
    pub value: String,
    pub problem: String,
    pub proposal: String,
    pub severity: Severity,
}

impl Problem {
    /// No sentence carries a number that leads to a person, whichever cell it quotes.
    pub(super) fn masked(mut self) -> Self {
        for text in [&mut self.problem, &mut self.proposal] {
            if let Cow::Owned(masked) = mask_numbers(text) {
                *text = masked;
            }
        }
        self
    }
}

use serde::{Deserialize, Serialize};

use crate::ground::id::CommendationId;
use crate::worded;

worded! {
    pub enum Honoured {
        Collective = "collective",
        Individual = "individual",
        Household = "household",
    }
}

/// A proposal: who is to be commended, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commendation {
    pub id: CommendationId,
    pub year: i16,
    pub honoured: Honoured,
    pub name: String,
    pub position: String,
    pub merit: String,
}

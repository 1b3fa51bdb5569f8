use serde::{Deserialize, Serialize};

use crate::decision::Honoured;
use crate::ground::id::CommendationId;

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

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::{CommitmentId, SubjectId};
use crate::register::Title;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub title: Title,
    pub subject: SubjectId,
    pub year: i16,
    pub signed_on: Date,
    /// For organisations: how many people signed.
    pub people: Option<u32>,
}

//! Ids are UUIDv7 texts: they sort by the moment they were made, and a phone can make them.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id.to_string())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    AccountId,
    AreaId,
    HouseholdId,
    OrganisationId,
    GroupId,
    CampaignId,
    ObjectionId,
    CommitmentId,
    IncidentId,
    MeetingId,
    DossierId,
    DecisionId,
    CommendationId,
    BatchId,
    SubmissionId,
    EvidenceId,
    JobId,
    DraftId,
    /// The id of whatever is reviewed: a household, an area, an organisation, or the commune itself (then its code).
    SubjectId,
}

macro_rules! subjects {
    ($($name:ident),+) => {$(
        impl From<&$name> for SubjectId {
            fn from(id: &$name) -> Self {
                Self(id.0.clone())
            }
        }
    )+};
}

subjects!(AreaId, HouseholdId, OrganisationId);

/// The five-digit code of a commune-level unit (phường, xã, đặc khu), as QĐ 19/2025/QĐ-TTg lists them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommuneCode(String);

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("mã xã/phường «{0}» không đúng: cần đúng 5 chữ số, ví dụ 18115")]
pub struct BadCommuneCode(pub String);

impl CommuneCode {
    pub fn parse(text: &str) -> Result<Self, BadCommuneCode> {
        let text = text.trim();
        if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadCommuneCode(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CommuneCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&CommuneCode> for SubjectId {
    fn from(code: &CommuneCode) -> Self {
        Self(code.0.clone())
    }
}

impl super::refusal::Refusal for BadCommuneCode {
    fn english(&self) -> String {
        format!("the commune code «{}» is wrong: exactly 5 digits are needed, such as 18115", self.0)
    }
}

use std::sync::Arc;

use domain::ground::id::*;
use jiff::{Timestamp, civil::Date};

/// What a placeholder stands for. An absent value keeps its type: PostgreSQL asks for it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Text(#[serde(with = "text")] Option<Arc<str>>),
    Int(Option<i64>),
    Bool(Option<bool>),
    Bytes(#[serde(with = "bytes")] Option<Vec<u8>>),
}

impl Value {
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Text(None) | Self::Int(None) | Self::Bool(None) | Self::Bytes(None))
    }
}

/// The text as plain JSON: serde's own feature for `Arc` would be switched on for the whole workspace.
mod text {
    use super::Arc;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(text: &Option<Arc<str>>, to: S) -> Result<S::Ok, S::Error> {
        text.as_deref().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Arc<str>>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.map(Arc::from))
    }
}

/// Bytes as hexadecimal digits.
mod bytes {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        bytes.as_deref().map(crate::digest::hex).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        crate::digest::unhex(&text).map(Some).ok_or_else(|| D::Error::custom("not hexadecimal"))
    }
}

/// Whatever may stand in a column.
pub trait Bind {
    /// The absent value of this type.
    const NONE: Value;
    fn bind(&self) -> Value;
}

impl<T: Bind> Bind for Option<T> {
    const NONE: Value = T::NONE;

    fn bind(&self) -> Value {
        self.as_ref().map_or(T::NONE, Bind::bind)
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    const NONE: Value = T::NONE;

    fn bind(&self) -> Value {
        (**self).bind()
    }
}

impl Bind for str {
    const NONE: Value = Value::Text(None);

    fn bind(&self) -> Value {
        Value::Text(Some(Arc::from(self)))
    }
}

impl Bind for String {
    const NONE: Value = Value::Text(None);

    fn bind(&self) -> Value {
        self.as_str().bind()
    }
}

impl Bind for bool {
    const NONE: Value = Value::Bool(None);

    fn bind(&self) -> Value {
        Value::Bool(Some(*self))
    }
}

impl Bind for Vec<u8> {
    const NONE: Value = Value::Bytes(None);

    fn bind(&self) -> Value {
        Value::Bytes(Some(self.clone()))
    }
}

impl Bind for u64 {
    const NONE: Value = Value::Int(None);

    /// Counts and đồng stay far below 2⁶³.
    fn bind(&self) -> Value {
        Value::Int(Some(i64::try_from(*self).unwrap_or(i64::MAX)))
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => {$(
        impl Bind for $kind {
            const NONE: Value = Value::Int(None);

            fn bind(&self) -> Value {
                Value::Int(Some(i64::from(*self)))
            }
        }
    )+};
}

whole_numbers!(i64, i32, i16, u32, u16, u8);

/// "2021-11-12"
impl Bind for Date {
    const NONE: Value = Value::Text(None);

    fn bind(&self) -> Value {
        self.to_string().bind()
    }
}

/// "2026-11-05T03:04:05.678Z": always three decimals, so that texts sort as instants.
impl Bind for Timestamp {
    const NONE: Value = Value::Text(None);

    fn bind(&self) -> Value {
        instant(*self).bind()
    }
}

/// The one text of an instant in tables and in the audit record.
pub(crate) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

macro_rules! texts {
    ($($kind:ty),+ $(,)?) => {$(
        impl Bind for $kind {
            const NONE: Value = Value::Text(None);

            fn bind(&self) -> Value {
                self.as_str().bind()
            }
        }
    )+};
}

texts!(
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
    SubjectId,
    CommuneCode,
);

texts!(
    domain::assessment::Outcome,
    domain::campaign::Channel,
    domain::campaign::ObjectionKind,
    domain::campaign::State,
    domain::campaign::Verdict,
    domain::decision::Honoured,
    domain::decision::DecisionKind,
    domain::decision::DecisionSubject,
    domain::document::PaperKind,
    domain::incident::CaseState,
    domain::incident::IncidentClass,
    domain::incident::Role,
    domain::incident::Severity,
    domain::intake::ImportKind,
    domain::meeting::VoteWay,
    domain::people::Language,
    domain::people::Role,
    domain::place::CommuneKind,
    domain::register::AreaChange,
    domain::register::GroupKind,
    domain::register::HouseholdChange,
    domain::register::OrganisationKind,
    domain::register::Scale,
    domain::register::SchoolLevel,
    domain::register::Sex,
    domain::register::Title,
    domain::meeting::EvidenceKind,
    domain::meeting::Says,
    domain::meeting::SubmissionState,
    domain::meeting::SubmissionStep,
);

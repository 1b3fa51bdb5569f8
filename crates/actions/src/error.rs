use std::error::Error;

use domain::ground::refusal::Refusal;
use domain::people::Permission;
use store::StoreError;

pub type ActionResult<T> = Result<T, ActionError>;

/// Why an action did not happen. Knows no HTTP and no SQL.
#[derive(Debug)]
pub enum ActionError {
    /// The user can mend it: the sentence says how.
    Refused(Box<dyn Refusal>),
    NotAllowed(Permission),
    /// Not there, or not for these eyes.
    Missing {
        vietnamese: String,
        english: String,
    },
    /// Somebody else changed it meanwhile.
    Conflict {
        vietnamese: String,
        english: String,
    },
    /// The machine's, or ours.
    Failed(Box<dyn Refusal>),
}

/// What an action itself says, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{vietnamese}")]
pub struct Sentence {
    vietnamese: String,
    english: String,
}

impl Sentence {
    pub fn new(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { vietnamese: vietnamese.into(), english: english.into() }
    }
}

/// In JSON the Vietnamese, as in papers.
impl serde::Serialize for Sentence {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.vietnamese)
    }
}

impl Refusal for Sentence {
    fn english(&self) -> String {
        self.english.clone()
    }
}

impl ActionError {
    pub fn refused(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Refused(Box::new(Sentence::new(vietnamese, english)))
    }

    /// The sentence for those who asked for English.
    pub fn english(&self) -> String {
        match self {
            Self::Refused(why) => why.english(),
            Self::NotAllowed(permission) => format!("you are not allowed to do this ({permission})"),
            Self::Missing { english, .. } | Self::Conflict { english, .. } => english.clone(),
            Self::Failed(why) => why.english(),
        }
    }

    /// The field of a form that a refusal stands beside; empty for the form as a whole.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Refused(why) => why.field(),
            _ => "",
        }
    }

    pub fn missing(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Missing { vietnamese: vietnamese.into(), english: english.into() }
    }

    pub fn conflict(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Conflict { vietnamese: vietnamese.into(), english: english.into() }
    }

    pub fn failed(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Failed(Box::new(Sentence::new(vietnamese, english)))
    }
}

/// Every refusal of the rules becomes `Refused` by `?`.
macro_rules! refusals {
    ($($type:ty),+ $(,)?) => {$(
        impl From<$type> for ActionError {
            fn from(refusal: $type) -> Self {
                Self::Refused(Box::new(refusal))
            }
        }
    )+};
}

refusals! {
    domain::people::AccountRefused,
    domain::people::PasswordRefused,
    domain::commitment::RegisterRefused,
    domain::meeting::AppraiseRefused,
    domain::meeting::ClaimRefused,
    domain::meeting::SubmissionRefused,
    files::evidence::EvidenceRefused,
    domain::report::SpanRefused,
    domain::campaign::MoveRefused,
    domain::meeting::draft::DraftRefused,
    domain::campaign::ObjectionRefused,
    domain::assessment::SettleRefused,
    domain::decision::BadNumber,
    domain::ground::id::BadCommuneCode,
    domain::setting::BadEntry,
    domain::setting::BadSettings,
    domain::setting::Lacking,
    domain::criteria::BadCriteria,
    domain::criteria::NotJudged,
    domain::place::UnknownCommune,
    domain::intake::MendRefused,
    files::read::ReadRefused,
}

impl std::fmt::Display for ActionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "{why}"),
            Self::NotAllowed(permission) => write!(f, "không có quyền thực hiện việc này ({permission})"),
            Self::Missing { vietnamese, .. } | Self::Conflict { vietnamese, .. } => write!(f, "{vietnamese}"),
            Self::Failed(why) => write!(f, "{why}"),
        }
    }
}

impl Error for ActionError {}

impl From<StoreError> for ActionError {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::BadUrl { .. } | StoreError::NotThere(_) => Self::Refused(Box::new(error)),
            _ => Self::Failed(Box::new(error)),
        }
    }
}

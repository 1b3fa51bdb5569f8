use actions::ActionError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why there is no page. The gate, which knows the reader's language, draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing is there, or nothing for this reader.
    Absent,
    NotAllowed,
    /// The form came from another page than ours, or is too old.
    Forged,
    TooLarge,
    /// Too much is being sent at the same time.
    Busy,
    /// Files came in no form that the program reads, or stopped in the middle.
    Broken,
    /// Ours: logged once, with this number.
    Failed(u32),
}

/// What a handler gives where it has no page.
#[derive(Debug)]
pub struct WebError(pub ActionError);

pub type WebResult<T = Response> = Result<T, WebError>;

/// A refusal, an absence or a conflict that no form showed: its sentence in both languages.
#[derive(Clone, Debug)]
pub struct Told {
    pub vietnamese: String,
    pub english: String,
}

impl<E: Into<ActionError>> From<E> for WebError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let told = Told { vietnamese: self.0.to_string(), english: self.0.english() };
        match self.0 {
            ActionError::NotAllowed(_) => Trouble::NotAllowed.into_response(),
            ActionError::Missing { .. } => with(StatusCode::NOT_FOUND, told),
            ActionError::Conflict { .. } => with(StatusCode::CONFLICT, told),
            ActionError::Refused(_) => with(StatusCode::UNPROCESSABLE_ENTITY, told),
            ActionError::Failed(error) => {
                let number = incident();
                tracing::error!(incident = number, %error, "a request failed");
                Trouble::Failed(number).into_response()
            }
        }
    }
}

fn with(status: StatusCode, told: Told) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(told);
    response
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Trouble {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Absent => StatusCode::NOT_FOUND,
            Self::NotAllowed | Self::Forged => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// What the reader tells us and the log knows again.
fn incident() -> u32 {
    let mut bytes = [0u8; 4];
    // Without chance every incident is number 0: still a page, and the log has the moment.
    let _ = getrandom::fill(&mut bytes);
    u32::from_be_bytes(bytes) % 1_000_000
}

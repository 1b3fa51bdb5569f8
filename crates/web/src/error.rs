use actions::ActionError;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// What went wrong with a page: an absence, or a failure of ours.
pub struct WebError(ActionError);

impl From<ActionError> for WebError {
    fn from(error: ActionError) -> Self {
        Self(error)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self.0 {
            ActionError::NotAllowed(_) | ActionError::Missing { .. } => absent().into_response(),
            other => {
                tracing::error!(error = %other, "a page failed");
                let page =
                    Html("<!doctype html><html lang=\"vi\"><title>Lỗi</title><p>Trang này tạm thời không mở được.");
                (StatusCode::INTERNAL_SERVER_ERROR, page).into_response()
            }
        }
    }
}

pub async fn missing() -> impl IntoResponse {
    absent()
}

fn absent() -> impl IntoResponse {
    let page = "<!doctype html><html lang=\"vi\"><title>Không có trang này</title><p>Không có trang này. <a href=\"/\">Về trang đầu</a>";
    (StatusCode::NOT_FOUND, Html(page))
}

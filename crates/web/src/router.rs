use std::sync::Arc;

use actions::Desk;
use axum::Router;
use axum::routing::get;

use crate::{headers, portal};

/// Every route; each page's action asks its own permission.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(portal::show))
        .route("/assets/page.css", get(portal::style))
        .fallback(crate::error::missing)
        .layer(axum::middleware::from_fn(headers::secure))
        .with_state(desk)
}

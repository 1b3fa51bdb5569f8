//! Pages. For now one: the totals of every year, open to everyone and without names.

mod error;
mod headers;
mod portal;
mod router;

use std::sync::Arc;

use actions::Desk;

/// Serves until the process is asked to stop.
pub async fn serve(listener: tokio::net::TcpListener, desk: Desk) -> std::io::Result<()> {
    let app = router::router(Arc::new(desk));
    axum::serve(listener, app).with_graceful_shutdown(stopped()).await
}

async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without the signal the server runs until it is killed.
        std::future::pending::<()>().await;
    }
}

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};

use crate::router::router;
use crate::server::App;
use crate::worker;

/// A client that does not finish its headers in so long is cut off.
const HEADERS: Duration = Duration::from_secs(10);

/// Those being served when the server stops get so long.
const LAST: Duration = Duration::from_secs(10);

/// The certificate and key of a server that speaks TLS itself.
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// What is served, and how.
pub struct Listening {
    pub listener: TcpListener,
    pub tls: Option<Tls>,
}

type Service = IntoMakeServiceWithConnectInfo<Router, SocketAddr>;

/// Serves, and works at the jobs behind the pages, until the process is asked to stop.
pub async fn serve(listening: Listening, app: App) -> io::Result<()> {
    let handle = Handle::new();
    tokio::spawn(stop(handle.clone()));
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let worker = tokio::spawn(worker::run(app.clone()));
    let served = match listening.tls {
        None => plain(listening.listener, handle, service).await,
        Some(tls) => secure(listening.listener, handle, service, tls).await,
    };
    app.leave();
    // A worker that failed has said so.
    let _ = worker.await;
    for desk in app.desks() {
        desk.close().await;
    }
    served
}

async fn plain(listener: TcpListener, handle: Handle<SocketAddr>, service: Service) -> io::Result<()> {
    let mut server = axum_server::from_tcp(listener)?.handle(handle).first_request_timeout(HEADERS);
    server.http_builder().http1().header_read_timeout(HEADERS);
    server.serve(service).await
}

async fn secure(listener: TcpListener, handle: Handle<SocketAddr>, service: Service, tls: Tls) -> io::Result<()> {
    // Only the first installing counts; a second server in one process finds it done.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await?;
    let acceptor = RustlsAcceptor::new(config).handshake_timeout(HEADERS);
    let mut server = axum_server::from_tcp(listener)?.acceptor(acceptor).handle(handle).first_request_timeout(HEADERS);
    server.http_builder().http1().header_read_timeout(HEADERS);
    server.serve(service).await
}

async fn stop(handle: Handle<SocketAddr>) {
    asked_to_stop().await;
    handle.graceful_shutdown(Some(LAST));
}

async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            return interrupted.await;
        };
        tokio::select! {
            () = interrupted => {}
            _ = ended.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

use std::net::SocketAddr;

use actions::{ActionError, ActionResult};
use domain::people::{Actor, Role};

use super::run::Answer;
use super::session::Session;

/// Serves the open page until it is stopped.
pub async fn run(session: &Session, listen: SocketAddr) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let visitor = Actor { name: "visitor".to_owned(), role: Role::Visitor };
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        ActionError::failed(
            format!("không mở được cổng {listen}: {error}; hãy chọn cổng khác bằng --listen"),
            format!("{listen} cannot be listened on: {error}; choose another with --listen"),
        )
    })?;
    let address = listener.local_addr().unwrap_or(listen);
    eprintln!(
        "{}",
        session.say(format!("Mở http://{address} (dừng: Ctrl-C)"), format!("Open http://{address} (stop: Ctrl-C)"))
    );
    web::serve(listener, desk.for_actor(visitor)).await.map_err(|error| {
        ActionError::failed(format!("trang xem đã dừng: {error}"), format!("the page stopped: {error}"))
    })?;
    Ok(Answer::new(serde_json::json!({ "served": address.to_string() }), ""))
}

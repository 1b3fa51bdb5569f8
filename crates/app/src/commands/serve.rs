use std::net::{SocketAddr, TcpListener};

use actions::{ActionError, ActionResult};
use store::db::Why;
use web::{App, Listening, Reach, Setup, Tls};

use super::cli::Serve;
use super::run::Answer;
use super::session::Session;

/// Serves the pages until it is stopped. A place without a ward serves the page that sets one up.
pub async fn run(session: &Session, command: &Serve) -> ActionResult<Answer> {
    let place = &session.place;
    let desks = session.desks().await?;
    let tls = match (&command.tls_cert, &command.tls_key) {
        (Some(certificate), Some(key)) => Some(Tls { certificate: session.path(certificate), key: session.path(key) }),
        _ => None,
    };
    let is_secure = tls.is_some() || command.behind_proxy;
    let reach = Reach { is_behind_proxy: command.behind_proxy, is_secure };
    let listener = listen(command.listen)?;
    let address = listener.local_addr().unwrap_or(command.listen);
    let scheme = if tls.is_some() { "https" } else { "http" };
    let mut said = session
        .say(format!("Mở {scheme}://{address} (dừng: Ctrl-C)"), format!("Open {scheme}://{address} (stop: Ctrl-C)"));
    let app = if desks.is_empty() {
        let code = actions::people::printed_code(3)?;
        said.push_str(&session.say(
            format!("\nChưa có phường, xã nào ở đây. Mã thiết lập: {code}"),
            format!("\nThere is no ward here yet. Set-up code: {code}"),
        ));
        App::empty(Setup { code, target: place.target.clone(), folder: place.folder.clone() }, reach)
    } else {
        App::new(desks, reach)
    };
    if !address.ip().is_loopback() && !is_secure {
        said.push_str(&session.say(
            "\nCẢNH BÁO: mật khẩu đi qua mạng không mã hóa; hãy thêm --tls-cert và --tls-key",
            "\nWARNING: passwords cross the network in clear; add --tls-cert and --tls-key",
        ));
    }
    eprintln!("{said}");
    web::serve(Listening { listener, tls }, app).await.map_err(|error| {
        ActionError::failed(
            format!("máy chủ web đã dừng: {}", Why::from(&error).vietnamese),
            format!("the server stopped: {error}"),
        )
    })?;
    Ok(Answer::new(serde_json::json!({ "served": address.to_string() }), ""))
}

fn listen(address: SocketAddr) -> ActionResult<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        ActionError::failed(
            format!("không mở được cổng {address}: {}; hãy chọn cổng khác bằng --listen", Why::from(&error).vietnamese),
            format!("{address} cannot be listened on: {error}; choose another with --listen"),
        )
    })
}

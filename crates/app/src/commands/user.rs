use std::io::BufRead as _;

use actions::people::{self, Draft, Invitation};
use actions::{ActionError, ActionResult, Cx};
use domain::people::{Account, Scope};

use super::cli::{User, UserAdd};
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: User) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let answer = match command {
        User::Add(add) => open(session, &mut cx, &add).await?,
        User::Passwd { login, stdin: false } => invited(session, &people::invite(&mut cx, &login).await?),
        User::Passwd { login, stdin: true } => {
            let account = people::set_password(&mut cx, &login, &typed()?).await?;
            said(session, &account, "Đã đặt mật khẩu cho", "The password was set for")
        }
        User::Disable { login } => {
            let account = people::disable(&mut cx, &login).await?;
            said(session, &account, "Đã khóa tài khoản", "Locked the account")
        }
    };
    cx.commit().await?;
    Ok(answer)
}

async fn open(session: &Session, cx: &mut Cx<'_>, add: &UserAdd) -> ActionResult<Answer> {
    let scope = scope(cx, add).await?;
    let draft = Draft { login: &add.login, name: &add.name, role: add.role, scope };
    if add.stdin {
        let password = typed()?;
        let account = people::with_password(cx, &draft, &password, &password).await?;
        return Ok(said(session, &account, "Đã lập tài khoản", "Opened the account"));
    }
    Ok(invited(session, &people::open(cx, &draft).await?))
}

async fn scope(cx: &mut Cx<'_>, add: &UserAdd) -> ActionResult<Scope> {
    if let Some(code) = &add.area {
        let found = store::area::list(&mut cx.tx).await?.into_iter().find(|area| area.code == *code);
        let missing = || unknown(code, "khu dân cư", "area");
        return Ok(Scope::Area(found.ok_or_else(missing)?.id));
    }
    if let Some(code) = &add.unit {
        let found = store::organisation::find_by_code(&mut cx.tx, code).await?;
        return Ok(Scope::Unit(found.ok_or_else(|| unknown(code, "đơn vị", "unit"))?.id));
    }
    Ok(Scope::Ward)
}

fn unknown(code: &str, noun: &str, english: &str) -> ActionError {
    ActionError::missing(format!("không có {noun} mang mã «{code}»"), format!("there is no {english} «{code}»"))
}

/// The first line of standard input.
fn typed() -> ActionResult<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|error| {
        ActionError::failed(
            format!("không đọc được mật khẩu từ đầu vào chuẩn: {error}"),
            format!("no password could be read from standard input: {error}"),
        )
    })?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn invited(session: &Session, invitation: &Invitation) -> Answer {
    let Invitation { account, code, .. } = invitation;
    let text = session.say(
        format!(
            "Mã mời của «{}»: {code} (dùng một lần, trong 14 ngày; đặt mật khẩu ở trang /invitation)",
            account.login
        ),
        format!("Invitation of «{}»: {code} (works once, for 14 days; set a password at /invitation)", account.login),
    );
    Answer::new(serde_json::json!({ "login": account.login.as_str(), "role": account.role, "invitation": code }), text)
}

fn said(session: &Session, account: &Account, vietnamese: &str, english: &str) -> Answer {
    let text = session.say(format!("{vietnamese} «{}».", account.login), format!("{english} «{}».", account.login));
    Answer::new(serde_json::json!({ "login": account.login.as_str(), "role": account.role }), text)
}

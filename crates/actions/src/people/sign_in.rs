use domain::people::{Account, Actor, Login, Throttle};
use jiff::SignedDuration;
use store::people::attempt::{self, Source};
use store::people::session::{self, Session};

use super::{chance, password};
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::ActionResult;

/// What somebody typed, and from where.
pub struct SignIn<'s> {
    pub login: &'s str,
    pub password: &'s str,
    pub address: &'s str,
    /// "Firefox, Windows": so that its owner knows the session again.
    pub device: &'s str,
}

#[derive(Debug)]
pub enum SignedIn {
    /// The token for the browser; the session still waits for the second step where `needs_code`.
    In { token: String, account: Account, needs_code: bool },
    /// Wrong login or password: which of the two is not said.
    Wrong,
    /// Too many wrong ones: not even looked at.
    Wait(SignedDuration),
}

/// Signs somebody in. Wrong attempts are counted per account and per address, and each more costs a longer wait. Each is
/// counted before it is looked at, so that many at once gain nothing.
pub async fn sign_in(desk: &Desk, typed: &SignIn<'_>) -> ActionResult<SignedIn> {
    let login = typed.login.trim().to_lowercase();
    let sources = [(Source::Login(&login), Throttle::ACCOUNT), (Source::Address(typed.address), Throttle::ADDRESS)];
    let mut cx = desk.begin().await?;
    for (source, throttle) in sources {
        let earlier = attempt::find(&mut cx.tx, source).await?;
        if let Some(wait) = earlier.and_then(|earlier| throttle.wait(earlier, cx.now())) {
            return Ok(SignedIn::Wait(wait));
        }
        let counted = Throttle::fail(earlier, cx.now());
        attempt::put(&mut cx.tx, source, counted).await?;
    }
    let account = match Login::parse(&login) {
        Ok(login) => store::people::account::find_by_login(&mut cx.tx, &login).await?,
        Err(_) => None,
    };
    let account = account.filter(|account| !account.is_disabled);
    let secrets = match &account {
        Some(account) => store::people::account::secrets(&mut cx.tx, &account.id).await?,
        None => None,
    };
    cx.commit().await?;
    let stored = secrets.as_ref().and_then(|secrets| secrets.password.clone());
    let is_right = password::is_right_apart(typed.password.to_owned(), stored).await?;
    let desk = desk.for_actor(named(account.as_ref()));
    let mut cx = desk.begin().await?;
    let Some(account) = account.filter(|_| is_right) else {
        cx.record("account.sign_in_refused", "", serde_json::json!({})).await?;
        cx.commit().await?;
        return Ok(SignedIn::Wrong);
    };
    let needs_code = secrets.is_some_and(|secrets| secrets.totp.is_some());
    let token = admit(&mut cx, &account, typed.device, !needs_code).await?;
    forgive(&mut cx, Source::Address(typed.address)).await?;
    // Who still owes the second step keeps what was counted: a password alone buys no new guesses at the code.
    if needs_code {
        forgive(&mut cx, Source::Login(&login)).await?;
    } else {
        attempt::delete(&mut cx.tx, Source::Login(&login)).await?;
    }
    cx.commit().await?;
    Ok(SignedIn::In { token, account, needs_code })
}

/// The record names the account that was tried; where there is none, only that somebody tried.
fn named(account: Option<&Account>) -> Actor {
    match account {
        Some(account) => Actor {
            name: account.login.to_string(),
            role: account.role,
            scope: account.scope.clone(),
            account: Some(account.id.clone()),
        },
        None => Actor::visitor(),
    }
}

async fn forgive(cx: &mut Cx<'_>, source: Source<'_>) -> ActionResult<()> {
    let Some(counted) = attempt::find(&mut cx.tx, source).await? else { return Ok(()) };
    match Throttle::forgive(counted) {
        left if left.failures == 0 => attempt::delete(&mut cx.tx, source).await?,
        left => attempt::put(&mut cx.tx, source, left).await?,
    }
    Ok(())
}

/// A new session; the browser gets the token, the database its hash.
pub(super) async fn admit(
    cx: &mut Cx<'_>,
    account: &Account,
    device: &str,
    is_confirmed: bool,
) -> ActionResult<String> {
    let token = chance::token()?;
    let begun = Session {
        hash: session::hash(&token),
        account: account.id.clone(),
        is_confirmed,
        device: device.chars().take(80).collect(),
        began_at: cx.now(),
        seen_at: cx.now(),
    };
    super::session::sweep(cx).await?;
    session::insert(&mut cx.tx, &begun).await?;
    cx.record("account.signed_in", account.id.as_str(), serde_json::json!({ "confirmed": is_confirmed })).await?;
    Ok(token)
}

use domain::people::{Account, Permission, Throttle};
use store::people::account as accounts;
use store::people::attempt::{self, Source};
use store::people::code::{self, Purpose};
use store::people::session::{self, Session};
use totp_rs::{Builder, Secret, Totp};

use super::{chance, password};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// How many codes stand in for a lost telephone.
const RECOVERY: usize = 10;

/// What a telephone is shown to take part (RFC 6238; the address form is the key URI of its apps).
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// "otpauth://totp/…"
    pub address: String,
    /// The secret in base 32, to be typed where no camera is.
    pub secret: String,
}

/// A new secret, not yet stored: it is the form that carries it until a code proves it.
pub fn prepare(account: &Account) -> ActionResult<Enrolment> {
    let mut bytes = [0u8; 20];
    chance::fill(&mut bytes)?;
    let builder = Builder::new().with_secret(Secret::new_stack(bytes)).with_account_name(account.login.as_str());
    let made = builder.with_issuer(Some("Binh Yen")).build().map_err(|error| broken(&error))?;
    let address = made.to_url().map_err(|error| broken(&error))?;
    let secret = secret_of(&address);
    Ok(Enrolment { address, secret })
}

/// Turns the second step on, once a code shows that the telephone has the secret. Gives the recovery codes, in clear for
/// the only time.
pub async fn enrol(cx: &mut Cx<'_>, account: &Account, address: &str, typed: &str) -> ActionResult<Vec<String>> {
    cx.require(Permission::OwnAccount)?;
    let totp = Totp::from_url(address).map_err(|error| broken(&error))?;
    let step = matched(&totp, typed, cx).ok_or_else(wrong)?;
    accounts::set_totp(&mut cx.tx, &account.id, Some(address), Some(step)).await?;
    code::delete_all(&mut cx.tx, &account.id, Purpose::Recovery).await?;
    let mut codes = Vec::with_capacity(RECOVERY);
    for _ in 0..RECOVERY {
        let one = chance::code(4)?;
        code::insert(&mut cx.tx, &account.id, &one, Purpose::Recovery, None).await?;
        codes.push(one);
    }
    cx.record("account.second_step_on", account.id.as_str(), serde_json::json!({})).await?;
    Ok(codes)
}

/// Turns the second step off, with one's password.
pub async fn lift(cx: &mut Cx<'_>, account: &Account, typed: &str) -> ActionResult<()> {
    cx.require(Permission::OwnAccount)?;
    let secrets = accounts::secrets(&mut cx.tx, &account.id).await?;
    if !password::is_right(typed, secrets.and_then(|secrets| secrets.password).as_deref()) {
        return Err(ActionError::refused("mật khẩu không đúng", "the password is wrong"));
    }
    accounts::set_totp(&mut cx.tx, &account.id, None, None).await?;
    code::delete_all(&mut cx.tx, &account.id, Purpose::Recovery).await?;
    cx.record("account.second_step_off", account.id.as_str(), serde_json::json!({})).await
}

/// Passes the second step of a session by a code of the telephone or a recovery code. A wrong one is counted like a wrong
/// password; the caller commits in both cases.
pub async fn confirm(cx: &mut Cx<'_>, session: &Session, account: &Account, typed: &str) -> ActionResult<Confirmed> {
    let source = Source::Login(account.login.as_str());
    let earlier = attempt::find(&mut cx.tx, source).await?;
    if let Some(wait) = earlier.and_then(|earlier| Throttle::ACCOUNT.wait(earlier, cx.now())) {
        return Ok(Confirmed::Wait(wait));
    }
    if !is_accepted(cx, account, typed).await? {
        let now = Throttle::fail(earlier, cx.now());
        attempt::put(&mut cx.tx, source, now).await?;
        cx.record("account.second_step_refused", account.id.as_str(), serde_json::json!({})).await?;
        return Ok(Confirmed::Wrong);
    }
    // A confirmed session is a new one: the token of before proves nothing any more.
    session::delete(&mut cx.tx, &session.hash).await?;
    attempt::delete(&mut cx.tx, source).await?;
    Ok(Confirmed::In(super::sign_in::admit(cx, account, &session.device, true).await?))
}

#[derive(Debug)]
pub enum Confirmed {
    /// The new token.
    In(String),
    Wrong,
    Wait(jiff::SignedDuration),
}

async fn is_accepted(cx: &mut Cx<'_>, account: &Account, typed: &str) -> ActionResult<bool> {
    let secrets = accounts::secrets(&mut cx.tx, &account.id).await?;
    let Some(address) = secrets.and_then(|secrets| secrets.totp) else { return Ok(false) };
    let totp = Totp::from_url(&address).map_err(|error| broken(&error))?;
    if let Some(step) = matched(&totp, typed, cx) {
        return Ok(accounts::use_step(&mut cx.tx, &account.id, step).await?);
    }
    let now = cx.now();
    let owner = code::find(&mut cx.tx, typed, Purpose::Recovery, now).await?;
    Ok(owner.as_ref() == Some(&account.id) && code::delete(&mut cx.tx, typed, Purpose::Recovery).await?)
}

/// How many recovery codes are left; none where there is no second step.
pub async fn recovery_left(cx: &mut Cx<'_>, account: &Account) -> ActionResult<Option<u64>> {
    cx.require(Permission::OwnAccount)?;
    let secrets = accounts::secrets(&mut cx.tx, &account.id).await?;
    if secrets.is_none_or(|secrets| secrets.totp.is_none()) {
        return Ok(None);
    }
    Ok(Some(code::count(&mut cx.tx, &account.id, Purpose::Recovery).await?))
}

fn matched(totp: &Totp, typed: &str, cx: &Cx<'_>) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let now = u64::try_from(cx.now().as_second()).ok()?;
    totp.check(&digits, now).and_then(|step| i64::try_from(step).ok())
}

/// The secret in base 32 out of a key URI; empty where it has none.
pub fn secret_of(address: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    query.split('&').find_map(|part| part.strip_prefix("secret=")).unwrap_or_default().to_owned()
}

fn wrong() -> ActionError {
    ActionError::refused(
        "mã 6 chữ số không đúng; hãy xem lại đồng hồ của điện thoại rồi gõ mã mới",
        "the code of six digits is wrong; check the telephone's clock and type a new one",
    )
}

fn broken(error: &impl std::fmt::Display) -> ActionError {
    ActionError::failed(
        format!("bước xác nhận thứ hai không dùng được: {error}"),
        format!("the second step does not work: {error}"),
    )
}

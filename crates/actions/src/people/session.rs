use domain::people::{Account, Actor, Language, Permission};
use jiff::{SignedDuration, Timestamp};
use store::people::session::{self, Session};

use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::ActionResult;

/// A session not used for so long ends.
const IDLE: SignedDuration = SignedDuration::from_hours(4);

/// A session ends after so long in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(16);

/// How often a session notes that it was seen: reading pages writes nothing in between.
const SEEN: SignedDuration = SignedDuration::from_mins(5);

/// Who sits behind a token.
#[derive(Clone, Debug)]
pub struct Seated {
    pub session: Session,
    pub account: Account,
}

impl Seated {
    pub fn actor(&self) -> Actor {
        let Account { id, login, role, scope, .. } = &self.account;
        Actor { name: login.to_string(), role: *role, scope: scope.clone(), account: Some(id.clone()) }
    }
}

/// Whose token this is. None where it is unknown, ended, too old, or its account was disabled.
pub async fn seat(desk: &Desk, token: &str) -> ActionResult<Option<Seated>> {
    let hash = session::hash(token);
    let mut cx = desk.read().await?;
    let now = cx.now();
    let Some((session, account)) = session::find(&mut cx.tx, &hash).await? else { return Ok(None) };
    drop(cx);
    if account.is_disabled || !is_alive(&session, now) {
        return Ok(None);
    }
    if SEEN < now.duration_since(session.seen_at) {
        let mut cx = desk.begin().await?;
        session::see(&mut cx.tx, &hash, now).await?;
        cx.commit().await?;
    }
    Ok(Some(Seated { session, account }))
}

fn is_alive(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.seen_at) < IDLE && now.duration_since(session.began_at) < LONGEST
}

/// Takes away the sessions that ended by themselves.
pub(super) async fn sweep(cx: &mut Cx<'_>) -> ActionResult<()> {
    let now = cx.now();
    session::delete_old(&mut cx.tx, now - IDLE, now - LONGEST).await?;
    Ok(())
}

/// One's own sessions, the last used first.
pub async fn sessions(cx: &mut Cx<'_>, account: &Account) -> ActionResult<Vec<Session>> {
    cx.require(Permission::OwnAccount)?;
    Ok(session::list(&mut cx.tx, &account.id).await?)
}

/// Ends one of one's own sessions, named by its hash.
pub async fn end(cx: &mut Cx<'_>, account: &Account, hash: &str) -> ActionResult<()> {
    cx.require(Permission::OwnAccount)?;
    let is_own = session::list(&mut cx.tx, &account.id).await?.iter().any(|one| one.hash == hash);
    if is_own && session::delete(&mut cx.tx, hash).await? {
        cx.record("account.session_ended", account.id.as_str(), serde_json::json!({})).await?;
    }
    Ok(())
}

/// Ends all of one's own sessions but this one.
pub async fn end_others(cx: &mut Cx<'_>, account: &Account, kept: &str) -> ActionResult<u64> {
    cx.require(Permission::OwnAccount)?;
    let ended = session::delete_others(&mut cx.tx, &account.id, kept).await?;
    cx.record("account.session_ended", account.id.as_str(), serde_json::json!({ "sessions": ended })).await?;
    Ok(ended)
}

pub async fn sign_out(cx: &mut Cx<'_>, seated: &Seated) -> ActionResult<()> {
    session::delete(&mut cx.tx, &seated.session.hash).await?;
    cx.record("account.signed_out", seated.account.id.as_str(), serde_json::json!({})).await
}

/// The language of one's own pages.
pub async fn language(cx: &mut Cx<'_>, account: &Account, language: Language) -> ActionResult<()> {
    cx.require(Permission::OwnAccount)?;
    let changed = Account { language, ..account.clone() };
    store::people::account::update(&mut cx.tx, &changed).await?;
    cx.record("account.language_chosen", account.id.as_str(), serde_json::json!({ "language": language })).await
}

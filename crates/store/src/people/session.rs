//! Who is signed in, where and since when. The token itself stands only in the browser.

use domain::ground::id::AccountId;
use domain::people::Account;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};
use crate::digest::sha256_hex;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of its token: names it without opening it.
    pub hash: String,
    pub account: AccountId,
    /// The second step was passed, or none is asked.
    pub is_confirmed: bool,
    /// "Firefox, Windows"
    pub device: String,
    pub began_at: Timestamp,
    pub seen_at: Timestamp,
}

const SQL_INSERT: &str = "insert into session (commune, hash, account, is_confirmed, device, began_at, seen_at) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const SQL_FIND: &str = "select account.*, session.hash, session.account, session.is_confirmed, session.device, \
    session.began_at, session.seen_at from session \
    join account on account.commune = session.commune and account.id = session.account \
    where session.commune = $1 and session.hash = $2";
const SQL_LIST: &str = "select session.* from session where commune = $1 and account = $2 order by seen_at desc, hash";
const SQL_SEE: &str = "update session set seen_at = $3 where commune = $1 and hash = $2";
const SQL_DELETE: &str = "delete from session where commune = $1 and hash = $2";
const SQL_DELETE_OTHERS: &str = "delete from session where commune = $1 and account = $2 and hash <> $3";
const SQL_DELETE_OLD: &str = "delete from session where commune = $1 and (seen_at < $2 or began_at < $3)";

/// What a token is stored as.
pub fn hash(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

pub async fn insert(tx: &mut Tx, session: &Session) -> StoreResult<()> {
    let binds = [
        tx.commune(),
        session.hash.bind(),
        session.account.bind(),
        session.is_confirmed.bind(),
        session.device.bind(),
        session.began_at.bind(),
        session.seen_at.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// The session of a token with its account.
pub async fn find(tx: &mut Tx, hash: &str) -> StoreResult<Option<(Session, Account)>> {
    let read = |row: &Row<'_>| Ok((from_row(row)?, super::account::from_row(row)?));
    tx.optional(SQL_FIND, &[tx.commune(), hash.bind()], read).await
}

pub async fn list(tx: &mut Tx, account: &AccountId) -> StoreResult<Vec<Session>> {
    tx.list(SQL_LIST, &[tx.commune(), account.bind()], from_row).await
}

pub async fn see(tx: &mut Tx, hash: &str, at: Timestamp) -> StoreResult<()> {
    tx.execute(SQL_SEE, &[tx.commune(), hash.bind(), at.bind()]).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, hash: &str) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), hash.bind()]).await? != 0)
}

/// Ends all sessions of an account but one; all, where `kept` is empty.
pub async fn delete_others(tx: &mut Tx, account: &AccountId, kept: &str) -> StoreResult<u64> {
    tx.execute(SQL_DELETE_OTHERS, &[tx.commune(), account.bind(), kept.bind()]).await
}

/// Sweeps those not seen since one moment, or begun before another.
pub async fn delete_old(tx: &mut Tx, seen: Timestamp, began: Timestamp) -> StoreResult<u64> {
    tx.execute(SQL_DELETE_OLD, &[tx.commune(), seen.bind(), began.bind()]).await
}

fn from_row(row: &Row<'_>) -> StoreResult<Session> {
    Ok(Session {
        hash: row.text("hash")?,
        account: AccountId(row.text("account")?),
        is_confirmed: row.bool("is_confirmed")?,
        device: row.text("device")?,
        began_at: row.instant("began_at")?,
        seen_at: row.instant("seen_at")?,
    })
}

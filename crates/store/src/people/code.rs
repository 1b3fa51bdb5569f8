//! Codes on paper: an invitation, or what stands in for a lost telephone. Kept only as hashes; each works once.

use domain::ground::id::AccountId;
use jiff::Timestamp;

use crate::db::{Bind, StoreResult, Tx};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Invitation,
    Recovery,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Recovery => "recovery",
        }
    }
}

const SQL_INSERT: &str = "insert into account_code (commune, account, hash, purpose, expires_at) \
    values ($1, $2, $3, $4, $5)";
const SQL_FIND: &str = "select account from account_code where commune = $1 and hash = $2 and purpose = $3 \
    and (expires_at is null or $4 < expires_at)";
const SQL_DELETE: &str = "delete from account_code where commune = $1 and hash = $2 and purpose = $3";
const SQL_DELETE_ALL: &str = "delete from account_code where commune = $1 and account = $2 and purpose = $3";
const SQL_COUNT: &str =
    "select count(*) as number from account_code where commune = $1 and account = $2 and purpose = $3";

pub async fn insert(
    tx: &mut Tx,
    account: &AccountId,
    code: &str,
    purpose: Purpose,
    expires_at: Option<Timestamp>,
) -> StoreResult<()> {
    let binds = [tx.commune(), account.bind(), hash(tx, code).bind(), purpose.word().bind(), expires_at.bind()];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

/// Whose code this is; none where it is unknown, used or expired.
pub async fn find(tx: &mut Tx, code: &str, purpose: Purpose, now: Timestamp) -> StoreResult<Option<AccountId>> {
    let binds = [tx.commune(), hash(tx, code).bind(), purpose.word().bind(), now.bind()];
    tx.optional(SQL_FIND, &binds, |row| Ok(AccountId(row.text("account")?))).await
}

/// Uses a code up; false where it was not there.
pub async fn delete(tx: &mut Tx, code: &str, purpose: Purpose) -> StoreResult<bool> {
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), hash(tx, code).bind(), purpose.word().bind()]).await? != 0)
}

pub async fn delete_all(tx: &mut Tx, account: &AccountId, purpose: Purpose) -> StoreResult<()> {
    tx.execute(SQL_DELETE_ALL, &[tx.commune(), account.bind(), purpose.word().bind()]).await?;
    Ok(())
}

/// How many are left.
pub async fn count(tx: &mut Tx, account: &AccountId, purpose: Purpose) -> StoreResult<u64> {
    tx.count(SQL_COUNT, &[tx.commune(), account.bind(), purpose.word().bind()]).await
}

/// As typed, with or without hyphens, in capitals or not; keyed, so that who has only the database guesses none.
fn hash(tx: &Tx, code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    tx.keys().blind_index(tx.commune_code(), "account_code", &plain)
}

//! Failed sign-ins, counted per account and per address; neither can be read out of the database.

use domain::people::Attempts;

use crate::db::{Bind, StoreResult, Tx};
use crate::digest::sha256_hex;

/// Where a sign-in is counted.
#[derive(Clone, Copy, Debug)]
pub enum Source<'s> {
    Login(&'s str),
    Address(&'s str),
}

const SQL_FIND: &str = "select failures, last_at from sign_in_attempt where commune = $1 and source = $2";
const SQL_PUT: &str = "insert into sign_in_attempt (commune, source, failures, last_at) values ($1, $2, $3, $4) \
    on conflict (commune, source) do update set failures = excluded.failures, last_at = excluded.last_at";
const SQL_DELETE: &str = "delete from sign_in_attempt where commune = $1 and source = $2";

pub async fn find(tx: &mut Tx, source: Source<'_>) -> StoreResult<Option<Attempts>> {
    let binds = [tx.commune(), index(tx, source).bind()];
    tx.optional(SQL_FIND, &binds, |row| {
        Ok(Attempts { failures: row.number("failures")?, last_at: row.instant("last_at")? })
    })
    .await
}

pub async fn put(tx: &mut Tx, source: Source<'_>, attempts: Attempts) -> StoreResult<()> {
    let binds = [tx.commune(), index(tx, source).bind(), attempts.failures.bind(), attempts.last_at.bind()];
    tx.execute(SQL_PUT, &binds).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, source: Source<'_>) -> StoreResult<()> {
    let binds = [tx.commune(), index(tx, source).bind()];
    tx.execute(SQL_DELETE, &binds).await?;
    Ok(())
}

fn index(tx: &Tx, source: Source<'_>) -> String {
    let (kind, text) = match source {
        Source::Login(login) => ("sign_in_login", login),
        Source::Address(address) => ("sign_in_address", address),
    };
    tx.keys().blind_index(tx.commune_code(), kind, &sha256_hex(text.as_bytes()))
}

//! The households and units that an account's owner belongs to.

use domain::ground::id::{AccountId, SubjectId};
use domain::meeting::OwnLink;
use domain::register::Title;
use jiff::Timestamp;

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into own_link (commune, account, title, subject, declared_by, declared_at) \
    values ($1, $2, $3, $4, $5, $6) on conflict (commune, account, title, subject) do nothing";
const SQL_LIST: &str = "select own_link.* from own_link where commune = $1 order by account, title, subject";
const SQL_LIST_OF: &str = "select own_link.* from own_link where commune = $1 and account = $2 order by title, subject";
const SQL_DELETE: &str = "delete from own_link where commune = $1 and account = $2 and title = $3 and subject = $4";

/// False where it was declared before.
pub async fn insert(tx: &mut Tx, link: &OwnLink, by: &str, at: Timestamp) -> StoreResult<bool> {
    let binds = [tx.commune(), link.account.bind(), link.title.bind(), link.subject.bind(), by.bind(), at.bind()];
    Ok(tx.execute(SQL_INSERT, &binds).await? != 0)
}

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<OwnLink>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

pub async fn list_of(tx: &mut Tx, account: &AccountId) -> StoreResult<Vec<OwnLink>> {
    tx.list(SQL_LIST_OF, &[tx.commune(), account.bind()], from_row).await
}

pub async fn delete(tx: &mut Tx, link: &OwnLink) -> StoreResult<bool> {
    let binds = [tx.commune(), link.account.bind(), link.title.bind(), link.subject.bind()];
    Ok(tx.execute(SQL_DELETE, &binds).await? != 0)
}

fn from_row(row: &Row<'_>) -> StoreResult<OwnLink> {
    Ok(OwnLink {
        account: AccountId(row.text("account")?),
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
    })
}

//! Who may sign in. The password is a hash; the secret of the second step is sealed.

use domain::ground::id::{AccountId, AreaId, OrganisationId};
use domain::people::{Account, Language, Login, Role, Scope};

use crate::db::{Bind, Row, StoreError, StoreResult, Tx, Value};
use crate::protect::Place;

/// What a sign-in is held against.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// A PHC string (`$argon2id$…`); none before an invitation was taken up.
    pub password: Option<String>,
    /// The shared secret of the second step, in base 32.
    pub totp: Option<String>,
    /// The last time step of which a code was used: none works twice.
    pub totp_step: Option<i64>,
}

const SQL_INSERT: &str = "insert into account (commune, id, login, name, role, area, organisation, language, \
    is_disabled, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const SQL_UPDATE: &str = "update account set login = $3, name = $4, role = $5, area = $6, organisation = $7, \
    language = $8, is_disabled = $9, created_at = $10 where commune = $1 and id = $2";
const SQL_FIND: &str = "select account.* from account where commune = $1 and id = $2";
const SQL_FIND_BY_LOGIN: &str = "select account.* from account where commune = $1 and login = $2";
const SQL_LIST: &str = "select account.* from account where commune = $1 order by role, login";
const SQL_COUNT: &str = "select count(*) as number from account where commune = $1";
const SQL_SET_PASSWORD: &str = "update account set password = $3 where commune = $1 and id = $2";
const SQL_SET_TOTP: &str = "update account set totp_enc = $3, totp_step = $4 where commune = $1 and id = $2";
const SQL_SET_STEP: &str = "update account set totp_step = $3 where commune = $1 and id = $2 \
    and (totp_step is null or totp_step < $3)";

pub async fn insert(tx: &mut Tx, account: &Account) -> StoreResult<()> {
    tx.execute(SQL_INSERT, &binds(tx, account)).await?;
    Ok(())
}

pub async fn update(tx: &mut Tx, account: &Account) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, account)).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &AccountId) -> StoreResult<Option<Account>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

pub async fn find_by_login(tx: &mut Tx, login: &Login) -> StoreResult<Option<Account>> {
    tx.optional(SQL_FIND_BY_LOGIN, &[tx.commune(), login.as_str().bind()], from_row).await
}

pub async fn list(tx: &mut Tx) -> StoreResult<Vec<Account>> {
    tx.list(SQL_LIST, &[tx.commune()], from_row).await
}

pub async fn count(tx: &mut Tx) -> StoreResult<u64> {
    tx.count(SQL_COUNT, &[tx.commune()]).await
}

pub async fn secrets(tx: &mut Tx, id: &AccountId) -> StoreResult<Option<Secrets>> {
    let (keys, commune) = (tx.keys(), tx.commune_code().clone());
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], |row| {
        let place = Place { commune: &commune, table: "account", column: "totp_enc", row: id.as_str() };
        let sealed = row.opt_bytes("totp_enc")?;
        Ok(Secrets {
            password: row.opt_text("password")?,
            totp: sealed.map(|sealed| keys.decrypt(&place, &sealed)).transpose()?,
            totp_step: row.opt_int("totp_step")?,
        })
    })
    .await
}

pub async fn set_password(tx: &mut Tx, id: &AccountId, hash: Option<&str>) -> StoreResult<()> {
    tx.execute(SQL_SET_PASSWORD, &[tx.commune(), id.bind(), hash.bind()]).await?;
    Ok(())
}

/// Sets the second step, or takes it away. `step` is that of the code which proved it.
pub async fn set_totp(tx: &mut Tx, id: &AccountId, secret: Option<&str>, step: Option<i64>) -> StoreResult<()> {
    let commune = tx.commune_code().clone();
    let place = Place { commune: &commune, table: "account", column: "totp_enc", row: id.as_str() };
    let sealed = secret.map(|secret| tx.keys().encrypt(&place, secret)).transpose()?;
    tx.execute(SQL_SET_TOTP, &[tx.commune(), id.bind(), sealed.bind(), step.bind()]).await?;
    Ok(())
}

/// Uses up a time step; false where it or a later one was used before.
pub async fn use_step(tx: &mut Tx, id: &AccountId, step: i64) -> StoreResult<bool> {
    Ok(tx.execute(SQL_SET_STEP, &[tx.commune(), id.bind(), step.bind()]).await? != 0)
}

fn binds(tx: &Tx, account: &Account) -> Vec<Value> {
    let (area, unit) = match &account.scope {
        Scope::Ward => (None, None),
        Scope::Area(area) => (Some(area.clone()), None),
        Scope::Unit(unit) => (None, Some(unit.clone())),
    };
    vec![
        tx.commune(),
        account.id.bind(),
        account.login.as_str().bind(),
        account.name.bind(),
        account.role.bind(),
        area.bind(),
        unit.bind(),
        account.language.bind(),
        account.is_disabled.bind(),
        account.created_at.bind(),
    ]
}

pub(super) fn from_row(row: &Row<'_>) -> StoreResult<Account> {
    let (area, unit) = (row.opt_text("area")?, row.opt_text("organisation")?);
    let login = row.text("login")?;
    Ok(Account {
        id: AccountId(row.text("id")?),
        login: Login::parse(&login).map_err(|error| StoreError::Failed(error.to_string()))?,
        name: row.text("name")?,
        role: row.word("role", Role::parse)?,
        scope: match (area, unit) {
            (Some(area), _) => Scope::Area(AreaId(area)),
            (None, Some(unit)) => Scope::Unit(OrganisationId(unit)),
            (None, None) => Scope::Ward,
        },
        language: row.word("language", Language::parse)?,
        is_disabled: row.bool("is_disabled")?,
        created_at: row.instant("created_at")?,
    })
}

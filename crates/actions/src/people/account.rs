use domain::people::{Account, AccountRefused, Language, Login, Permission, Role, Scope};
use jiff::{SignedDuration, Timestamp};
use store::people::account as accounts;
use store::people::code::{self, Purpose};

use super::{chance, password};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// An invitation printed today is taken up within so long.
const INVITED: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What is asked for a new account.
pub struct Draft<'d> {
    pub login: &'d str,
    pub name: &'d str,
    pub role: Role,
    pub scope: Scope,
}

/// What is printed and handed over: who has it sets the password, once.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub account: Account,
    /// "7K2M-Q0XA-9FHT-33BD"
    pub code: String,
    pub until: Timestamp,
}

/// All accounts of the ward.
pub async fn all(cx: &mut Cx<'_>) -> ActionResult<Vec<Account>> {
    cx.require(Permission::ManageAccounts)?;
    Ok(accounts::list(&mut cx.tx).await?)
}

/// Opens an account and invites its owner.
pub async fn open(cx: &mut Cx<'_>, draft: &Draft<'_>) -> ActionResult<Invitation> {
    cx.require(Permission::ManageAccounts)?;
    let account = insert(cx, draft).await?;
    renew(cx, account).await
}

/// The first account of a ward, with its password, by whoever sets the ward up. Refused where there is an account already.
pub async fn first(cx: &mut Cx<'_>, draft: &Draft<'_>, new: &str, repeated: &str) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    if accounts::count(&mut cx.tx).await? != 0 {
        return Err(ActionError::conflict("phường đã có tài khoản", "the ward has accounts already"));
    }
    with_password(cx, draft, new, repeated).await
}

/// An account with a password at once: for the one who sits at the ward's own machine.
pub async fn with_password(cx: &mut Cx<'_>, draft: &Draft<'_>, new: &str, repeated: &str) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    let account = insert(cx, draft).await?;
    password::check(new, repeated, &account)?;
    accounts::set_password(&mut cx.tx, &account.id, Some(&password::hash(new)?)).await?;
    Ok(account)
}

async fn insert(cx: &mut Cx<'_>, draft: &Draft<'_>) -> ActionResult<Account> {
    let account = Account {
        id: cx.new_id()?,
        login: Login::parse(draft.login)?,
        name: domain::ground::text::clean(draft.name),
        role: draft.role,
        scope: draft.scope.clone(),
        language: Language::Vietnamese,
        is_disabled: false,
        created_at: cx.now(),
    };
    account.check()?;
    if accounts::find_by_login(&mut cx.tx, &account.login).await?.is_some() {
        return Err(AccountRefused::Taken(account.login.to_string()).into());
    }
    accounts::insert(&mut cx.tx, &account).await?;
    let detail = serde_json::json!({ "login": account.login.as_str(), "role": account.role });
    cx.record("account.opened", account.id.as_str(), detail).await?;
    Ok(account)
}

/// A new invitation in place of the old one and of a forgotten password: the old password is gone, the sessions end, the
/// second step is lifted.
pub async fn invite(cx: &mut Cx<'_>, login: &str) -> ActionResult<Invitation> {
    cx.require(Permission::ManageAccounts)?;
    let account = find(cx, login).await?;
    accounts::set_password(&mut cx.tx, &account.id, None).await?;
    accounts::set_totp(&mut cx.tx, &account.id, None, None).await?;
    code::delete_all(&mut cx.tx, &account.id, Purpose::Recovery).await?;
    store::people::session::delete_others(&mut cx.tx, &account.id, "").await?;
    renew(cx, account).await
}

async fn renew(cx: &mut Cx<'_>, account: Account) -> ActionResult<Invitation> {
    code::delete_all(&mut cx.tx, &account.id, Purpose::Invitation).await?;
    let (code, until) = (chance::code(4)?, cx.now() + INVITED);
    code::insert(&mut cx.tx, &account.id, &code, Purpose::Invitation, Some(until)).await?;
    cx.record("account.invited", account.id.as_str(), serde_json::json!({})).await?;
    Ok(Invitation { account, code, until })
}

/// Takes an invitation up: sets the password and uses the code. Gives the account, to sign in with.
pub async fn take_up(cx: &mut Cx<'_>, typed: &str, new: &str, repeated: &str) -> ActionResult<Account> {
    cx.require(Permission::ViewTotals)?;
    let unknown = || {
        ActionError::refused(
            "mã mời không đúng, đã dùng hoặc đã hết hạn; hãy xin cán bộ phường in mã mới",
            "the invitation code is wrong, used or expired; ask the ward's officer for a new one",
        )
    };
    let now = cx.now();
    let owner = code::find(&mut cx.tx, typed, Purpose::Invitation, now).await?.ok_or_else(unknown)?;
    let account = accounts::find(&mut cx.tx, &owner).await?.filter(|one| !one.is_disabled).ok_or_else(unknown)?;
    password::check(new, repeated, &account)?;
    accounts::set_password(&mut cx.tx, &account.id, Some(&password::hash(new)?)).await?;
    code::delete(&mut cx.tx, typed, Purpose::Invitation).await?;
    store::people::session::delete_others(&mut cx.tx, &account.id, "").await?;
    cx.record("account.invitation_taken_up", account.id.as_str(), serde_json::json!({})).await?;
    Ok(account)
}

/// Sets somebody's password at the ward's own machine. All their sessions end, and so does the second step.
pub async fn set_password(cx: &mut Cx<'_>, login: &str, new: &str) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    let account = find(cx, login).await?;
    password::check(new, new, &account)?;
    accounts::set_password(&mut cx.tx, &account.id, Some(&password::hash(new)?)).await?;
    accounts::set_totp(&mut cx.tx, &account.id, None, None).await?;
    for purpose in [Purpose::Invitation, Purpose::Recovery] {
        code::delete_all(&mut cx.tx, &account.id, purpose).await?;
    }
    store::people::session::delete_others(&mut cx.tx, &account.id, "").await?;
    cx.record("account.password_set", account.id.as_str(), serde_json::json!({})).await?;
    Ok(account)
}

/// Another name, role or scope. The sessions of before end: they were given to another role.
pub async fn change(cx: &mut Cx<'_>, login: &str, draft: &Draft<'_>) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    let earlier = find(cx, login).await?;
    let changed = Account {
        login: Login::parse(draft.login)?,
        name: domain::ground::text::clean(draft.name),
        role: draft.role,
        scope: draft.scope.clone(),
        ..earlier.clone()
    };
    changed.check()?;
    if changed.role != Role::Officer {
        keep_an_officer(cx, &earlier).await?;
    }
    let other = accounts::find_by_login(&mut cx.tx, &changed.login).await?;
    if other.is_some_and(|other| other.id != changed.id) {
        return Err(AccountRefused::Taken(changed.login.to_string()).into());
    }
    accounts::update(&mut cx.tx, &changed).await?;
    if changed.role != earlier.role || changed.scope != earlier.scope {
        store::people::session::delete_others(&mut cx.tx, &changed.id, "").await?;
    }
    let detail = serde_json::json!({ "login": changed.login.as_str(), "role": changed.role });
    cx.record("account.changed", changed.id.as_str(), detail).await?;
    Ok(changed)
}

/// Locks an account and ends its sessions.
pub async fn disable(cx: &mut Cx<'_>, login: &str) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    let account = find(cx, login).await?;
    keep_an_officer(cx, &account).await?;
    store::people::session::delete_others(&mut cx.tx, &account.id, "").await?;
    code::delete_all(&mut cx.tx, &account.id, Purpose::Invitation).await?;
    switch(cx, account, true).await
}

pub async fn enable(cx: &mut Cx<'_>, login: &str) -> ActionResult<Account> {
    cx.require(Permission::ManageAccounts)?;
    let account = find(cx, login).await?;
    switch(cx, account, false).await
}

async fn switch(cx: &mut Cx<'_>, account: Account, is_disabled: bool) -> ActionResult<Account> {
    let changed = Account { is_disabled, ..account };
    accounts::update(&mut cx.tx, &changed).await?;
    let action = if is_disabled { "account.disabled" } else { "account.enabled" };
    cx.record(action, changed.id.as_str(), serde_json::json!({})).await?;
    Ok(changed)
}

/// Somebody must be left who can let people in.
async fn keep_an_officer(cx: &mut Cx<'_>, leaving: &Account) -> ActionResult<()> {
    let all = accounts::list(&mut cx.tx).await?;
    let is_left = |one: &Account| one.role == Role::Officer && !one.is_disabled && one.id != leaving.id;
    if leaving.role == Role::Officer && !leaving.is_disabled && !all.iter().any(is_left) {
        return Err(AccountRefused::LastOfficer.into());
    }
    Ok(())
}

/// The account of a login.
pub async fn find(cx: &mut Cx<'_>, login: &str) -> ActionResult<Account> {
    let missing =
        || ActionError::missing(format!("không có tài khoản «{login}»"), format!("there is no account «{login}»"));
    let parsed = Login::parse(login).map_err(|_| missing())?;
    accounts::find_by_login(&mut cx.tx, &parsed).await?.ok_or_else(missing)
}

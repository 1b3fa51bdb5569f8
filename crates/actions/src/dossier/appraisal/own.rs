use domain::ground::id::{AccountId, SubjectId};
use domain::meeting::OwnLink;
use domain::people::{Login, Permission};
use domain::register::Title;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A household or unit that somebody belongs to, as lists name it.
#[derive(Debug)]
pub struct OwnView {
    pub login: String,
    pub person: String,
    pub title: Title,
    pub code: String,
    /// Of a household only its code is told.
    pub name: String,
    pub is_own: bool,
}

/// One's own declarations; all of the ward's for those who manage accounts.
pub async fn own_links(cx: &mut Cx<'_>) -> ActionResult<Vec<OwnView>> {
    cx.require(Permission::Appraise)?;
    let me = cx.actor().account.clone();
    let sees_all = cx.require(Permission::ManageAccounts).is_ok();
    let links = store::people::own::list(&mut cx.tx).await?;
    let accounts = store::people::account::list(&mut cx.tx).await?;
    let mut views = Vec::new();
    for link in links.into_iter().filter(|link| sees_all || Some(&link.account) == me.as_ref()) {
        let Some(account) = accounts.iter().find(|account| account.id == link.account) else { continue };
        let (code, name) = called(cx, &link).await?;
        views.push(OwnView {
            login: account.login.to_string(),
            person: account.name.clone(),
            title: link.title,
            code,
            name,
            is_own: Some(&link.account) == me.as_ref(),
        });
    }
    Ok(views)
}

async fn called(cx: &mut Cx<'_>, link: &OwnLink) -> ActionResult<(String, String)> {
    let id = link.subject.0.clone();
    Ok(match link.title {
        Title::Household => {
            let found = store::household::find(&mut cx.tx, &domain::ground::id::HouseholdId(id)).await?;
            (found.map(|one| one.code).unwrap_or_default(), String::new())
        }
        _ => {
            let found = store::organisation::find(&mut cx.tx, &domain::ground::id::OrganisationId(id)).await?;
            found.map(|one| (one.code, one.name)).unwrap_or_default()
        }
    })
}

/// Declares that somebody belongs to the household or unit with this code: oneself, or, for those who manage accounts,
/// anybody. From now on they appraise nothing of it.
pub async fn declare_own(cx: &mut Cx<'_>, login: Option<&str>, code: &str) -> ActionResult<()> {
    let account = account(cx, login).await?;
    let (title, subject) = subject(cx, code).await?;
    let link = OwnLink { account, title, subject };
    let (by, at) = (cx.actor().name.clone(), cx.now());
    if store::people::own::insert(&mut cx.tx, &link, &by, at).await? {
        let detail = serde_json::json!({ "title": title, "subject": link.subject.as_str() });
        cx.record("account.own_declared", link.account.as_str(), detail).await?;
    }
    Ok(())
}

/// Takes a declaration back. Never one's own: who could would declare only when it does not matter.
pub async fn lift_own(cx: &mut Cx<'_>, login: &str, code: &str) -> ActionResult<()> {
    cx.require(Permission::ManageAccounts)?;
    let account = account(cx, Some(login)).await?;
    if cx.actor().account.as_ref() == Some(&account) {
        return Err(ActionError::refused(
            "không tự gỡ khai báo của mình được; hãy nhờ người quản lý tài khoản khác",
            "nobody takes back their own declaration; ask another manager of accounts",
        ));
    }
    let (title, subject) = subject(cx, code).await?;
    let link = OwnLink { account, title, subject };
    if store::people::own::delete(&mut cx.tx, &link).await? {
        let detail = serde_json::json!({ "title": title, "subject": link.subject.as_str() });
        cx.record("account.own_lifted", link.account.as_str(), detail).await?;
    }
    Ok(())
}

async fn account(cx: &mut Cx<'_>, login: Option<&str>) -> ActionResult<AccountId> {
    cx.require(Permission::Appraise)?;
    let Some(login) = login.map(str::trim).filter(|login| !login.is_empty()) else {
        return cx.actor().account.clone().ok_or_else(no_account);
    };
    let found = store::people::account::find_by_login(&mut cx.tx, &Login::parse(login)?).await?;
    let found = found.ok_or_else(no_account)?;
    if cx.actor().account.as_ref() != Some(&found.id) {
        cx.require(Permission::ManageAccounts)?;
    }
    Ok(found.id)
}

fn no_account() -> ActionError {
    ActionError::refused("không có tài khoản này", "there is no such account")
}

async fn subject(cx: &mut Cx<'_>, code: &str) -> ActionResult<(Title, SubjectId)> {
    let code = code.trim();
    let units = store::organisation::list(&mut cx.tx).await?;
    if let Some(unit) = units.iter().find(|unit| unit.code.eq_ignore_ascii_case(code)) {
        return Ok((unit.title(), SubjectId::from(&unit.id)));
    }
    let household = store::household::find_by_code(&mut cx.tx, &code.to_uppercase()).await?;
    household.map(|one| (Title::Household, SubjectId::from(&one.id))).ok_or_else(|| {
        ActionError::refused(
            format!("không có hộ hay đơn vị nào mang mã «{code}»"),
            format!("no household or unit has the code «{code}»"),
        )
    })
}

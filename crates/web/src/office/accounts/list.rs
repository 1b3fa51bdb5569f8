use std::collections::BTreeMap;

use actions::people;
use domain::people::{Account, Scope};
use serde::Serialize;

use crate::access::seat::Seat;
use crate::error::WebResult;

/// All accounts of the ward.
#[derive(Debug, Serialize)]
pub struct AccountsPage {
    pub accounts: Vec<AccountRow>,
}

#[derive(Debug, Serialize)]
pub struct AccountRow {
    pub login: String,
    pub name: String,
    pub role: String,
    /// "Tổ dân phố 4"; empty for the whole ward.
    pub scope: String,
    pub is_disabled: bool,
    pub is_own: bool,
}

impl AccountsPage {
    pub const TEMPLATE: &'static str = "office/accounts/list.html";
}

/// GET /office/accounts
pub async fn index(seat: Seat) -> WebResult {
    let own = seat.person()?.account.id.clone();
    let mut cx = seat.read().await?;
    let accounts = people::all(&mut cx).await?;
    let areas: BTreeMap<_, _> =
        store::area::list(&mut cx.tx).await?.into_iter().map(|area| (area.id, area.name)).collect();
    let units: BTreeMap<_, _> =
        store::organisation::list(&mut cx.tx).await?.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let row = |account: Account| AccountRow {
        scope: match &account.scope {
            Scope::Ward => String::new(),
            Scope::Area(area) => areas.get(area).cloned().unwrap_or_default(),
            Scope::Unit(unit) => units.get(unit).cloned().unwrap_or_default(),
        },
        role: seat.say(account.role.label(), account.role.english()).to_owned(),
        is_disabled: account.is_disabled,
        is_own: account.id == own,
        login: account.login.to_string(),
        name: account.name,
    };
    let page = AccountsPage { accounts: accounts.into_iter().map(row).collect() };
    seat.page(AccountsPage::TEMPLATE, &page)
}

use actions::ActionError;
use actions::people::{self, Draft, Invitation};
use axum::extract::Path;
use domain::ground::id::{AreaId, OrganisationId};
use domain::people::{Role, Scope};
use serde::Serialize;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// A new account. The scope is one list: a head's area or a unit.
#[derive(Debug, Default, Serialize)]
pub struct AccountForm {
    pub login: String,
    pub name: String,
    pub role: String,
    /// `area:ID`, `unit:ID`, or empty.
    pub scope: String,
    pub roles: Vec<Choice>,
    pub areas: Vec<Choice>,
    pub units: Vec<Choice>,
    pub problem: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl AccountForm {
    pub const TEMPLATE: &'static str = "office/accounts/form.html";
}

/// The sheet that is handed over: the code stands on it and nowhere else.
#[derive(Debug, Serialize)]
pub struct InvitationSheet {
    pub login: String,
    pub name: String,
    pub code: String,
    pub until: String,
}

impl InvitationSheet {
    pub const TEMPLATE: &'static str = "office/accounts/invitation.html";

    fn of(invitation: &Invitation) -> Self {
        Self {
            login: invitation.account.login.to_string(),
            name: invitation.account.name.clone(),
            code: invitation.code.clone(),
            until: moment(invitation.until),
        }
    }
}

/// GET /office/accounts/new
pub async fn new(seat: Seat) -> WebResult {
    let form = form(&seat, &Fields::default(), String::new()).await?;
    seat.page(AccountForm::TEMPLATE, &form)
}

async fn form(seat: &Seat, fields: &Fields, problem: String) -> WebResult<AccountForm> {
    let mut cx = seat.read().await?;
    let today = cx.today();
    let area = |area: domain::register::Area| Choice { value: format!("area:{}", area.id), label: area.name };
    let unit = |unit: domain::register::Organisation| Choice { value: format!("unit:{}", unit.id), label: unit.name };
    let role =
        |role: &Role| Choice { value: role.to_string(), label: seat.say(role.label(), role.english()).to_owned() };
    Ok(AccountForm {
        login: fields.text("login").to_owned(),
        name: fields.text("name").to_owned(),
        role: fields.text("role").to_owned(),
        scope: fields.text("scope").to_owned(),
        roles: Role::GIVEN.iter().map(role).collect(),
        areas: store::area::list_on(&mut cx.tx, today).await?.into_iter().map(area).collect(),
        units: store::organisation::list_on(&mut cx.tx, today).await?.into_iter().map(unit).collect(),
        problem,
    })
}

/// POST /office/accounts/new
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let role = Role::parse(fields.text("role")).unwrap_or(Role::Visitor);
    let scope = match fields.text("scope").split_once(':') {
        Some(("area", id)) if role == Role::AreaHead => Scope::Area(AreaId(id.to_owned())),
        Some(("unit", id)) if role == Role::Unit => Scope::Unit(OrganisationId(id.to_owned())),
        _ => Scope::Ward,
    };
    let draft = Draft { login: fields.text("login"), name: fields.text("name"), role, scope };
    let mut cx = seat.begin().await?;
    match people::open(&mut cx, &draft).await {
        Ok(invitation) => {
            cx.commit().await?;
            seat.page(InvitationSheet::TEMPLATE, &InvitationSheet::of(&invitation))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let form = form(&seat, &fields, seat.sentence(&error)).await?;
            seat.refused(AccountForm::TEMPLATE, &form)
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /office/accounts/{login}/invitation: a new code in place of a forgotten password.
pub async fn invite(seat: Seat, Path(login): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let invitation = people::invite(&mut cx, &login).await?;
    cx.commit().await?;
    seat.page(InvitationSheet::TEMPLATE, &InvitationSheet::of(&invitation))
}

/// POST /office/accounts/{login}/lock: locks it, or opens it again.
pub async fn lock(seat: Seat, Path(login): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let notice = if fields.text("open").is_empty() {
        people::disable(&mut cx, &login).await?;
        seat.say("Đã khóa tài khoản.", "The account is locked.")
    } else {
        people::enable(&mut cx, &login).await?;
        seat.say("Đã mở lại tài khoản.", "The account is open again.")
    };
    cx.commit().await?;
    Ok(seat.redirect("/office/accounts", notice))
}

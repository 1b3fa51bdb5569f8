use actions::ActionError;
use actions::dossier::appraisal::{OwnView, declare_own, lift_own, own_links};
use domain::people::Permission;
use serde::Serialize;

use super::list::title_word;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The households and units that appraisers belong to.
#[derive(Debug, Default, Serialize)]
pub struct OwnPage {
    pub rows: Vec<Row>,
    pub manages: bool,
    pub code: String,
    pub login: String,
    pub problem: String,
}

#[derive(Debug, Serialize)]
pub struct Row {
    pub person: String,
    pub login: String,
    pub title: String,
    pub code: String,
    pub name: String,
    pub is_own: bool,
}

impl OwnPage {
    pub const TEMPLATE: &'static str = "office/appraisal/own.html";
}

/// GET /office/appraisal/own
pub async fn index(seat: Seat) -> WebResult {
    let page = page(&seat).await?;
    seat.page(OwnPage::TEMPLATE, &page)
}

async fn page(seat: &Seat) -> WebResult<OwnPage> {
    let mut cx = seat.read().await?;
    let row = |one: OwnView| Row {
        title: title_word(seat, one.title).to_owned(),
        person: one.person,
        login: one.login,
        code: one.code,
        name: one.name,
        is_own: one.is_own,
    };
    Ok(OwnPage {
        rows: own_links(&mut cx).await?.into_iter().map(row).collect(),
        manages: seat.role().may(Permission::ManageAccounts),
        ..OwnPage::default()
    })
}

/// POST /office/appraisal/own
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let (login, code) = (fields.text("login"), fields.text("code"));
    let mut cx = seat.begin().await?;
    match declare_own(&mut cx, Some(login), code).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(seat.redirect("/office/appraisal/own", seat.say("Đã ghi khai báo.", "The declaration is kept.")))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let problem = seat.sentence(&error);
            let page = OwnPage { code: code.to_owned(), login: login.to_owned(), problem, ..page(&seat).await? };
            seat.refused(OwnPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /office/appraisal/own/removal
pub async fn lift(seat: Seat, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    lift_own(&mut cx, fields.text("login"), fields.text("code")).await?;
    cx.commit().await?;
    Ok(seat.redirect("/office/appraisal/own", seat.say("Đã gỡ khai báo.", "The declaration is taken back.")))
}

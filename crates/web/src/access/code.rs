use actions::people::{self, Confirmed, Seated};
use axum::http::HeaderMap;
use serde::Serialize;

use super::cookie;
use super::fields::Fields;
use super::gate::home;
use super::seat::{Seat, see_other};
use super::session::waiting;
use crate::error::WebResult;

/// The second step of signing in.
#[derive(Debug, Default, Serialize)]
pub struct CodePage {
    pub problem: String,
}

impl CodePage {
    pub const TEMPLATE: &'static str = "access/code.html";
}

/// GET /sign-in/code
pub async fn new(seat: Seat, headers: HeaderMap) -> WebResult {
    match waiting_session(&seat, &headers).await? {
        Some(_) => seat.page(CodePage::TEMPLATE, &CodePage::default()),
        None => Ok(see_other("/sign-in")),
    }
}

/// POST /sign-in/code
pub async fn create(seat: Seat, headers: HeaderMap, fields: Fields) -> WebResult {
    let Some(waits) = waiting_session(&seat, &headers).await? else { return Ok(see_other("/sign-in")) };
    let desk = seat.desk()?.for_actor(waits.actor());
    let mut cx = desk.begin().await?;
    let confirmed = people::confirm(&mut cx, &waits.session, &waits.account, fields.text("code")).await?;
    cx.commit().await?;
    let problem = match confirmed {
        Confirmed::In(token) => {
            let mut response = see_other(home(waits.account.role));
            cookie::set_session(seat.app(), &mut response, desk.commune().as_str(), &token);
            return Ok(response);
        }
        Confirmed::Wrong => {
            seat.say("mã không đúng, đã dùng hoặc đã cũ", "the code is wrong, used or too old").to_owned()
        }
        Confirmed::Wait(wait) => waiting(&seat, wait),
    };
    seat.refused(CodePage::TEMPLATE, &CodePage { problem })
}

/// The session that still waits for its second step.
async fn waiting_session(seat: &Seat, headers: &HeaderMap) -> WebResult<Option<Seated>> {
    let Some(held) = cookie::session(seat.app(), headers) else { return Ok(None) };
    let found = people::seat(seat.desk()?, &held.token).await?;
    Ok(found.filter(|seated| !seated.session.is_confirmed))
}

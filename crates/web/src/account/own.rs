use actions::people;
use serde::Serialize;
use store::people::session::Session;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What one's account is, and where it is signed in.
#[derive(Debug, Serialize)]
pub struct OwnPage {
    pub login: String,
    pub name: String,
    pub sessions: Vec<SessionRow>,
    /// None where there is no second step.
    pub recovery_left: Option<u64>,
    pub problem: String,
}

#[derive(Debug, Serialize)]
pub struct SessionRow {
    pub hash: String,
    pub device: String,
    /// "22/11/2026 18:05"
    pub seen: String,
    pub is_this: bool,
}

impl OwnPage {
    pub const TEMPLATE: &'static str = "account/own.html";
}

/// GET /account
pub async fn show(seat: Seat) -> WebResult {
    let page = page(&seat, String::new()).await?;
    seat.page(OwnPage::TEMPLATE, &page)
}

pub async fn page(seat: &Seat, problem: String) -> WebResult<OwnPage> {
    let seated = seat.person()?;
    let mut cx = seat.read().await?;
    let sessions = people::sessions(&mut cx, &seated.account).await?;
    let row = |one: &Session| SessionRow {
        hash: one.hash.clone(),
        device: one.device.clone(),
        seen: crate::view::moment(one.seen_at),
        is_this: one.hash == seated.session.hash,
    };
    Ok(OwnPage {
        login: seated.account.login.to_string(),
        name: seated.account.name.clone(),
        sessions: sessions.iter().map(row).collect(),
        recovery_left: people::recovery_left(&mut cx, &seated.account).await?,
        problem,
    })
}

/// POST /account/sessions/end: the one named, or all but this.
pub async fn destroy(seat: Seat, fields: Fields) -> WebResult {
    let seated = seat.person()?;
    let mut cx = seat.begin().await?;
    match fields.text("session") {
        "" => drop(people::end_others(&mut cx, &seated.account, &seated.session.hash).await?),
        hash => people::end(&mut cx, &seated.account, hash).await?,
    }
    cx.commit().await?;
    Ok(seat.redirect("/account", seat.say("Đã kết thúc phiên.", "The session was ended.")))
}

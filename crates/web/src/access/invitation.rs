use actions::ActionError;
use actions::people;
use serde::Serialize;

use super::fields::{Fields, Query};
use super::seat::Seat;
use crate::error::WebResult;

/// Setting the first password with a printed code.
#[derive(Debug, Default, Serialize)]
pub struct InvitationPage {
    pub code: String,
    pub problem: String,
    pub shortest: usize,
}

impl InvitationPage {
    pub const TEMPLATE: &'static str = "access/invitation.html";

    fn new(code: &str, problem: String) -> Self {
        Self { code: code.to_owned(), problem, shortest: domain::people::password::SHORTEST }
    }
}

/// GET /invitation
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    seat.page(InvitationPage::TEMPLATE, &InvitationPage::new(query.text("code"), String::new()))
}

/// POST /invitation
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let (code, new, repeated) = (fields.text("code"), fields.text("password"), fields.text("repeated"));
    let mut cx = seat.begin().await?;
    match people::take_up(&mut cx, code, new, repeated).await {
        Ok(account) => {
            cx.commit().await?;
            let notice = format!(
                "{} {}",
                seat.say("Đã đặt mật khẩu. Tên đăng nhập của bạn là:", "The password is set. Your login is:"),
                account.login
            );
            Ok(seat.redirect("/sign-in", &notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            let page = InvitationPage::new(code, seat.sentence(&error));
            seat.refused(InvitationPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

use actions::ActionError;
use actions::people::{NewPassword, change_password};
use serde::Serialize;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

#[derive(Debug, Default, Serialize)]
pub struct PasswordPage {
    pub problem: String,
    pub shortest: usize,
}

impl PasswordPage {
    pub const TEMPLATE: &'static str = "account/password.html";

    fn new(problem: String) -> Self {
        Self { problem, shortest: domain::people::password::SHORTEST }
    }
}

/// GET /account/password
pub async fn edit(seat: Seat) -> WebResult {
    seat.page(PasswordPage::TEMPLATE, &PasswordPage::new(String::new()))
}

/// POST /account/password
pub async fn update(seat: Seat, fields: Fields) -> WebResult {
    let seated = seat.person()?;
    let typed =
        NewPassword { old: fields.text("old"), new: fields.text("password"), repeated: fields.text("repeated") };
    let mut cx = seat.begin().await?;
    match change_password(&mut cx, &seated.account, &seated.session.hash, &typed).await {
        Ok(()) => {
            cx.commit().await?;
            let notice = seat.say(
                "Đã đổi mật khẩu; các phiên khác đã kết thúc.",
                "The password was changed; your other sessions have ended.",
            );
            Ok(seat.redirect("/account", notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            seat.refused(PasswordPage::TEMPLATE, &PasswordPage::new(seat.sentence(&error)))
        }
        Err(error) => Err(error.into()),
    }
}

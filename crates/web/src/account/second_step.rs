use actions::ActionError;
use actions::people::{self, Enrolment};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Serialize;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The secret to be taken up by a telephone, as a picture and as letters.
#[derive(Debug, Default, Serialize)]
pub struct SecondStepPage {
    pub address: String,
    /// In groups of four.
    pub secret: String,
    /// An SVG of our own making: nothing of it was typed by anybody.
    pub picture: String,
    pub problem: String,
}

impl SecondStepPage {
    pub const TEMPLATE: &'static str = "account/second_step.html";

    fn of(made: &Enrolment, problem: String) -> Self {
        let letters: Vec<char> = made.secret.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Self {
            address: made.address.clone(),
            secret: groups.join(" "),
            picture: QrCode::new(made.address.as_bytes()).map(|code| draw(&code)).unwrap_or_default(),
            problem,
        }
    }
}

fn draw(code: &QrCode) -> String {
    code.render::<svg::Color<'_>>().min_dimensions(220, 220).build()
}

/// The codes that stand in for a lost telephone: shown once.
#[derive(Debug, Serialize)]
pub struct RecoveryPage {
    pub codes: Vec<String>,
}

impl RecoveryPage {
    pub const TEMPLATE: &'static str = "account/recovery.html";
}

/// GET /account/second-step
pub async fn new(seat: Seat) -> WebResult {
    let made = people::prepare(&seat.person()?.account)?;
    seat.page(SecondStepPage::TEMPLATE, &SecondStepPage::of(&made, String::new()))
}

/// POST /account/second-step
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let account = &seat.person()?.account;
    let address = fields.text("address");
    let mut cx = seat.begin().await?;
    match people::enrol(&mut cx, account, address, fields.text("code")).await {
        Ok(codes) => {
            cx.commit().await?;
            seat.page(RecoveryPage::TEMPLATE, &RecoveryPage { codes })
        }
        Err(error @ ActionError::Refused(_)) => {
            let made = Enrolment { address: address.to_owned(), secret: people::secret_of(address) };
            seat.refused(SecondStepPage::TEMPLATE, &SecondStepPage::of(&made, seat.sentence(&error)))
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /account/second-step/end
pub async fn destroy(seat: Seat, fields: Fields) -> WebResult {
    let account = &seat.person()?.account;
    let mut cx = seat.begin().await?;
    match people::lift(&mut cx, account, fields.text("password")).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(seat.redirect("/account", seat.say("Đã bỏ bước xác nhận thứ hai.", "The second step is off.")))
        }
        Err(error @ ActionError::Refused(_)) => {
            let page = super::own::page(&seat, seat.sentence(&error)).await?;
            seat.refused(super::own::OwnPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

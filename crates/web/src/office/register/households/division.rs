use actions::ActionError;
use actions::register::household::{self as register, Division};
use axum::extract::Path;
use axum::http::StatusCode;

use super::super::address;
use super::form::{HouseholdForm, draft};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// GET /office/register/households/{code}/division
pub async fn divide(seat: Seat, Path(code): Path<String>) -> WebResult {
    let form = form(&seat, &code).await?;
    seat.page(HouseholdForm::TEMPLATE, &form)
}

/// The form of the new household; its address is that of the old one until somebody says otherwise.
async fn form(seat: &Seat, code: &str) -> WebResult<HouseholdForm> {
    let mut cx = seat.read().await?;
    let page = register::page(&mut cx, code).await?;
    let path = address::household(&page.household.code);
    Ok(HouseholdForm {
        from_code: page.household.code.clone(),
        from_head: page.household.head.clone(),
        action: format!("{path}/division"),
        back: path,
        version: page.version.clone(),
        fields: [("address".to_owned(), page.household.address)].into(),
        ..HouseholdForm::default()
    })
}

/// POST /office/register/households/{code}/division
pub async fn divided(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let form = form(&seat, &code).await?.typed(&fields);
    let mut cx = seat.begin().await?;
    let left = fields.text("left").trim();
    let parsed = left.parse::<u32>().ok().filter(|many| (1..100).contains(many));
    let draft = draft(&seat, &fields, cx.today());
    let mut problems = draft.as_ref().err().cloned().unwrap_or_default();
    if !left.is_empty() && parsed.is_none() {
        problems.insert("left".to_owned(), seat.say("ghi một số từ 1 đến 99", "a number from 1 to 99").to_owned());
    }
    let draft = match draft {
        Ok(draft) if problems.is_empty() => draft,
        _ => return seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problems, ..form }),
    };
    let division = Division {
        version: fields.text("version"),
        draft: &draft,
        code: fields.text("code"),
        left: parsed,
        reason: fields.text("reason"),
    };
    match register::divide(&mut cx, &code, &division).await {
        Ok(household) => {
            cx.commit().await?;
            let notice = seat.say("Đã tách thành hộ mới.", "The new household is in the register.");
            Ok(seat.redirect(&address::household(&household.code), notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problem: seat.sentence(&error), ..form })
        }
        Err(error @ ActionError::Conflict { .. }) => {
            let form = HouseholdForm { problem: seat.sentence(&error), ..form };
            seat.page_with(StatusCode::CONFLICT, HouseholdForm::TEMPLATE, &form)
        }
        Err(error) => Err(error.into()),
    }
}

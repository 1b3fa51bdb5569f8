use actions::ActionError;
use actions::register::{self, free_codes};
use axum::extract::Path;
use domain::ground::date;
use jiff::civil::Date;
use serde::Serialize;

use super::super::address;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// An area that is added, renamed or ended on a day.
#[derive(Debug, Default, Serialize)]
pub struct AreaForm {
    /// `new`, `rename`, `end`
    pub deed: &'static str,
    pub action: String,
    pub back: String,
    pub area: String,
    pub code: String,
    pub name: String,
    pub on: String,
    pub reason: String,
    pub problem: String,
    pub day_problem: String,
}

impl AreaForm {
    pub const TEMPLATE: &'static str = "office/register/areas/form.html";
}

async fn form(seat: &Seat, deed: &'static str, code: &str, fields: Option<&Fields>) -> WebResult<AreaForm> {
    let mut cx = seat.read().await?;
    let (mut back, mut area, mut action) = ("/office/register/areas".to_owned(), String::new(), String::new());
    let mut free = String::new();
    if deed == "new" {
        action.push_str("/office/register/areas/new");
        free = free_codes(&mut cx, 1).await?.pop().unwrap_or_default();
    } else {
        let found = register::area(&mut cx, code).await?;
        back = address::area(&found.code);
        action = format!("{back}/{deed}");
        area = found.name;
    }
    let text = |name: &str, usual: String| fields.map_or(usual, |fields| fields.text(name).to_owned());
    Ok(AreaForm {
        deed,
        action,
        back,
        code: text("code", free),
        name: text("name", if deed == "rename" { area.clone() } else { String::new() }),
        on: text("on", date::short(cx.today())),
        reason: text("reason", String::new()),
        area,
        ..AreaForm::default()
    })
}

/// GET /office/register/areas/new
pub async fn add(seat: Seat) -> WebResult {
    let form = form(&seat, "new", "", None).await?;
    seat.page(AreaForm::TEMPLATE, &form)
}

/// GET /office/register/areas/{code}/rename
pub async fn rename(seat: Seat, Path(code): Path<String>) -> WebResult {
    let form = form(&seat, "rename", &code, None).await?;
    seat.page(AreaForm::TEMPLATE, &form)
}

/// GET /office/register/areas/{code}/end
pub async fn end(seat: Seat, Path(code): Path<String>) -> WebResult {
    let form = form(&seat, "end", &code, None).await?;
    seat.page(AreaForm::TEMPLATE, &form)
}

/// POST /office/register/areas/new
pub async fn added(seat: Seat, fields: Fields) -> WebResult {
    done(&seat, "new", "", &fields).await
}

/// POST /office/register/areas/{code}/rename
pub async fn renamed(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    done(&seat, "rename", &code, &fields).await
}

/// POST /office/register/areas/{code}/end
pub async fn ended(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    done(&seat, "end", &code, &fields).await
}

async fn done(seat: &Seat, deed: &'static str, code: &str, fields: &Fields) -> WebResult {
    let form = form(seat, deed, code, Some(fields)).await?;
    let Some(on) = date::parse(fields.text("on")) else {
        let day_problem = seat.say("ngày ghi theo mẫu 05/01/2026", "write the day like 05/01/2026").to_owned();
        return seat.refused(AreaForm::TEMPLATE, &AreaForm { day_problem, ..form });
    };
    match carry_out(seat, deed, code, fields, on).await? {
        Ok((path, notice)) => Ok(seat.redirect(&path, notice)),
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            seat.refused(AreaForm::TEMPLATE, &AreaForm { problem: seat.sentence(&error), ..form })
        }
        Err(error) => Err(error.into()),
    }
}

type Done<'s> = Result<(String, &'s str), ActionError>;

async fn carry_out<'s>(seat: &'s Seat, deed: &str, code: &str, fields: &Fields, on: Date) -> WebResult<Done<'s>> {
    let mut cx = seat.begin().await?;
    let (name, reason) = (fields.text("name"), fields.text("reason"));
    let given = Some(fields.text("code").trim()).filter(|code| !code.is_empty());
    let (result, notice) = match deed {
        "new" => (register::add(&mut cx, given, name, on).await, seat.say("Đã thêm khu dân cư.", "The area is added.")),
        "rename" => (register::rename(&mut cx, code, name, on).await, seat.say("Đã đổi tên.", "It is renamed.")),
        _ => (register::end_area(&mut cx, code, on, reason).await, seat.say("Đã ghi kết thúc.", "The end is noted.")),
    };
    match result {
        Ok(area) => {
            cx.commit().await?;
            Ok(Ok((address::area(&area.code), notice)))
        }
        Err(error) => Ok(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_asks_for_its_day_and_what_else_it_needs() {
        for (deed, asks, asks_not) in [
            ("new", "name=\"code\"", "name=\"reason\""),
            ("rename", "name=\"name\"", "name=\"code\""),
            ("end", "name=\"reason\"", "name=\"name\""),
        ] {
            let form = AreaForm { deed, day_problem: "ngày sai".to_owned(), ..AreaForm::default() };
            let html = crate::view::sample(AreaForm::TEMPLATE, &form);
            assert!(html.contains(asks) && !html.contains(asks_not) && html.contains("ngày sai"), "{deed}: {html}");
        }
    }
}

use actions::ActionError;
use actions::intake::draft::{CellChange, Choice, choose, leave_out, look, mend};
use axum::extract::Path;
use domain::ground::id::DraftId;
use domain::intake::{CellPlace, LeftOut, catalogue};

use super::columns::{chosen_twice, mapping};
use super::draft::{Asked, TypedCell, again};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// POST /office/import/drafts/{id}/columns: year, sheet, and what the columns mean.
pub async fn columns(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let id = DraftId(id);
    let mut cx = seat.begin().await?;
    let (draft, _) = look(&mut cx, &id).await?;
    let typed = fields.text("year").trim();
    let year = typed.parse::<i16>().ok().filter(|year| (1900..=2200).contains(year));
    if year.is_none() && !typed.is_empty() {
        drop(cx);
        let problem = seat.say("năm gồm bốn chữ số", "a year has four digits").to_owned();
        return again(&seat, &id, &Asked::default(), problem, &fields).await;
    }
    if let Some(field) = chosen_twice(&fields) {
        drop(cx);
        let label = catalogue::field(draft.kind, &field).map_or(field.as_str(), |field| field.label).to_owned();
        let vietnamese = format!("hai cột cùng được chọn là «{label}»; mỗi trường chỉ đọc từ một cột");
        let english = format!("two columns were chosen as «{label}»; a field is read from one column");
        let problem = seat.say(&vietnamese, &english).to_owned();
        return again(&seat, &id, &Asked::default(), problem, &fields).await;
    }
    let sheet = Some(fields.text("sheet")).filter(|sheet| !sheet.is_empty()).map(str::to_owned);
    // Other columns are recognised on another sheet: what was chosen of the old one says nothing of it.
    let is_same_sheet = draft.sheet == sheet;
    let mapping = match fields.has("auto") || !is_same_sheet {
        true => Vec::new(),
        false => mapping(&draft.mapping, &fields),
    };
    let version = fields.text("version").parse().unwrap_or_default();
    let choice = Choice { version, year, sheet, mapping };
    match choose(&mut cx, &id, choice).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(seat.redirect(
                &format!("/office/import/drafts/{id}"),
                seat.say("Đã đọc lại tệp.", "The file was read again."),
            ))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            drop(cx);
            again(&seat, &id, &Asked::default(), seat.sentence(&error), &fields).await
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /office/import/drafts/{id}/cells: another value in one cell, or the file's own again.
pub async fn cell(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let id = DraftId(id);
    let number = |name: &str| fields.text(name).parse::<u32>().unwrap_or_default();
    let column = usize::try_from(number("column")).unwrap_or(usize::MAX);
    let place = CellPlace { sheet: fields.text("sheet").to_owned(), row: number("row"), column };
    let text = if fields.has("restore") { None } else { Some(fields.text("value")) };
    let typed = TypedCell { sheet: place.sheet.clone(), row: place.row, column, text: fields.text("value").to_owned() };
    let mut cx = seat.begin().await?;
    match mend(&mut cx, &id, CellChange { place, text, seen: number("turn") }).await {
        Ok(()) => {
            cx.commit().await?;
            let name = domain::intake::cell_name(typed.column, typed.row);
            let vietnamese = format!("Đã sửa ô {name}.");
            let notice = seat.say(&vietnamese, "The cell is mended.").to_owned();
            Ok(seat.redirect(&back(&id, &fields), &notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            drop(cx);
            let asked = Asked::of(&fields).with(typed);
            again(&seat, &id, &asked, seat.sentence(&error), &Fields::default()).await
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /office/import/drafts/{id}/rows: leaves a row out, or takes it in again.
pub async fn row(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let id = DraftId(id);
    let row = LeftOut { sheet: fields.text("sheet").to_owned(), row: fields.text("row").parse().unwrap_or_default() };
    let is_out = !fields.has("again");
    let mut cx = seat.begin().await?;
    leave_out(&mut cx, &id, row, is_out).await?;
    cx.commit().await?;
    let notice = match is_out {
        true => seat.say("Dòng này sẽ không được nạp.", "The row will not be imported."),
        false => seat.say("Dòng này được lấy lại.", "The row is taken in again."),
    };
    Ok(seat.redirect(&back(&id, &fields), notice))
}

/// The part of the list that was looked at.
fn back(id: &DraftId, fields: &Fields) -> String {
    let word = |name: &str| fields.text(name).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("/office/import/drafts/{id}?show={}&page={}#list", word("show"), word("page"))
}

use actions::setting::{self, NotPut};
use actions::{ActionError, ActionResult};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::date;
use domain::ground::refusal::Refusal as _;
use domain::setting::form::{self, Kind};
use domain::setting::{BadEntry, Entry};
use serde::Serialize;

use super::words;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One entry to add, or to correct.
#[derive(Debug, Default, Serialize)]
pub struct EntryForm {
    pub action: String,
    pub name: String,
    pub is_correction: bool,
    pub fields: Vec<FieldView>,
    pub reason: String,
    pub reason_problem: String,
    pub problem: String,
    /// What stands there now, where somebody was faster.
    pub theirs: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct FieldView {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub problem: String,
    /// `line`, `lines`, `tick`, `choice`.
    pub kind: &'static str,
    pub choices: Vec<(String, String)>,
}

impl EntryForm {
    pub const TEMPLATE: &'static str = "office/settings/form.html";
}

/// GET /office/settings/{key}/new
pub async fn new(seat: Seat, Path(key): Path<String>) -> WebResult {
    let today = date::short(seat.read().await?.today());
    let value = |name: &str| match name {
        "from" => today.clone(),
        "symbol" if key == "letterhead" => "UBND".to_owned(),
        _ => String::new(),
    };
    let page = page(&seat, &key, &value)?;
    seat.page(EntryForm::TEMPLATE, &EntryForm { action: format!("/office/settings/{key}/new"), ..page })
}

/// POST /office/settings/{key}/new
pub async fn create(seat: Seat, Path(key): Path<String>, fields: Fields) -> WebResult {
    put(&seat, &key, None, &fields).await
}

/// GET /office/settings/{key}/{mark}/correction
pub async fn edit(seat: Seat, Path((key, mark)): Path<(String, String)>) -> WebResult {
    let entry = found(&seat, &key, &mark).await?;
    let page = page(&seat, &key, &|name| entry.text(name))?;
    let action = format!("/office/settings/{key}/{mark}/correction");
    seat.page(EntryForm::TEMPLATE, &EntryForm { action, is_correction: true, ..page })
}

/// POST /office/settings/{key}/{mark}/correction
pub async fn update(seat: Seat, Path((key, mark)): Path<(String, String)>, fields: Fields) -> WebResult {
    put(&seat, &key, Some(&mark), &fields).await
}

pub async fn found(seat: &Seat, key: &str, mark: &str) -> WebResult<Entry> {
    let mut cx = seat.read().await?;
    let own = setting::own(&mut cx).await?;
    let entry = own.into_iter().find(|one| one.key() == key && setting::mark(one) == mark);
    Ok(entry.ok_or_else(|| ActionError::missing("mục cài đặt này không còn ở đây", "this entry is no longer here"))?)
}

async fn put(seat: &Seat, key: &str, mark: Option<&str>, fields: &Fields) -> WebResult {
    let typed = |name: &str| fields.text(name).to_owned();
    let mut cx = seat.begin().await?;
    let result = setting::put(&mut cx, key, mark, &typed, fields.text("reason")).await;
    let refused = match result {
        Ok(()) => {
            cx.commit().await?;
            let notice = seat.say("Đã ghi cài đặt.", "The setting is saved.");
            return Ok(seat.redirect(&format!("/office/settings#g-{key}"), notice));
        }
        Err(refused) => refused,
    };
    drop(cx);
    let mut page = page(seat, key, &typed)?;
    page.is_correction = mark.is_some();
    page.action = match mark {
        Some(mark) => format!("/office/settings/{key}/{mark}/correction"),
        None => format!("/office/settings/{key}/new"),
    };
    page.reason = fields.text("reason").to_owned();
    match refused {
        NotPut::Bad(bad) => {
            place(&mut page, &bad, sentence(seat, &bad));
            seat.refused(EntryForm::TEMPLATE, &page)
        }
        NotPut::Error(error @ ActionError::Conflict { .. }) => {
            page.problem = seat.sentence(&error);
            page.theirs = theirs(seat, key).await?;
            // What was typed is kept; sent again it is a new entry, or lands where the other one stands.
            (page.action, page.is_correction) = (format!("/office/settings/{key}/new"), false);
            seat.page_with(StatusCode::CONFLICT, EntryForm::TEMPLATE, &page)
        }
        NotPut::Error(error) => Err(error.into()),
    }
}

async fn theirs(seat: &Seat, key: &str) -> WebResult<Vec<String>> {
    let mut cx = seat.read().await?;
    let own = setting::own(&mut cx).await?;
    let line = |entry: &Entry| format!("{}: {}", words::days(seat, entry), words::lines(seat, entry).join("; "));
    Ok(own.iter().filter(|entry| entry.key() == key).map(line).collect())
}

fn sentence(seat: &Seat, bad: &BadEntry) -> String {
    seat.say(&bad.to_string(), &bad.english()).to_owned()
}

/// Puts the sentence beside its field.
fn place(page: &mut EntryForm, bad: &BadEntry, sentence: String) {
    match page.fields.iter_mut().find(|field| field.name == bad.field()) {
        Some(field) => field.problem = sentence,
        None if bad.field() == "reason" => page.reason_problem = sentence,
        None => page.problem = sentence,
    }
}

fn page(seat: &Seat, key: &str, value: &dyn Fn(&str) -> String) -> ActionResult<EntryForm> {
    let fields = form::fields(key)
        .ok_or_else(|| ActionError::missing("không có loại cài đặt này", "there is no such kind of setting"))?;
    let view = |field: &form::Field| {
        let (label, hint) = words::field(key, field.name);
        let (kind, choices) = match field.kind {
            Kind::Day | Kind::Line | Kind::Number => ("line", &[][..]),
            Kind::Lines => ("lines", &[][..]),
            Kind::Tick => ("tick", &[][..]),
            Kind::Choice(choices) => ("choice", choices),
        };
        let choice = |word: &&'static str| {
            let words = words::choice(word);
            ((*word).to_owned(), seat.say(words.0, words.1).to_owned())
        };
        FieldView {
            name: field.name,
            label: seat.say(label.0, label.1).to_owned(),
            hint: seat.say(hint.0, hint.1).to_owned(),
            value: value(field.name),
            problem: String::new(),
            kind,
            choices: choices.iter().map(choice).collect(),
        }
    };
    let name = words::key(key);
    Ok(EntryForm {
        name: seat.say(name.0, name.1).to_owned(),
        fields: fields.iter().map(view).collect(),
        ..EntryForm::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &'static str, kind: &'static str, value: &str) -> FieldView {
        FieldView {
            name,
            label: name.to_owned(),
            hint: "gợi ý".to_owned(),
            value: value.to_owned(),
            problem: String::new(),
            kind,
            choices: vec![("up".to_owned(), "lên".to_owned())],
        }
    }

    #[test]
    fn every_kind_of_field_keeps_what_was_typed_and_says_what_is_wrong() {
        let mut page = EntryForm {
            is_correction: true,
            fields: vec![
                field("from", "line", "31/02/2026"),
                field("titles", "lines", "CHỦ TỊCH"),
                field("usual", "tick", "yes"),
                field("rounding", "choice", "up"),
            ],
            ..EntryForm::default()
        };
        place(&mut page, &BadEntry::Empty { field: "reason" }, "cần lý do".to_owned());
        place(&mut page, &BadEntry::NoDay { field: "from", given: String::new() }, "không phải ngày".to_owned());
        let html = crate::view::sample(EntryForm::TEMPLATE, &page);
        for part in ["from-problem", "reason-problem", "CHỦ TỊCH</textarea>", "checked", "value=\"up\" selected"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}

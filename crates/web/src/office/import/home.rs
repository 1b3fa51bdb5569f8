use actions::ActionError;
use actions::intake::draft::{NewDraft, drafts, open};
use actions::intake::{batches, template as write_template};
use axum::extract::Path;
use axum::response::IntoResponse as _;
use domain::intake::ImportKind;
use serde::Serialize;
use store::import::draft::Draft;

use super::history::{BatchRow, rows};
use super::words;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::access::upload::Uploads;
use crate::error::{Trouble, WebResult};
use crate::view::download::download;
use crate::view::moment;
use crate::worker::heavy;

/// Where a file is sent, and what was sent before.
#[derive(Debug, Default, Serialize)]
pub struct ImportPage {
    pub kinds: Vec<Choice>,
    pub kind: String,
    pub year: String,
    pub problem: String,
    pub year_problem: String,
    pub drafts: Vec<DraftRow>,
    pub batches: Vec<BatchRow>,
    pub has_more: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// A list that waits to be accepted.
#[derive(Debug, Serialize)]
pub struct DraftRow {
    pub id: String,
    pub title: String,
    pub file: String,
    pub who: String,
    pub when: String,
}

impl ImportPage {
    pub const TEMPLATE: &'static str = "office/import/home.html";
}

/// Batches on the first page; the others are in the history.
const LATEST: usize = 8;

/// GET /office/import
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let page = page(&seat, &query).await?;
    seat.page(ImportPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, typed: &Fields) -> WebResult<ImportPage> {
    let mut cx = seat.read().await?;
    let mut batches = batches(&mut cx).await?;
    let has_more = LATEST < batches.len();
    batches.truncate(LATEST);
    let waiting = drafts(&mut cx).await?.into_iter().filter(|draft| draft.result.is_none());
    let row = |draft: Draft| DraftRow {
        title: words::kind(seat, draft.kind).to_owned(),
        when: moment(draft.touched_at),
        who: draft.touched_by,
        file: draft.file_name,
        id: draft.id.0,
    };
    let kind = |kind: &ImportKind| Choice { value: kind.to_string(), label: words::kind(seat, *kind).to_owned() };
    let year = typed.text("year");
    Ok(ImportPage {
        kinds: ImportKind::ALL.iter().map(kind).collect(),
        kind: if typed.text("kind").is_empty() {
            ImportKind::Households.to_string()
        } else {
            typed.text("kind").into()
        },
        year: if typed.has("year") { year.to_owned() } else { cx.today().year().to_string() },
        drafts: waiting.map(row).collect(),
        batches: rows(seat, batches),
        has_more,
        ..ImportPage::default()
    })
}

/// POST /office/import: the file is kept, and looked at on the next page.
pub async fn create(seat: Seat, fields: Fields, uploads: Uploads) -> WebResult {
    let Some(kind) = ImportKind::parse(fields.text("kind")) else {
        return Err(ActionError::refused("hãy chọn loại danh sách", "choose a kind of list").into());
    };
    let typed = fields.text("year").trim();
    let year = typed.parse::<i16>().ok().filter(|year| (1900..=2200).contains(year));
    let is_bad_year = if typed.is_empty() { words::needs_year(kind) } else { year.is_none() };
    if is_bad_year {
        let problem =
            seat.say("ghi năm của danh sách, bốn chữ số", "which year is the list of? Four digits").to_owned();
        let page = ImportPage { year_problem: problem, ..page(&seat, &fields).await? };
        return seat.refused(ImportPage::TEMPLATE, &page);
    }
    let Some(file) = uploads.of("file").cloned() else {
        let problem = seat.say("hãy chọn tệp", "choose a file").to_owned();
        let page = ImportPage { problem, ..page(&seat, &fields).await? };
        return seat.refused(ImportPage::TEMPLATE, &page);
    };
    let desk = seat.desk()?.clone();
    let opened = heavy(async move {
        let new = NewDraft { kind, year, file: &file.file, bytes: &file.bytes };
        open(&desk, &new).await
    });
    match opened.await {
        Ok(id) => Ok(seat.redirect(&format!("/office/import/drafts/{id}"), "")),
        Err(error @ ActionError::Refused(_)) => {
            let page = ImportPage { problem: seat.sentence(&error), ..page(&seat, &fields).await? };
            seat.refused(ImportPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// GET /office/import/templates/{kind}: an empty workbook to fill in.
pub async fn template(seat: Seat, Path(kind): Path<String>, Query(query): Query) -> WebResult {
    let Some(kind) = ImportKind::parse(&kind) else { return Ok(Trouble::Absent.into_response()) };
    let cx = seat.read().await?;
    let year = query.text("year").parse().unwrap_or_else(|_| cx.today().year());
    let bytes = write_template(&cx, kind, year)?;
    Ok(download(&format!("mau-{}.xlsx", words::slug(kind)), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_file_keeps_what_was_chosen_and_says_why() {
        let page = ImportPage {
            kinds: vec![Choice { value: "households".to_owned(), label: "Danh sách hộ gia đình".to_owned() }],
            kind: "households".to_owned(),
            year: "2021".to_owned(),
            problem: "tệp có đặt mật khẩu".to_owned(),
            ..ImportPage::default()
        };
        let html = crate::view::sample(ImportPage::TEMPLATE, &page);
        assert!(html.contains("tệp có đặt mật khẩu") && html.contains("value=\"2021\""), "{html}");
        assert!(html.find("_csrf\"").unwrap() < html.find("type=\"file\"").unwrap(), "the token comes first");
        assert!(html.contains("enctype=\"multipart/form-data\""));
    }
}

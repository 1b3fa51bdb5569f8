use actions::ActionError;
use actions::intake::draft::{LONG, Outcome, accept, discard, held as held_rows, look, see};
use actions::job::{self, JobOrder, Progress};
use axum::extract::Path;
use domain::ground::id::DraftId;
use serde::Serialize;

use super::draft::{Asked, again};
use super::words;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::download::download;
use crate::worker::heavy;

/// POST /office/import/drafts/{id}/acceptance: at once, or behind the pages where the list is long.
pub async fn create(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let id = DraftId(id);
    let version = fields.text("version").parse().unwrap_or_default();
    let (desk, of) = (seat.desk()?.clone(), id.clone());
    let view = heavy(async move { see(&desk, &of).await }).await?;
    let lines = match &view.seen.outcome {
        Outcome::Ready(taken) => taken.reading.lines.len(),
        Outcome::Unclear { .. } => 0,
    };
    if LONG < lines && view.accepted.is_none() && view.draft.version == version {
        let mut cx = seat.begin().await?;
        let job = job::order(&mut cx, &JobOrder::Import { draft: id.0.clone(), version }).await?;
        cx.commit().await?;
        seat.app().wake();
        return Ok(seat.redirect(&format!("/office/jobs/{job}"), ""));
    }
    let (desk, of) = (seat.desk()?.clone(), id.clone());
    match heavy(async move { accept(&desk, &of, version, &Progress::default()).await }).await {
        Ok(_) => Ok(seat.redirect(&format!("/office/import/drafts/{id}"), seat.say("Đã nạp.", "Imported."))),
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            again(&seat, &id, &Asked::default(), seat.sentence(&error), &Fields::default()).await
        }
        Err(error) => Err(error.into()),
    }
}

/// GET /office/import/drafts/{id}/held: the rows held back, with a note in each cell concerned.
pub async fn held(seat: Seat, Path(id): Path<String>) -> WebResult {
    let id = DraftId(id);
    let mut cx = seat.read().await?;
    let (draft, _) = look(&mut cx, &id).await?;
    drop(cx);
    let desk = seat.desk()?.clone();
    let bytes = heavy(async move { held_rows(&desk, &id).await }).await?;
    let stem = draft.file_name.rsplit_once('.').map_or(draft.file_name.as_str(), |(stem, _)| stem).to_owned();
    Ok(download(&format!("{stem} - cần sửa.xlsx"), bytes))
}

/// Asks before a draft is dropped.
#[derive(Debug, Serialize)]
pub struct RemovalPage {
    pub id: String,
    pub title: String,
    pub file: String,
    pub is_accepted: bool,
}

impl RemovalPage {
    pub const TEMPLATE: &'static str = "office/import/removal.html";
}

/// GET /office/import/drafts/{id}/removal
pub async fn ask_removal(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let (draft, accepted) = look(&mut cx, &DraftId(id)).await?;
    let page = RemovalPage {
        title: words::kind(&seat, draft.kind).to_owned(),
        is_accepted: accepted.is_some(),
        file: draft.file_name,
        id: draft.id.0,
    };
    seat.page(RemovalPage::TEMPLATE, &page)
}

/// POST /office/import/drafts/{id}/removal
pub async fn remove(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    discard(&mut cx, &DraftId(id)).await?;
    cx.commit().await?;
    Ok(seat.redirect("/office/import", seat.say("Đã bỏ bản nạp và tệp của nó.", "The draft and its file are gone.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropping_a_draft_asks_first_and_says_that_the_import_stays() {
        let page = RemovalPage {
            id: "draft-1".to_owned(),
            title: "Danh sách hộ gia đình".to_owned(),
            file: "hộ.xlsx".to_owned(),
            is_accepted: true,
        };
        let html = crate::view::sample(RemovalPage::TEMPLATE, &page);
        assert!(html.contains("/office/import/drafts/draft-1/removal") && html.contains("vẫn còn"), "{html}");
    }
}

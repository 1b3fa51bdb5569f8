use actions::ActionError;
use actions::dossier::appraisal::{Compared, accept as accept_it, compare, return_it};
use axum::extract::Path;
use domain::ground::id::SubmissionId;
use serde::Serialize;

use super::compare::ComparePage;
use super::list::PROGRAMME;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Asks once more before a dossier is given back or accepted.
#[derive(Debug, Default, Serialize)]
pub struct StepPage {
    pub path: String,
    pub name: String,
    pub version: u32,
    pub is_return: bool,
    pub would_be: String,
    pub would_be_word: String,
    /// Criteria where the claim differs from what is known.
    pub differing: Vec<String>,
    /// What an appraiser found otherwise than it was claimed.
    pub found: Vec<String>,
    pub reason: String,
    pub problem: String,
}

impl StepPage {
    pub const TEMPLATE: &'static str = "office/appraisal/step.html";

    fn of(seat: &Seat, compared: &Compared, is_return: bool) -> Self {
        let page = ComparePage::of(seat, compared);
        let differing = page.lines.iter().filter(|line| line.is_differing && line.says.is_empty());
        let found = page.lines.iter().filter(|line| !line.says.is_empty());
        Self {
            name: page.name.clone(),
            version: page.version,
            is_return,
            would_be: page.would_be.clone(),
            would_be_word: page.would_be_word.clone(),
            differing: differing.map(|line| format!("{}: {}", line.id, line.known)).collect(),
            found: found.map(|line| format!("{}: {}", line.id, line.reason)).collect(),
            reason: String::new(),
            problem: page.refusal.clone(),
            path: page.path,
        }
    }
}

/// GET /office/appraisal/{id}/return
pub async fn returning(seat: Seat, Path(id): Path<String>) -> WebResult {
    confirm(&seat, id, true).await
}

/// GET /office/appraisal/{id}/acceptance
pub async fn acceptance(seat: Seat, Path(id): Path<String>) -> WebResult {
    confirm(&seat, id, false).await
}

async fn confirm(seat: &Seat, id: String, is_return: bool) -> WebResult {
    let mut cx = seat.read().await?;
    let compared = compare(&mut cx, PROGRAMME, &SubmissionId(id)).await?;
    seat.page(StepPage::TEMPLATE, &StepPage::of(seat, &compared, is_return))
}

/// POST /office/appraisal/{id}/return
pub async fn give_back(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    act(&seat, id, &fields, true).await
}

/// POST /office/appraisal/{id}/acceptance
pub async fn accept(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    act(&seat, id, &fields, false).await
}

async fn act(seat: &Seat, id: String, fields: &Fields, is_return: bool) -> WebResult {
    let mut cx = seat.begin().await?;
    let id = SubmissionId(id);
    let version = fields.text("version").parse().unwrap_or_default();
    let reason = fields.text("reason");
    let done = match is_return {
        true => return_it(&mut cx, PROGRAMME, &id, version, reason).await,
        false => accept_it(&mut cx, PROGRAMME, &id, version).await,
    };
    match done {
        Ok(one) => {
            cx.commit().await?;
            let notice = match is_return {
                true => seat.say("Đã trả lại hồ sơ.", "The dossier is returned."),
                false => seat.say("Đã chấp nhận hồ sơ; số liệu đã vào kết quả.", "Accepted; its facts count now."),
            };
            Ok(seat.redirect(&format!("/office/appraisal?year={}", one.year), notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            let problem = seat.sentence(&error);
            drop(cx);
            let mut cx = seat.read().await?;
            let compared = compare(&mut cx, PROGRAMME, &id).await?;
            let page = StepPage { problem, reason: reason.to_owned(), ..StepPage::of(seat, &compared, is_return) };
            seat.refused(StepPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

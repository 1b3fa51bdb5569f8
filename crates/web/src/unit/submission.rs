use actions::ActionError;
use actions::dossier::{Sheet, submit, withdraw};
use serde::Serialize;

use super::head::{Head, PROGRAMME, Room, Seen};
use super::year::lacks;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Asks once more before a dossier is handed in, or taken back.
#[derive(Debug, Default, Serialize)]
pub struct SubmissionPage {
    pub head: Head,
    pub action: String,
    pub back: String,
    pub version: u32,
    pub is_withdrawal: bool,
    pub appraises: String,
    pub lacks: Vec<String>,
    pub files: usize,
    pub problem: String,
}

impl SubmissionPage {
    pub const TEMPLATE: &'static str = "unit/submission.html";

    fn of(seat: &Seat, seen: &Seen, sheet: &Sheet, room: Room) -> Self {
        let is_withdrawal = room == Room::Withdrawal;
        Self {
            head: Head::of(seat, seen, sheet, room),
            action: seen.own.at(room, sheet.year),
            back: seen.own.at(if is_withdrawal { Room::Year } else { Room::Dossier }, sheet.year),
            version: sheet.submission.as_ref().map_or(0, |one| one.version),
            is_withdrawal,
            appraises: sheet.appraises.clone(),
            lacks: if is_withdrawal { Vec::new() } else { lacks(seat, &sheet.lacks) },
            files: sheet.evidence.len(),
            problem: String::new(),
        }
    }
}

/// GET /unit/submission
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    confirm(&seat, &query, Room::Submission).await
}

/// GET /unit/withdrawal
pub async fn withdrawal(seat: Seat, Query(query): Query) -> WebResult {
    confirm(&seat, &query, Room::Withdrawal).await
}

async fn confirm(seat: &Seat, query: &Fields, room: Room) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(seat, &mut cx, query).await?;
    let page = SubmissionPage::of(seat, &seen, seen.sheet()?, room);
    seat.page(SubmissionPage::TEMPLATE, &page)
}

/// POST /unit/submission
pub async fn create(seat: Seat, Query(query): Query, fields: Fields) -> WebResult {
    act(&seat, &query, &fields, Room::Submission).await
}

/// POST /unit/withdrawal
pub async fn withdraw_it(seat: Seat, Query(query): Query, fields: Fields) -> WebResult {
    act(&seat, &query, &fields, Room::Withdrawal).await
}

async fn act(seat: &Seat, query: &Fields, fields: &Fields, room: Room) -> WebResult {
    let mut cx = seat.begin().await?;
    let seen = Seen::of(seat, &mut cx, query).await?;
    let sheet = seen.sheet()?;
    let version = fields.text("version").parse().unwrap_or_default();
    let (done, notice) = match room {
        Room::Withdrawal => (
            withdraw(&mut cx, sheet.year, &seen.own.whose, version).await,
            seat.say("Đã rút lại hồ sơ; có thể sửa và nộp lại.", "It is withdrawn; change it and submit it again."),
        ),
        _ => (
            submit(&mut cx, (PROGRAMME, sheet.year), &seen.own.whose, version).await,
            seat.say("Đã nộp hồ sơ.", "The dossier is submitted."),
        ),
    };
    match done {
        Ok(_) => {
            cx.commit().await?;
            Ok(seat.redirect(&seen.own.at(Room::Year, sheet.year), notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            let problem = seat.sentence(&error);
            let page = SubmissionPage { problem, ..SubmissionPage::of(seat, &seen, sheet, room) };
            seat.refused(SubmissionPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

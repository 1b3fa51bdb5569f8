use actions::area::{self, AreaHome, OwnYear, finish, held, home};
use actions::{ActionResult, Cx};
use axum::extract::Path;
use domain::ground::date::short;
use serde::Serialize;

use super::amiss::{Amiss, Top, refusal, year};
use super::home::Lack;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The end of the meeting.
#[derive(Debug, Default, Serialize)]
pub struct FinishPage {
    pub top: Top,
    pub ended: String,
    pub present: u32,
    pub households: u32,
    pub apart: usize,
    pub excepted: usize,
    pub missing: Vec<Lack>,
    pub amiss: Amiss,
}

/// The minutes: print, sign, hand in.
#[derive(Debug, Default, Serialize)]
pub struct MinutesPage {
    pub top: Top,
    pub is_finished: bool,
    pub is_signed: bool,
    pub is_imported: bool,
    pub is_frozen: bool,
    pub handed_in_on: String,
    pub reason: String,
    pub amiss: Amiss,
}

impl FinishPage {
    pub const TEMPLATE: &'static str = "area/finish.html";
}

impl MinutesPage {
    pub const TEMPLATE: &'static str = "area/minutes.html";

    fn of(own: &OwnYear<'_>, home: &AreaHome) -> Self {
        Self {
            top: Top::of(own),
            is_finished: home.progress.is_finished,
            is_signed: home.progress.is_signed,
            is_imported: home.is_imported,
            is_frozen: home.is_frozen,
            handed_in_on: home.handed_in_on.map(short).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// GET /area/{year}/finish
pub async fn edit(seat: Seat, Path(text): Path<String>) -> WebResult {
    let page = finish_page(&seat, &text, (String::new(), Amiss::default())).await?;
    seat.page(FinishPage::TEMPLATE, &page)
}

async fn finish_page(seat: &Seat, text: &str, (ended, amiss): (String, Amiss)) -> WebResult<FinishPage> {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, text).await?;
    let held = held(&mut cx, &own).await?;
    let (draft, gathering) = (&held.draft, &held.gathering);
    let top = Top::of_meeting(seat, &own, draft);
    let missing = draft.missing(gathering);
    Ok(FinishPage {
        ended: if ended.is_empty() { draft.ended.clone() } else { ended },
        present: draft.present.unwrap_or_default(),
        households: gathering.households(),
        apart: draft.set_apart(gathering).len(),
        excepted: draft.exceptions.len(),
        missing: missing.iter().map(|one| Lack::of(seat, &top, one)).collect(),
        top,
        amiss,
    })
}

/// POST /area/{year}/finish
pub async fn create(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = finish(&mut cx, &own, fields.text("ended")).await;
    if let Some(amiss) = refusal(&seat, result)? {
        drop(cx);
        let page = finish_page(&seat, &text, (fields.text("ended").to_owned(), amiss)).await?;
        return seat.refused(FinishPage::TEMPLATE, &page);
    }
    let top = Top::of(&own);
    cx.commit().await?;
    let notice = seat.say("Đã lập biên bản. Hãy in, đọc lại và ký.", "The minutes are ready: print, read out, sign.");
    Ok(seat.redirect(&top.path("minutes"), notice))
}

/// GET /area/{year}/minutes
pub async fn show(seat: Seat, Path(text): Path<String>) -> WebResult {
    let page = minutes_page(&seat, &text).await?;
    seat.page(MinutesPage::TEMPLATE, &page)
}

async fn minutes_page(seat: &Seat, text: &str) -> WebResult<MinutesPage> {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, text).await?;
    let home = home(&mut cx, &own).await?;
    Ok(MinutesPage::of(&own, &home))
}

/// POST /area/{year}/minutes/signature
pub async fn sign(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = area::sign(&mut cx, &own).await;
    let notice = seat.say("Đã ghi: biên bản đã ký.", "Written: the minutes are signed.");
    end(&seat, cx, (&text, "", notice), result).await
}

/// POST /area/{year}/minutes/handover
pub async fn hand_in(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = area::hand_in(&mut cx, &own).await;
    let notice = seat.say("Đã nộp biên bản về phường.", "The minutes were handed in.");
    end(&seat, cx, (&text, "", notice), result).await
}

/// POST /area/{year}/minutes/correction
pub async fn take_back(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = area::take_back(&mut cx, &own, fields.text("reason")).await;
    let notice = seat.say("Đã lấy lại biên bản để sửa.", "The minutes were taken back.");
    end(&seat, cx, (&text, fields.text("reason"), notice), result).await
}

/// Keeps it, or shows the minutes again with why not.
async fn end(
    seat: &Seat,
    cx: Cx<'_>,
    (text, reason, notice): (&str, &str, &str),
    result: ActionResult<()>,
) -> WebResult {
    if let Some(amiss) = refusal(seat, result)? {
        drop(cx);
        let page = MinutesPage { amiss, reason: reason.to_owned(), ..minutes_page(seat, text).await? };
        return seat.refused(MinutesPage::TEMPLATE, &page);
    }
    cx.commit().await?;
    Ok(seat.redirect(&format!("/area/{text}/minutes"), notice))
}

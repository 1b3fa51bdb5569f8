//! What all pages of the section share: whose year it is, what is wrong with a form, what others wrote meanwhile.

use actions::area::{OwnYear, Written, own_year};
use actions::{ActionError, ActionResult, Cx};
use domain::ground::date;
use domain::meeting::draft::MeetingDraft;
use jiff::civil::Date;
use serde::Serialize;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Whose year a page shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Top {
    pub year: i16,
    /// "Tổ dân phố 4"
    pub area: String,
    /// Why nothing can be written any more; empty where it can.
    pub locked: String,
}

impl Top {
    pub fn of(own: &OwnYear<'_>) -> Self {
        Self { year: own.year(), area: own.area.name.clone(), locked: String::new() }
    }

    /// With why a meeting cannot be written any more.
    pub fn of_meeting(seat: &Seat, own: &OwnYear<'_>, draft: &MeetingDraft) -> Self {
        let locked = match (own.run.is_frozen(), draft.handed_in_on) {
            (true, _) => seat
                .say(
                    "Số liệu năm này đã khóa. Muốn sửa, hãy báo cán bộ thường trực của phường mở lại và ghi lý do.",
                    "The facts of this year are frozen. To correct them, ask the ward's standing officer to reopen them.",
                )
                .to_owned(),
            (false, Some(day)) => format!(
                "{} {}. {}",
                seat.say("Biên bản đã nộp ngày", "The minutes were handed in on"),
                date::short(day),
                seat.say("Muốn sửa, hãy lấy lại biên bản.", "Take them back to correct them.")
            ),
            (false, None) => String::new(),
        };
        Self { locked, ..Self::of(own) }
    }

    /// "/area/2026/votes"
    pub fn path(&self, rest: &str) -> String {
        format!("/area/{}/{rest}", self.year)
    }
}

/// The year that an address names.
pub async fn year<'d>(cx: &mut Cx<'d>, text: &str) -> WebResult<OwnYear<'d>> {
    let year = text.parse().map_err(|_| ActionError::missing("không có năm này", "there is no such year"))?;
    Ok(own_year(cx, year).await?)
}

/// What is wrong with a form, and what it is about.
#[derive(Debug, Default, Serialize)]
pub struct Amiss {
    /// The field; empty for the form as a whole.
    pub field: String,
    pub text: String,
    /// Somebody else wrote the same: their values stand above the form.
    pub is_meanwhile: bool,
    pub by: String,
    pub theirs: Vec<Line>,
}

/// One value with its label.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub label: String,
    pub value: String,
}

impl Line {
    pub fn new(label: &str, value: impl Into<String>) -> Self {
        Self { label: label.to_owned(), value: value.into() }
    }
}

impl Amiss {
    pub fn at(field: &str, text: impl Into<String>) -> Self {
        Self { field: field.to_owned(), text: text.into(), ..Self::default() }
    }

    /// Somebody else's values, to be looked at before one's own are sent again.
    pub fn meanwhile(seat: &Seat, by: &str, theirs: Vec<Line>) -> Self {
        let text = seat.say(
            "Người khác vừa ghi phần này trong khi bạn đang gõ. Hãy xem lại; bấm Lưu lần nữa để ghi theo các ô bên dưới.",
            "Somebody else wrote this while you were typing. Look again; save once more to keep what stands below.",
        );
        Self { text: text.to_owned(), is_meanwhile: true, by: by.to_owned(), theirs, ..Self::default() }
    }
}

/// Why a form was not kept; none where it was.
pub fn refusal(seat: &Seat, result: ActionResult<()>) -> WebResult<Option<Amiss>> {
    match result {
        Ok(()) => Ok(None),
        Err(error @ ActionError::Refused(_)) => Ok(Some(Amiss::at(error.field(), seat.sentence(&error)))),
        Err(error) => Err(error.into()),
    }
}

/// The same of a form that two may write at once.
pub fn outcome(seat: &Seat, result: ActionResult<Written>, by: &str, theirs: Vec<Line>) -> WebResult<Option<Amiss>> {
    match result {
        Ok(Written::Meanwhile) => Ok(Some(Amiss::meanwhile(seat, by, theirs))),
        other => refusal(seat, other.map(|_| ())),
    }
}

/// A day as typed; the problem stands beside its field.
pub fn day(seat: &Seat, fields: &Fields, name: &str) -> Result<Date, Amiss> {
    let text = "cần ghi ngày theo kiểu ngày/tháng/năm, ví dụ 05/11/2026";
    let english = "a day is needed, such as 05/11/2026";
    date::parse(fields.text(name)).ok_or_else(|| Amiss::at(name, seat.say(text, english)))
}

/// A count as typed.
pub fn number(seat: &Seat, fields: &Fields, name: &str) -> Result<u32, Amiss> {
    let typed = fields.text(name).trim().replace('.', "");
    typed.parse().map_err(|_| Amiss::at(name, seat.say("cần ghi một số", "a number is needed")))
}

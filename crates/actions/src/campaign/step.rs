use domain::campaign::{Campaign, TitleRun};
use domain::ground::date;
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use crate::cx::Cx;
use crate::error::{ActionError, Sentence};

/// A step that somebody makes: of one title or, where none is named, of all.
#[derive(Clone, Copy, Debug)]
pub struct StepOrder<'o> {
    pub programme: &'o str,
    pub year: i16,
    pub title: Option<Title>,
    /// Today where none is given.
    pub date: Option<Date>,
    /// Needed to go back, kept wherever it is given.
    pub reason: &'o str,
}

/// A title after its step, and what the officer should know of it.
#[derive(Debug, Serialize)]
pub struct Moved {
    #[serde(skip)]
    pub run: TitleRun,
    pub warnings: Vec<Sentence>,
}

impl StepOrder<'_> {
    pub fn day(&self, cx: &Cx<'_>) -> Date {
        self.date.unwrap_or_else(|| cx.today())
    }

    /// Nobody gave the day, and the title's year is long over: today is then seldom the day on which it was done.
    pub fn undated(&self, cx: &Cx<'_>, run: &TitleRun) -> Option<Sentence> {
        let (today, until) = (cx.today(), run.window.until);
        (self.date.is_none() && run.is_long_past(today)).then(|| {
            let (today, until) = (date::short(today), date::short(until));
            Sentence::new(
                format!(
                    "không có --date nên bước này ghi ngày hôm nay ({today}), trong khi thời gian tính kết quả đã \
                     hết từ {until}; nếu việc đã làm trước đây, hãy ghi ngày của việc ấy bằng --date"
                ),
                format!(
                    "without --date this step is dated today ({today}), though the counting window ended on \
                     {until}; if it was made then, give its day with --date"
                ),
            )
        })
    }
}

pub(super) fn not_opened(campaign: &Campaign) -> ActionError {
    let year = campaign.year;
    ActionError::missing(
        format!("danh hiệu này chưa được mở trong năm {year}"),
        format!("this title is not open in {year}"),
    )
}

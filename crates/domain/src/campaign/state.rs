use jiff::civil::Date;

use super::TitleRun;
use crate::ground::date;
use crate::ground::refusal::Refusal;
use crate::worded;

worded! {
    /// `draft → registration → review → appraisal → listing → decided → closed`
    pub enum State {
        Draft = "draft",
        Registration = "registration",
        Review = "review",
        /// The facts of the window are frozen from here on.
        Appraisal = "appraisal",
        Listing = "listing",
        Decided = "decided",
        Closed = "closed",
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefused {
    #[error("danh hiệu này đã khép lại, không còn bước tiếp theo")]
    Closed,
    #[error("ngày chuyển bước {given} sớm hơn ngày của bước trước ({since}); hãy ghi ngày từ {since} trở đi")]
    BeforeLastMove { given: String, since: String },
    #[error("thời gian tính kết quả đến hết ngày {until}; chỉ khóa số liệu để thẩm định sau ngày đó")]
    WindowStillOpen { until: String },
    #[error(
        "còn {0} tiêu chí chưa rõ kết quả hoặc đang mâu thuẫn; hãy bổ sung số liệu hoặc giải quyết mâu thuẫn trước khi niêm yết"
    )]
    OpenFindings(u64),
    #[error("niêm yết từ {listed}, cần đủ {days} ngày, đến hết {until}")]
    ListingTooShort { listed: String, days: u32, until: String },
    #[error("danh hiệu đang ở bước «{0}»; chỉ ra quyết định sau bước «niêm yết» (binhyen campaign advance)")]
    NotListed(&'static str),
    #[error("bước này do quyết định công nhận thực hiện: dùng «binhyen decide»")]
    ByDecisionOnly,
    #[error("còn {0} kiến nghị trong thời gian niêm yết chưa được trả lời; hãy trả lời trước khi quyết định")]
    Unanswered(u64),
    #[error("cần ghi lý do khi mở lại")]
    NoReason,
    #[error("danh hiệu đang ở bước đầu, không có gì để mở lại")]
    NothingToReopen,
    #[error("quyết định {0} đang có hiệu lực; muốn thay đổi danh sách hãy đính chính: binhyen decision correct {0}")]
    Decided(String),
}

impl Refusal for MoveRefused {
    fn english(&self) -> String {
        match self {
            Self::Closed => "this title is closed; there is no further step".to_owned(),
            Self::BeforeLastMove { given, since } => {
                format!("the date {given} is before the last step ({since}); give a date from {since} on")
            }
            Self::WindowStillOpen { until } => {
                format!("the counting window lasts until {until}; freeze the facts for appraisal after that day")
            }
            Self::OpenFindings(count) => {
                format!(
                    "{count} criteria are open or in conflict; complete the facts or settle them before the listing"
                )
            }
            Self::ListingTooShort { listed, days, until } => {
                format!("listed since {listed}; {days} days are needed, until {until}")
            }
            Self::NotListed(_) => "decide only after the listing (binhyen campaign advance)".to_owned(),
            Self::ByDecisionOnly => "only a decision makes this step: use «binhyen decide»".to_owned(),
            Self::Unanswered(count) => {
                format!("{count} objections of the listing are not answered; answer them before the decision")
            }
            Self::NoReason => "a reason is needed to reopen".to_owned(),
            Self::NothingToReopen => "the title is at its first step; there is nothing to reopen".to_owned(),
            Self::Decided(number) => {
                format!("decision {number} stands; to change its list, correct it: binhyen decision correct {number}")
            }
        }
    }
}

impl State {
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|s| *s == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// The step in the words of the office.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "dự thảo",
            Self::Registration => "đăng ký",
            Self::Review => "bình xét",
            Self::Appraisal => "thẩm định",
            Self::Listing => "niêm yết",
            Self::Decided => "đã quyết định",
            Self::Closed => "đã khép lại",
        }
    }
}

/// The last day on which a list hangs out and objections come in time. The day of posting is the first; without a listing
/// it is the day before.
pub fn last_listed_day(listed: Date, days: u32) -> Date {
    listed.saturating_add(jiff::Span::new().days(i64::from(days) - 1))
}

impl TitleRun {
    pub fn is_frozen(&self) -> bool {
        State::Appraisal <= self.state
    }

    /// Whether a step of this title on `day` is so late that it was probably made long before: a quarter after the window.
    pub fn is_long_past(&self, day: Date) -> bool {
        self.window.until.saturating_add(jiff::Span::new().months(3)) < day
    }

    /// One step forward, but not into `Decided`: only a decision does that.
    pub fn advance(&mut self, day: Date, open_findings: u64) -> Result<State, MoveRefused> {
        self.check_order(day)?;
        let next = self.state.next().ok_or(MoveRefused::Closed)?;
        match next {
            State::Appraisal if day <= self.window.until => {
                return Err(MoveRefused::WindowStillOpen { until: date::short(self.window.until) });
            }
            State::Listing if open_findings != 0 => {
                return Err(MoveRefused::OpenFindings(open_findings));
            }
            State::Decided => return Err(MoveRefused::ByDecisionOnly),
            _ => {}
        }
        self.enter(next, day);
        Ok(next)
    }

    /// A decision was issued or received on `day`; or one that stands was corrected, after late facts were listed.
    pub fn decide(&mut self, day: Date, listing_days: u32) -> Result<(), MoveRefused> {
        self.check_listed(day, listing_days)?;
        self.enter(State::Decided, day);
        Ok(())
    }

    /// The listing has passed and nobody met the title: there is nothing to recognise, so no decision will ever come.
    pub fn close_unmet(&mut self, day: Date, listing_days: u32) -> Result<State, MoveRefused> {
        self.check_listed(day, listing_days)?;
        self.enter(State::Closed, day);
        Ok(State::Closed)
    }

    fn check_listed(&self, day: Date, listing_days: u32) -> Result<(), MoveRefused> {
        self.check_order(day)?;
        if self.state != State::Listing {
            return Err(MoveRefused::NotListed(self.state.label()));
        }
        match self.listed_on {
            Some(listed) if day <= last_listed_day(listed, listing_days) => Err(MoveRefused::ListingTooShort {
                listed: date::short(listed),
                days: listing_days,
                until: date::short(last_listed_day(listed, listing_days)),
            }),
            _ => Ok(()),
        }
    }

    /// Back to the review, so that late facts can enter. A decision that stands goes on standing until it is corrected.
    pub fn reopen(&mut self, day: Date, reason: &str) -> Result<State, MoveRefused> {
        if reason.trim().is_empty() {
            return Err(MoveRefused::NoReason);
        }
        self.check_order(day)?;
        let back = match self.state {
            State::Draft | State::Registration => return Err(MoveRefused::NothingToReopen),
            State::Review => State::Registration,
            _ => State::Review,
        };
        self.enter(back, day);
        Ok(back)
    }

    fn check_order(&self, day: Date) -> Result<(), MoveRefused> {
        if day < self.since {
            return Err(MoveRefused::BeforeLastMove { given: date::short(day), since: date::short(self.since) });
        }
        Ok(())
    }

    fn enter(&mut self, state: State, day: Date) {
        self.state = state;
        self.since = day;
        if state < State::Appraisal {
            self.frozen_on = None;
        } else if self.frozen_on.is_none() {
            self.frozen_on = Some(day);
        }
        if state < State::Listing {
            self.listed_on = None;
        } else if state == State::Listing {
            self.listed_on = Some(day);
        }
    }
}

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{State, TitleRun};
use crate::ground::date;
use crate::ground::id::{CampaignId, ObjectionId};
use crate::ground::refusal::Refusal;
use crate::register::{Subject, Title};
use crate::worded;

worded! {
    /// When somebody speaks up about a result.
    pub enum ObjectionKind {
        /// While the list hangs out, before the decision.
        Listing = "listing",
        /// Against what was decided.
        Appeal = "appeal",
    }
}

worded! {
    /// How it came to the office.
    pub enum Channel {
        Paper = "paper",
        Spoken = "spoken",
        Online = "online",
    }
}

worded! {
    pub enum Verdict {
        /// The result was wrong: the title is reopened, or its decision corrected.
        Upheld = "upheld",
        Rejected = "rejected",
        /// Whoever objected took it back.
        Withdrawn = "withdrawn",
    }
}

/// What somebody has against the result of one subject, and what they were answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    pub id: ObjectionId,
    pub campaign: CampaignId,
    pub kind: ObjectionKind,
    /// About whom, as the list names them.
    pub subject: Subject,
    pub filed_on: Date,
    /// The last day on which it came in time; none where nobody set one.
    pub due: Option<Date>,
    /// Who objects.
    pub by: String,
    pub channel: Channel,
    pub text: String,
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub verdict: Verdict,
    pub reason: String,
    pub on: Date,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObjectionRefused {
    #[error("danh hiệu đang ở bước «{0}»; chỉ nhận kiến nghị khi danh sách đang niêm yết")]
    NotListed(&'static str),
    #[error(
        "chưa có quyết định nào về danh hiệu này nên chưa có gì để khiếu nại; khi đang niêm yết thì ghi là kiến nghị"
    )]
    NotDecided,
    #[error("ngày nhận {given} sớm hơn {since}; hãy ghi ngày từ {since} trở đi")]
    TooEarly { given: String, since: String },
    #[error("ngày ghi {0} chưa đến; hãy ghi ngày đã qua hoặc hôm nay")]
    InFuture(String),
    #[error("cần ghi ai kiến nghị")]
    Nobody,
    #[error("cần ghi nội dung kiến nghị")]
    NoText,
    #[error("cần ghi lý do trả lời")]
    NoReason,
    #[error(
        "danh hiệu đã có quyết định nên không đổi câu trả lời trong thời gian niêm yết được nữa; người có ý kiến thì khiếu nại"
    )]
    Settled,
}

impl Refusal for ObjectionRefused {
    fn english(&self) -> String {
        match self {
            Self::NotListed(_) => "objections are taken while the list hangs out".to_owned(),
            Self::NotDecided => {
                "nothing was decided about this title, so there is nothing to appeal against".to_owned()
            }
            Self::TooEarly { given, since } => format!("the day {given} is before {since}; give a day from {since} on"),
            Self::InFuture(day) => format!("the day {day} is still to come"),
            Self::Nobody => "say who objects".to_owned(),
            Self::NoText => "say what the objection is".to_owned(),
            Self::NoReason => "a reason for the answer is needed".to_owned(),
            Self::Settled => "the title is decided: the answer of the listing stays; an appeal is open".to_owned(),
        }
    }
}

impl Objection {
    /// What may be entered on `today`: of a listed title from the day of posting on, of a decided one from its decision
    /// on. One that comes late is entered too, and says so: whoever speaks up gets an answer.
    pub fn check(&self, run: &TitleRun, decided_on: Option<Date>, today: Date) -> Result<(), ObjectionRefused> {
        let since = match self.kind {
            ObjectionKind::Listing => {
                let listed = run.listed_on.filter(|_| run.state == State::Listing);
                listed.ok_or(ObjectionRefused::NotListed(run.state.label()))?
            }
            ObjectionKind::Appeal => decided_on.ok_or(ObjectionRefused::NotDecided)?,
        };
        in_order(self.filed_on, since, today)?;
        if self.by.trim().is_empty() {
            return Err(ObjectionRefused::Nobody);
        }
        if self.text.trim().is_empty() {
            return Err(ObjectionRefused::NoText);
        }
        Ok(())
    }

    pub fn is_late(&self) -> bool {
        self.due.is_some_and(|due| due < self.filed_on)
    }

    /// Answers it, or answers it better, as long as the answer can still change anything.
    pub fn answer(&mut self, answer: Answer, run: &TitleRun, today: Date) -> Result<(), ObjectionRefused> {
        if self.kind == ObjectionKind::Listing && State::Decided <= run.state && self.answer.is_some() {
            return Err(ObjectionRefused::Settled);
        }
        in_order(answer.on, self.filed_on, today)?;
        if answer.reason.trim().is_empty() {
            return Err(ObjectionRefused::NoReason);
        }
        self.answer = Some(answer);
        Ok(())
    }

    pub fn title(&self) -> Title {
        self.subject.title
    }
}

fn in_order(given: Date, since: Date, today: Date) -> Result<(), ObjectionRefused> {
    if given < since {
        return Err(ObjectionRefused::TooEarly { given: date::short(given), since: date::short(since) });
    }
    if today < given {
        return Err(ObjectionRefused::InFuture(date::short(given)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::SubjectId;
    use crate::ground::window::Window;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn run(state: State) -> TitleRun {
        TitleRun {
            campaign: CampaignId("c".to_owned()),
            title: Title::Household,
            state,
            criteria_set: String::new(),
            window: Window { from: day("2020-11-01"), until: day("2021-10-31") },
            since: day("2021-11-04"),
            frozen_on: Some(day("2021-11-04")),
            listed_on: (State::Listing <= state).then(|| day("2021-11-04")),
        }
    }

    fn objection(kind: ObjectionKind, filed_on: &str) -> Objection {
        Objection {
            id: ObjectionId("o".to_owned()),
            campaign: CampaignId("c".to_owned()),
            kind,
            subject: Subject {
                id: SubjectId("h".to_owned()),
                title: Title::Household,
                code: "BH010001".to_owned(),
                name: "Lê Thị Mẫu".to_owned(),
            },
            filed_on: day(filed_on),
            due: Some(day("2021-11-08")),
            by: "Lê Thị Mẫu".to_owned(),
            channel: Channel::Paper,
            text: "đã nộp phạt".to_owned(),
            answer: None,
        }
    }

    #[test]
    fn an_objection_is_taken_while_the_list_hangs_out_and_an_appeal_after_the_decision() {
        use ObjectionKind::{Appeal, Listing};
        let today = day("2021-12-01");
        let decided = Some(day("2021-11-12"));
        let table = [
            (Listing, State::Listing, "2021-11-04", None, true),
            (Listing, State::Listing, "2021-11-10", None, true),
            (Listing, State::Listing, "2021-11-03", None, false),
            (Listing, State::Listing, "2021-12-02", None, false),
            (Listing, State::Appraisal, "2021-11-05", None, false),
            (Listing, State::Decided, "2021-11-13", decided, false),
            (Appeal, State::Decided, "2021-11-12", decided, true),
            (Appeal, State::Closed, "2021-11-20", decided, true),
            (Appeal, State::Decided, "2021-11-11", decided, false),
            (Appeal, State::Listing, "2021-11-05", None, false),
        ];
        for (kind, state, filed, decided, is_taken) in table {
            let found = objection(kind, filed).check(&run(state), decided, today);
            assert_eq!(found.is_ok(), is_taken, "{kind} at {state} on {filed}: {found:?}");
        }
        let nobody = Objection { by: " ".to_owned(), ..objection(Listing, "2021-11-05") };
        assert_eq!(nobody.check(&run(State::Listing), None, today), Err(ObjectionRefused::Nobody));
        let silent = Objection { text: String::new(), ..objection(Listing, "2021-11-05") };
        assert_eq!(silent.check(&run(State::Listing), None, today), Err(ObjectionRefused::NoText));
    }

    #[test]
    fn one_that_comes_late_is_entered_and_says_so() {
        assert!(!objection(ObjectionKind::Listing, "2021-11-08").is_late());
        assert!(objection(ObjectionKind::Listing, "2021-11-09").is_late());
        let open_end = Objection { due: None, ..objection(ObjectionKind::Appeal, "2031-11-09") };
        assert!(!open_end.is_late());
    }

    #[test]
    fn an_answer_needs_its_reason_and_stays_once_the_title_is_decided() {
        let today = day("2021-12-01");
        let answer =
            |reason: &str, on: &str| Answer { verdict: Verdict::Rejected, reason: reason.to_owned(), on: day(on) };
        let mut one = objection(ObjectionKind::Listing, "2021-11-05");
        let listed = run(State::Listing);
        assert_eq!(one.answer(answer(" ", "2021-11-06"), &listed, today), Err(ObjectionRefused::NoReason));
        assert!(one.answer(answer("x", "2021-11-04"), &listed, today).is_err(), "before it was filed");
        one.answer(answer("x", "2021-11-06"), &listed, today).unwrap();
        one.answer(answer("better", "2021-11-07"), &listed, today).unwrap();
        let late = answer("y", "2021-11-13");
        assert_eq!(one.answer(late.clone(), &run(State::Decided), today), Err(ObjectionRefused::Settled));
        let mut appeal = objection(ObjectionKind::Appeal, "2021-11-12");
        appeal.answer(late.clone(), &run(State::Decided), today).unwrap();
        appeal.answer(late, &run(State::Decided), today).unwrap();
    }
}

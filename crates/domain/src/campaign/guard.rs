//! What stands before a title's next step, in words, before anybody presses the button.

use jiff::civil::Date;

use super::{State, TitleRun, last_listed_day};
use crate::ground::date;
use crate::ground::number::two_digits;

/// What a step waits for, and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    pub need: Need,
    pub is_met: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// The counting window is over: only then do the facts freeze.
    WindowEnded(Date),
    /// Findings that are open or in conflict.
    NothingOpen(u64),
    /// The list hung out for its days, until this one.
    Listed(Date),
    /// Objections of the listing that nobody answered.
    Answered(u64),
    /// The title still follows from those that it counts.
    Follows,
    /// Somebody met the title and a decision recognises them; none where the step goes without one.
    Decision,
}

/// What else bears on a step than the title's own days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances {
    pub open_findings: u64,
    pub listing_days: u32,
    pub unanswered: u64,
    pub is_stale: bool,
    /// Nobody met the title, or the decision that stood before it was reopened still holds.
    pub ends_undecided: bool,
}

impl TitleRun {
    /// What the next step of this title waits for, seen on a day.
    pub fn guards(&self, day: Date, around: Circumstances) -> Vec<Guard> {
        let guard = |need, is_met| Guard { need, is_met };
        match self.state.next() {
            Some(State::Appraisal) => {
                let until = self.window.until;
                vec![guard(Need::WindowEnded(until), until < day)]
            }
            Some(State::Listing) => {
                vec![guard(Need::NothingOpen(around.open_findings), around.open_findings == 0)]
            }
            Some(State::Decided) => {
                let until = self.listed_on.map(|listed| last_listed_day(listed, around.listing_days));
                let mut guards = Vec::new();
                if let Some(until) = until.filter(|_| around.listing_days != 0) {
                    guards.push(guard(Need::Listed(until), until < day));
                }
                guards.push(guard(Need::Answered(around.unanswered), around.unanswered == 0));
                guards.push(guard(Need::Follows, !around.is_stale));
                if !around.ends_undecided {
                    guards.push(guard(Need::Decision, false));
                }
                guards
            }
            _ => Vec::new(),
        }
    }
}

impl Need {
    pub fn vietnamese(&self) -> String {
        match self {
            Self::WindowEnded(until) => format!("hết thời gian tính kết quả (ngày {})", date::short(*until)),
            Self::NothingOpen(0) => "không còn tiêu chí nào chưa rõ kết quả hoặc mâu thuẫn".to_owned(),
            Self::NothingOpen(count) => {
                format!(
                    "còn {} tiêu chí chưa rõ kết quả hoặc mâu thuẫn, cần bổ sung hoặc giải quyết",
                    two_digits(*count)
                )
            }
            Self::Listed(until) => format!("niêm yết đủ ngày, đến hết ngày {}", date::short(*until)),
            Self::Answered(0) => "mọi kiến nghị trong thời gian niêm yết đã được trả lời".to_owned(),
            Self::Answered(count) => format!("còn {} kiến nghị chưa trả lời", two_digits(*count)),
            Self::Follows => "kết quả khớp với các danh hiệu mà nó tính từ đó".to_owned(),
            Self::Decision => "có quyết định công nhận được ký".to_owned(),
        }
    }

    pub fn english(&self) -> String {
        match self {
            Self::WindowEnded(until) => format!("the counting window is over ({})", date::short(*until)),
            Self::NothingOpen(0) => "no criterion is open or in conflict".to_owned(),
            Self::NothingOpen(count) => format!("{count} criteria are open or in conflict and must be settled"),
            Self::Listed(until) => format!("the list hung out for its days, until {}", date::short(*until)),
            Self::Answered(0) => "every objection of the listing is answered".to_owned(),
            Self::Answered(count) => format!("{count} objections are not answered"),
            Self::Follows => "the result follows from the titles that it counts".to_owned(),
            Self::Decision => "a decision of recognition is signed".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::CampaignId;
    use crate::ground::window::Window;
    use crate::register::Title;

    fn run(state: State) -> TitleRun {
        let day = |text: &str| text.parse().unwrap();
        TitleRun {
            campaign: CampaignId("c".to_owned()),
            title: Title::Household,
            state,
            criteria_set: String::new(),
            window: Window { from: day("2020-11-01"), until: day("2021-10-31") },
            since: day("2021-11-01"),
            frozen_on: None,
            listed_on: (State::Listing <= state).then(|| day("2021-11-04")),
        }
    }

    /// What is said before the button agrees with what the button does.
    #[test]
    fn a_step_goes_where_all_that_it_waits_for_is_there() {
        let days = ["2021-10-31", "2021-11-01", "2021-11-08", "2021-11-09"];
        for state in [State::Registration, State::Review, State::Appraisal, State::Listing, State::Decided] {
            for (day, open_findings) in days.iter().flat_map(|day| [(day, 0), (day, 3)]) {
                let day: Date = day.parse().unwrap();
                let around =
                    Circumstances { open_findings, listing_days: 5, ends_undecided: true, ..Circumstances::default() };
                let mut title = TitleRun { since: "2021-10-01".parse().unwrap(), ..run(state) };
                let is_free = title.guards(day, around).iter().all(|guard| guard.is_met);
                let went = match state {
                    State::Listing => title.close_unmet(day, 5).is_ok(),
                    _ => title.advance(day, open_findings).is_ok(),
                };
                assert_eq!(is_free, went, "{state} on {day} with {open_findings}");
            }
        }
    }

    #[test]
    fn a_listed_title_waits_for_its_days_its_answers_and_its_decision() {
        let day = "2021-11-08".parse().unwrap();
        let around = Circumstances { listing_days: 5, unanswered: 2, ..Circumstances::default() };
        let said: Vec<(String, bool)> =
            run(State::Listing).guards(day, around).iter().map(|one| (one.need.vietnamese(), one.is_met)).collect();
        assert_eq!(said.len(), 4);
        assert!(said[0].0.contains("08/11/2021") && !said[0].1);
        assert!(said[1].0.contains("02 kiến nghị") && !said[1].1);
        assert!(said[2].1 && !said[3].1);
        let unlisted = Circumstances { listing_days: 0, ..Circumstances::default() };
        assert_eq!(run(State::Listing).guards(day, unlisted).len(), 3, "no days to wait for");
    }
}

use super::ballot::is_same_person;
use super::{Ballot, Gathering, MeetingDraft, Tallied, Voter};
use crate::ground::id::HouseholdId;
use crate::ground::refusal::Refusal;
use crate::meeting::VoteWay;

/// The page on which something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Attendance,
    Officers,
    Marks,
    /// None: the joint vote.
    Vote(Option<HouseholdId>),
}

/// What still hinders the end of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    #[error("chưa ghi ngày họp và số hộ có mặt")]
    Attendance,
    #[error("sổ nay có {households} hộ, ít hơn số có mặt đã ghi ({present}); hãy ghi lại số hộ có mặt")]
    TooManyPresent { present: u32, households: u32 },
    #[error("chưa ghi người chủ trì và thư ký")]
    Officers,
    #[error("chưa xác nhận các hộ còn lại đều đạt")]
    Marks,
    #[error("chưa ghi số phiếu: {name}")]
    Count { household: Option<HouseholdId>, name: String },
    #[error("chưa kiểm phiếu lần hai: {name}")]
    SecondCount { household: Option<HouseholdId>, name: String },
    #[error("hai lần kiểm phiếu khác nhau, chưa giải quyết: {name}")]
    Difference { household: Option<HouseholdId>, name: String },
    #[error("số phiếu nhiều hơn số hộ có mặt: {name}")]
    TooManyVotes { household: Option<HouseholdId>, name: String },
    #[error("cần người khác điều hành và kiểm phiếu: {name}")]
    Presider { household: HouseholdId, name: String },
}

impl Missing {
    pub fn part(&self) -> Part {
        match self {
            Self::Attendance | Self::TooManyPresent { .. } => Part::Attendance,
            Self::Officers => Part::Officers,
            Self::Marks => Part::Marks,
            Self::Count { household, .. }
            | Self::SecondCount { household, .. }
            | Self::Difference { household, .. }
            | Self::TooManyVotes { household, .. } => Part::Vote(household.clone()),
            Self::Presider { household, .. } => Part::Vote(Some(household.clone())),
        }
    }
}

impl Refusal for Missing {
    fn english(&self) -> String {
        match self {
            Self::Attendance => "the day of the meeting and the households present are missing".to_owned(),
            Self::TooManyPresent { present, households } => {
                format!("the register has {households} households now, fewer than were present ({present})")
            }
            Self::Officers => "the chair and the secretary are missing".to_owned(),
            Self::Marks => "nobody has said yet that all other households meet the criteria".to_owned(),
            Self::Count { name, .. } => format!("votes not counted: {name}"),
            Self::SecondCount { name, .. } => format!("no second count: {name}"),
            Self::Difference { name, .. } => format!("two counts differ and are not settled: {name}"),
            Self::TooManyVotes { name, .. } => format!("more votes than households present: {name}"),
            Self::Presider { name, .. } => format!("somebody else must lead and count this vote: {name}"),
        }
    }
}

/// How lists call the joint vote.
const JOINT: &str = "các hộ còn lại";

impl MeetingDraft {
    /// In the order in which a meeting goes; nothing where it may end.
    pub fn missing(&self, gathering: &Gathering<'_>) -> Vec<Missing> {
        let mut missing = Vec::new();
        let households = gathering.households();
        match self.present {
            None => missing.push(Missing::Attendance),
            Some(present) if households < present => missing.push(Missing::TooManyPresent { present, households }),
            Some(_) => {}
        }
        if self.officers.chair.trim().is_empty() || self.officers.secretary.trim().is_empty() {
            missing.push(Missing::Officers);
        }
        if !self.is_marked {
            missing.push(Missing::Marks);
        }
        if self.joint_households(gathering) != 0 {
            missing.extend(self.lacks(&self.joint, self.joint_way(), None));
        }
        for voter in self.set_apart(gathering) {
            let ballot = self.ballot_of(&voter.household);
            missing.extend(self.lacks(&ballot, self.way_of(&voter.household), Some(&voter)));
        }
        missing
    }

    fn lacks(&self, ballot: &Ballot, way: VoteWay, voter: Option<&Voter>) -> Option<Missing> {
        let household = voter.map(|voter| voter.household.clone());
        let name = voter.map_or(JOINT, |voter| &voter.name).to_owned();
        let count = match ballot.tallied(way) {
            Tallied::Nothing => return Some(Missing::Count { household, name }),
            Tallied::Once => return Some(Missing::SecondCount { household, name }),
            Tallied::Differs(..) => return Some(Missing::Difference { household, name }),
            Tallied::Done(count) => count,
        };
        if u64::from(self.present.unwrap_or_default()) < count.sum() {
            return Some(Missing::TooManyVotes { household, name });
        }
        let voter = voter?;
        let chair = &self.officers.chair;
        let leads = if ballot.presided_by.is_empty() { chair } else { &ballot.presided_by };
        let is_own = self.is_chairs_own(&voter.household);
        let is_partial =
            |person: &str| is_same_person(person, &voter.name) || (is_own && is_same_person(person, chair));
        let hands = [leads.as_str()].into_iter().chain(ballot.counters());
        hands
            .into_iter()
            .any(is_partial)
            .then(|| Missing::Presider { household: voter.household.clone(), name: voter.name.clone() })
    }
}

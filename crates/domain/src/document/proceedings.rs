use serde::{Deserialize, Serialize};

use super::MeetingPeople;
use crate::meeting::VoteWay;
use crate::meeting::draft::{Ballot, Gathering, MeetingDraft, Tallied, Voter};

/// How a meeting went, besides its result. What concerns one household alone stands in the sealed annex.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proceedings {
    /// Households voted on one by one by secret ballot.
    pub secret: u32,
    pub counters: Vec<String>,
    /// Said about the review as a whole, with the answer.
    pub objections: Vec<Said>,
    pub sealed: Vec<SealedNote>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub matter: String,
    pub answer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedNote {
    /// The household's code; empty for the joint vote.
    pub code: String,
    pub text: String,
}

impl Proceedings {
    pub fn of(draft: &MeetingDraft, gathering: &Gathering<'_>) -> Self {
        let apart = draft.set_apart(gathering);
        let is_secret = |voter: &&Voter| draft.way_of(&voter.household) == VoteWay::SecretBallot;
        let mut counters: Vec<String> = Vec::new();
        let mut sealed: Vec<SealedNote> = differing("", "danh sách chung", &draft.joint, draft.joint_way());
        add_counters(&mut counters, &draft.joint);
        for voter in &apart {
            let ballot = draft.ballot_of(&voter.household);
            let way = draft.way_of(&voter.household);
            add_counters(&mut counters, &ballot);
            sealed.extend(told(voter, &ballot, way));
            sealed.extend(differing(&voter.code, &voter.name, &ballot, way));
        }
        for voter in &apart {
            let doubt = draft.doubts.get(&voter.household).filter(|why| !why.is_empty());
            sealed.extend(doubt.map(|why| note(&voter.code, format!("{}: biểu quyết riêng vì {why}.", voter.name))));
        }
        let mut objections = Vec::new();
        for one in &draft.objections {
            let (matter, answer) = (plain(&one.matter), plain(&one.answer));
            match one.household.as_ref().and_then(|household| gathering.voter(household)) {
                None => objections.push(Said { matter, answer }),
                Some(voter) => {
                    let text = format!("{}: có ý kiến “{matter}”; trả lời: “{answer}”.", voter.name);
                    sealed.push(note(&voter.code, text));
                }
            }
        }
        let secret = u32::try_from(apart.iter().filter(is_secret).count()).unwrap_or(u32::MAX);
        Self { secret, counters, objections, sealed }
    }
}

impl MeetingPeople {
    pub fn of(draft: &MeetingDraft) -> Self {
        let officers = &draft.officers;
        let call = draft.call.as_ref();
        Self {
            time: call.map(|call| call.time.clone()).unwrap_or_default(),
            ended: draft.ended.clone(),
            place: call.map(|call| call.place.clone()).unwrap_or_default(),
            chair: officers.chair.clone(),
            chair_position: String::new(),
            front_head: officers.front_head.clone(),
            secretary: officers.secretary.clone(),
            household_representatives: officers.representatives.clone(),
            attendees: Vec::new(),
        }
    }
}

fn plain(text: &str) -> String {
    text.trim().trim_end_matches(['.', ';']).to_owned()
}

fn note(code: &str, text: String) -> SealedNote {
    SealedNote { code: code.to_owned(), text }
}

fn add_counters(counters: &mut Vec<String>, ballot: &Ballot) {
    for counter in ballot.counters().map(str::trim).filter(|name| !name.is_empty()) {
        if !counters.iter().any(|known| known == counter) {
            counters.push(counter.to_owned());
        }
    }
}

/// How one household's vote went, and who led it where it was not the chair.
fn told(voter: &Voter, ballot: &Ballot, way: VoteWay) -> Option<SealedNote> {
    let Tallied::Done(count) = ballot.tallied(way) else { return None };
    let mut text = format!(
        "{}: {}; đồng ý {}, không đồng ý {}, không hợp lệ {}",
        voter.name,
        way.label(),
        count.agree,
        count.disagree,
        count.invalid
    );
    if !ballot.why_open.is_empty() {
        text = format!("{text}; lý do giơ tay: {}", plain(&ballot.why_open));
    }
    if !ballot.presided_by.is_empty() {
        text = format!("{text}; người điều hành: {}", ballot.presided_by);
    }
    Some(note(&voter.code, format!("{text}.")))
}

fn differing(code: &str, name: &str, ballot: &Ballot, way: VoteWay) -> Vec<SealedNote> {
    let (Some(first), Some(second), Some(settled)) = (&ballot.first, &ballot.second, &ballot.settled) else {
        return Vec::new();
    };
    if way != VoteWay::SecretBallot {
        return Vec::new();
    }
    vec![note(
        code,
        format!(
            "{name}: hai lần kiểm phiếu khác nhau ({} và {} đồng ý), thống nhất {}; lý do: {}.",
            first.agree,
            second.agree,
            settled.count.agree,
            plain(&settled.reason)
        ),
    )]
}

use actions::ActionError;
use actions::area::{Held, OwnYear, Section, add, change, held};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use domain::meeting::VoteWay;
use domain::meeting::draft::{Ballot, Tallied};
use serde::Serialize;

use super::amiss::{self, Amiss, Line, Top, refusal, year};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What an address calls the vote on all that nothing sets apart.
pub const JOINT: &str = "joint";

/// Everything that is voted on.
#[derive(Debug, Default, Serialize)]
pub struct VotesPage {
    pub top: Top,
    pub rows: Vec<VoteRow>,
}

#[derive(Debug, Serialize)]
pub struct VoteRow {
    pub item: String,
    pub name: String,
    pub way: String,
    pub is_done: bool,
    /// "98 đồng ý", "chưa kiểm phiếu lần hai"
    pub told: String,
}

/// One vote: how it is held, how far it is counted.
#[derive(Debug, Default, Serialize)]
pub struct VotePage {
    pub top: Top,
    pub item: String,
    pub name: String,
    pub is_joint: bool,
    pub households: usize,
    /// Why it stands alone.
    pub causes: Vec<String>,
    pub is_own: bool,
    /// Only doubted: it can go back to the others.
    pub is_only_doubt: bool,
    pub way: String,
    pub why_open: String,
    pub presided_by: String,
    /// `nothing`, `once`, `differs`, `done`
    pub tallied: String,
    pub told: String,
    pub seen: String,
    pub amiss: Amiss,
}

/// Why a household is to be voted on alone.
#[derive(Debug, Default, Serialize)]
pub struct DoubtForm {
    pub top: Top,
    pub item: String,
    pub name: String,
    pub reason: String,
    pub amiss: Amiss,
}

/// The household that an address means; none for the joint vote.
pub fn household(held: &Held<'_>, item: &str) -> WebResult<Option<HouseholdId>> {
    if item == JOINT {
        return Ok(None);
    }
    let id = HouseholdId(item.to_owned());
    match held.gathering.voter(&id) {
        Some(_) => Ok(Some(id)),
        None => Err(ActionError::missing("tổ không có hộ này", "the area has no such household").into()),
    }
}

pub fn name(seat: &Seat, held: &Held<'_>, household: Option<&HouseholdId>) -> String {
    match household.and_then(|household| held.gathering.voter(household)) {
        Some(voter) => voter.name.clone(),
        None => seat.say("Các hộ còn lại", "All other households").to_owned(),
    }
}

pub fn ballot(held: &Held<'_>, household: Option<&HouseholdId>) -> (Ballot, VoteWay) {
    match household {
        None => (held.draft.joint.clone(), held.draft.joint_way()),
        Some(household) => (held.draft.ballot_of(household), held.draft.way_of(household)),
    }
}

fn told(seat: &Seat, tallied: &Tallied<'_>) -> String {
    match tallied {
        Tallied::Nothing => seat.say("chưa ghi số phiếu", "not counted").to_owned(),
        Tallied::Once => seat.say("chờ kiểm phiếu lần hai", "waits for the second count").to_owned(),
        Tallied::Differs(..) => seat.say("hai lần kiểm phiếu khác nhau", "the two counts differ").to_owned(),
        Tallied::Done(count) => {
            let vietnamese = format!("{} đồng ý, {} không đồng ý", count.agree, count.disagree);
            seat.say(&vietnamese, &format!("{} agree, {} do not", count.agree, count.disagree)).to_owned()
        }
    }
}

impl VotesPage {
    pub const TEMPLATE: &'static str = "area/votes.html";
}

/// GET /area/{year}/votes
pub async fn index(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let row = |household: Option<&HouseholdId>| {
        let (ballot, way) = ballot(&held, household);
        let tallied = ballot.tallied(way);
        VoteRow {
            item: household.map_or(JOINT, HouseholdId::as_str).to_owned(),
            name: name(&seat, &held, household),
            way: way_word(&seat, way).to_owned(),
            is_done: matches!(tallied, Tallied::Done(_)),
            told: told(&seat, &tallied),
        }
    };
    let apart = held.draft.set_apart(&held.gathering);
    let joint = (held.draft.joint_households(&held.gathering) != 0).then(|| row(None));
    let page = VotesPage {
        top: Top::of_meeting(&seat, &own, &held.draft),
        rows: joint.into_iter().chain(apart.iter().map(|voter| row(Some(&voter.household)))).collect(),
    };
    seat.page(VotesPage::TEMPLATE, &page)
}

pub fn way_word(seat: &Seat, way: VoteWay) -> &'static str {
    match way {
        VoteWay::ShowOfHands => seat.say("giơ tay", "show of hands"),
        VoteWay::SecretBallot => seat.say("bỏ phiếu kín", "secret ballot"),
        other => other.label(),
    }
}

impl VotePage {
    pub const TEMPLATE: &'static str = "area/vote.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>, household: Option<&HouseholdId>) -> Self {
        let (ballot, way) = ballot(held, household);
        let draft = &held.draft;
        let tallied = ballot.tallied(way);
        let missed = draft.exceptions.iter().filter(|one| Some(&one.household) == household);
        let mut causes: Vec<String> = missed.map(|one| format!("{}: {}", one.criterion, one.reason)).collect();
        let is_excepted = !causes.is_empty();
        let doubt = household.and_then(|household| draft.doubts.get(household));
        causes.extend(doubt.cloned());
        let is_own = household.is_some_and(|household| draft.is_chairs_own(household));
        Self {
            top: Top::of_meeting(seat, own, draft),
            item: household.map_or(JOINT, HouseholdId::as_str).to_owned(),
            name: name(seat, held, household),
            is_joint: household.is_none(),
            households: draft.joint_households(&held.gathering),
            causes,
            is_own,
            is_only_doubt: doubt.is_some() && !is_excepted && !is_own,
            way: way.to_string(),
            why_open: ballot.why_open.clone(),
            presided_by: ballot.presided_by.clone(),
            tallied: match tallied {
                Tallied::Nothing => "nothing",
                Tallied::Once => "once",
                Tallied::Differs(..) => "differs",
                Tallied::Done(_) => "done",
            }
            .to_owned(),
            told: told(seat, &tallied),
            seen: Section::Vote(household.cloned()).seen(draft),
            amiss: Amiss::default(),
        }
    }
}

/// GET /area/{year}/votes/{item}
pub async fn show(seat: Seat, Path((text, item)): Path<(String, String)>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let household = household(&held, &item)?;
    seat.page(VotePage::TEMPLATE, &VotePage::of(&seat, &own, &held, household.as_ref()))
}

/// POST /area/{year}/votes/{item}: how it is voted on, and who leads.
pub async fn update(seat: Seat, Path((text, item)): Path<(String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let household = household(&held, &item)?;
    let now = VotePage::of(&seat, &own, &held, household.as_ref());
    let way = VoteWay::parse(fields.text("way")).unwrap_or(VoteWay::SecretBallot);
    let theirs = vec![
        Line::new(seat.say("Cách biểu quyết", "Way"), &*now.way),
        Line::new(seat.say("Người điều hành", "Led by"), &*now.presided_by),
        Line::new(seat.say("Số phiếu", "Votes"), &*now.told),
    ];
    let section = Section::Vote(household.clone());
    let result = change(&mut cx, &own, (&section, fields.text("seen")), |draft, gathering| match &household {
        Some(household) => {
            draft.arrange(gathering, household, way, (fields.text("reason"), fields.text("presided_by")))
        }
        None => {
            draft.joint.way = Some(way);
            Ok(())
        }
    });
    let wrong = amiss::outcome(&seat, result.await, &held.changed_by, theirs)?;
    if let Some(amiss) = wrong {
        let (why_open, presided_by) = (fields.text("reason").to_owned(), fields.text("presided_by").to_owned());
        let page = VotePage { way: way.to_string(), why_open, presided_by, amiss, ..now };
        return seat.refused(VotePage::TEMPLATE, &page);
    }
    cx.commit().await?;
    Ok(seat.redirect(&now.top.path(&format!("votes/{item}")), seat.say("Đã lưu.", "Saved.")))
}

impl DoubtForm {
    pub const TEMPLATE: &'static str = "area/doubt.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>, household: &HouseholdId) -> Self {
        Self {
            top: Top::of_meeting(seat, own, &held.draft),
            item: household.to_string(),
            name: name(seat, held, Some(household)),
            reason: held.draft.doubts.get(household).cloned().unwrap_or_default(),
            amiss: Amiss::default(),
        }
    }
}

/// GET /area/{year}/votes/{item}/doubt
pub async fn new(seat: Seat, Path((text, item)): Path<(String, String)>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let household = household(&held, &item)?.unwrap_or(HouseholdId(item));
    seat.page(DoubtForm::TEMPLATE, &DoubtForm::of(&seat, &own, &held, &household))
}

/// POST /area/{year}/votes/{item}/doubt
pub async fn create(seat: Seat, Path((text, item)): Path<(String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let id = HouseholdId(item.clone());
    let result = add(&mut cx, &own, |draft, gathering| draft.doubt(gathering, &id, fields.text("reason"))).await;
    if let Some(amiss) = refusal(&seat, result)? {
        let held = held(&mut cx, &own).await?;
        let reason = fields.text("reason").to_owned();
        let form = DoubtForm { reason, amiss, ..DoubtForm::of(&seat, &own, &held, &id) };
        return seat.refused(DoubtForm::TEMPLATE, &form);
    }
    let top = Top::of(&own);
    cx.commit().await?;
    Ok(seat.redirect(&top.path(&format!("votes/{item}")), seat.say("Đã lưu.", "Saved.")))
}

/// POST /area/{year}/votes/{item}/doubt/removal: back to the others.
pub async fn destroy(seat: Seat, Path((text, item)): Path<(String, String)>) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let result = add(&mut cx, &own, |draft, _| {
        draft.doubts.remove(&HouseholdId(item));
        Ok(())
    });
    result.await?;
    let top = Top::of(&own);
    cx.commit().await?;
    let notice = seat.say("Hộ này được biểu quyết cùng các hộ khác.", "It is voted on with the others again.");
    Ok(seat.redirect(&top.path("votes"), notice))
}

use actions::area::{Held, OwnYear, Section, change, held};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use domain::meeting::draft::{Officers, is_same_person};
use serde::Serialize;

use super::amiss::{self, Amiss, Line, Top, year};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Who leads, writes and signs.
#[derive(Debug, Default, Serialize)]
pub struct OfficersPage {
    pub top: Top,
    pub chair: String,
    /// The chair's own household, chosen or proposed by its name.
    pub own: String,
    pub secretary: String,
    pub front_head: String,
    pub first: String,
    pub second: String,
    pub households: Vec<Choice>,
    pub seen: String,
    pub amiss: Amiss,
}

/// One household in a list to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

pub fn choices(held: &Held<'_>) -> Vec<Choice> {
    let choice = |voter: &domain::meeting::draft::Voter| Choice {
        value: voter.household.to_string(),
        label: format!("{} ({})", voter.name, voter.code),
    };
    held.gathering.voters.iter().map(choice).collect()
}

impl OfficersPage {
    pub const TEMPLATE: &'static str = "area/officers.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> Self {
        let officers = &held.draft.officers;
        let account = seat.seated().map(|seated| seated.account.name.clone()).unwrap_or_default();
        let chair = if officers.chair.is_empty() { account } else { officers.chair.clone() };
        let is_new = officers.secretary.is_empty();
        let named = held.gathering.voters.iter().find(|voter| is_same_person(&voter.name, &chair));
        let proposed = named.filter(|_| is_new).map(|voter| voter.household.clone());
        let representative = |at: usize| officers.representatives.get(at).cloned().unwrap_or_default();
        Self {
            top: Top::of_meeting(seat, own, &held.draft),
            own: officers.chair_household.clone().or(proposed).map(|id| id.to_string()).unwrap_or_default(),
            chair,
            secretary: officers.secretary.clone(),
            front_head: officers.front_head.clone(),
            first: representative(0),
            second: representative(1),
            households: choices(held),
            seen: Section::Officers.seen(&held.draft),
            amiss: Amiss::default(),
        }
    }

    fn typed(self, fields: &Fields, amiss: Amiss) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let (chair, own, secretary, front_head) = (text("chair"), text("own"), text("secretary"), text("front_head"));
        Self { chair, own, secretary, front_head, first: text("first"), second: text("second"), amiss, ..self }
    }

    fn lines(&self, seat: &Seat) -> Vec<Line> {
        vec![
            Line::new(seat.say("Chủ trì", "Chair"), &*self.chair),
            Line::new(seat.say("Thư ký", "Secretary"), &*self.secretary),
            Line::new(seat.say("Mặt trận", "Front"), &*self.front_head),
            Line::new(seat.say("Đại diện hộ", "Households"), format!("{}; {}", self.first, self.second)),
        ]
    }
}

/// GET /area/{year}/officers
pub async fn edit(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(OfficersPage::TEMPLATE, &OfficersPage::of(&seat, &own, &held))
}

/// POST /area/{year}/officers
pub async fn update(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let now = OfficersPage::of(&seat, &own, &held);
    let trimmed = |name: &str| fields.text(name).trim().to_owned();
    let is_there = held.gathering.voters.iter().any(|voter| voter.household.as_str() == fields.text("own"));
    let officers = Officers {
        chair: trimmed("chair"),
        chair_household: is_there.then(|| HouseholdId(trimmed("own"))),
        secretary: trimmed("secretary"),
        front_head: trimmed("front_head"),
        representatives: [trimmed("first"), trimmed("second")].into_iter().filter(|name| !name.is_empty()).collect(),
    };
    let section = (&Section::Officers, fields.text("seen"));
    let result = change(&mut cx, &own, section, |draft, _| draft.appoint(officers)).await;
    if let Some(amiss) = amiss::outcome(&seat, result, &held.changed_by, now.lines(&seat))? {
        return seat.refused(OfficersPage::TEMPLATE, &now.typed(&fields, amiss));
    }
    cx.commit().await?;
    Ok(seat.redirect(&now.top.path("meeting"), seat.say("Đã lưu.", "Saved.")))
}

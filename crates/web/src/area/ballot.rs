use actions::ActionError;
use actions::area::{Held, OwnYear, Section, change, held};
use axum::extract::Path;
use domain::ground::id::HouseholdId;
use domain::meeting::VoteWay;
use domain::meeting::draft::{Count, Tallied, Turn};
use serde::Serialize;

use super::amiss::{self, Amiss, Line, Top, year};
use super::votes::{ballot, household, name};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One person's count. The second never sees the first.
#[derive(Debug, Default, Serialize)]
pub struct BallotPage {
    pub top: Top,
    pub item: String,
    pub name: String,
    /// `first`, `second`, `difference`
    pub turn: String,
    pub is_secret: bool,
    pub present: u32,
    pub counter: String,
    pub agree: String,
    pub disagree: String,
    pub invalid: String,
    pub reason: String,
    /// Both counts, where they differ: name, agree, disagree, invalid.
    pub counts: Vec<[String; 4]>,
    pub seen: String,
    pub amiss: Amiss,
}

/// What is typed: one of the counts, or what was settled of both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Turn(Turn),
    Difference,
}

impl Sheet {
    fn parse(word: &str) -> WebResult<Self> {
        match word {
            "first" => Ok(Self::Turn(Turn::First)),
            "second" => Ok(Self::Turn(Turn::Second)),
            "difference" => Ok(Self::Difference),
            _ => Err(ActionError::missing("không có trang này", "there is no such page").into()),
        }
    }
}

impl BallotPage {
    pub const TEMPLATE: &'static str = "area/ballot.html";

    fn of(
        seat: &Seat,
        own: &OwnYear<'_>,
        held: &Held<'_>,
        (item, turn, sheet): (&str, &str, Sheet),
        id: Option<&HouseholdId>,
    ) -> Self {
        let (ballot, way) = ballot(held, id);
        let known = match sheet {
            Sheet::Turn(Turn::First) => ballot.first.clone(),
            Sheet::Turn(Turn::Second) => ballot.second.clone(),
            Sheet::Difference => ballot.settled.as_ref().map(|settled| settled.count.clone()),
        };
        let text = |count: u32| count.to_string();
        let counts = match (sheet, &ballot.first, &ballot.second) {
            (Sheet::Difference, Some(first), Some(second)) => vec![row(first), row(second)],
            _ => Vec::new(),
        };
        Self {
            top: Top::of_meeting(seat, own, &held.draft),
            item: item.to_owned(),
            name: name(seat, held, id),
            turn: turn.to_owned(),
            is_secret: way == VoteWay::SecretBallot,
            present: held.draft.present.unwrap_or_default(),
            counter: known.as_ref().map(|count| count.counter.clone()).unwrap_or_default(),
            agree: known.as_ref().map(|count| text(count.agree)).unwrap_or_default(),
            disagree: known.as_ref().map(|count| text(count.disagree)).unwrap_or_default(),
            invalid: known.as_ref().map(|count| text(count.invalid)).unwrap_or_default(),
            reason: ballot.settled.as_ref().map(|settled| settled.reason.clone()).unwrap_or_default(),
            counts,
            seen: Section::Vote(id.cloned()).seen(&held.draft),
            amiss: Amiss::default(),
        }
    }

    fn typed(self, fields: &Fields, amiss: Amiss) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let (counter, agree, disagree) = (text("counter"), text("agree"), text("disagree"));
        Self { counter, agree, disagree, invalid: text("invalid"), reason: text("reason"), amiss, ..self }
    }
}

fn row(count: &Count) -> [String; 4] {
    let text = |number: u32| number.to_string();
    [count.counter.clone(), text(count.agree), text(count.disagree), text(count.invalid)]
}

/// GET /area/{year}/votes/{item}/{turn}
pub async fn edit(seat: Seat, Path((text, item, turn)): Path<(String, String, String)>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let sheet = Sheet::parse(&turn)?;
    let id = household(&held, &item)?;
    seat.page(BallotPage::TEMPLATE, &BallotPage::of(&seat, &own, &held, (&item, &turn, sheet), id.as_ref()))
}

/// POST /area/{year}/votes/{item}/{turn}
pub async fn update(seat: Seat, Path((text, item, turn)): Path<(String, String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let sheet = Sheet::parse(&turn)?;
    let id = household(&held, &item)?;
    let now = BallotPage::of(&seat, &own, &held, (&item, &turn, sheet), id.as_ref());
    let wrong = match typed(&seat, &fields) {
        Err(wrong) => Some(wrong),
        Ok(count) => {
            let theirs = vec![
                Line::new(seat.say("Đồng ý", "Agree"), &*now.agree),
                Line::new(seat.say("Không đồng ý", "Do not"), &*now.disagree),
                Line::new(seat.say("Không hợp lệ", "Invalid"), &*now.invalid),
            ];
            let section = Section::Vote(id.clone());
            let result = change(&mut cx, &own, (&section, fields.text("seen")), |draft, gathering| match sheet {
                Sheet::Turn(turn) => draft.count(gathering, id.as_ref(), turn, count),
                Sheet::Difference => draft.settle(id.as_ref(), count, fields.text("reason")),
            });
            amiss::outcome(&seat, result.await, &held.changed_by, theirs)?
        }
    };
    if let Some(amiss) = wrong {
        return seat.refused(BallotPage::TEMPLATE, &now.typed(&fields, amiss));
    }
    let (to, notice) = next(&seat, sheet, &actions::area::held(&mut cx, &own).await?, id.as_ref());
    cx.commit().await?;
    Ok(seat.redirect(&now.top.path(&format!("votes/{item}{to}")), notice))
}

/// A blank is no vote of that kind.
fn typed(seat: &Seat, fields: &Fields) -> Result<Count, Amiss> {
    let or_none = |name: &str| match fields.text(name).trim() {
        "" => Ok(0),
        _ => amiss::number(seat, fields, name),
    };
    Ok(Count {
        counter: fields.text("counter").trim().to_owned(),
        agree: amiss::number(seat, fields, "agree")?,
        disagree: or_none("disagree")?,
        invalid: or_none("invalid")?,
    })
}

/// Counts that differ are looked at before anything goes on.
fn next(seat: &Seat, sheet: Sheet, held: &Held<'_>, id: Option<&HouseholdId>) -> (&'static str, &'static str) {
    let (ballot, way) = ballot(held, id);
    match (ballot.tallied(way), sheet) {
        (Tallied::Differs(..), _) => {
            ("/difference", seat.say("Hai lần kiểm phiếu khác nhau.", "The two counts differ."))
        }
        (Tallied::Once, _) => {
            ("", seat.say("Đã lưu. Mời người khác kiểm phiếu lần hai.", "Saved. Somebody else counts again."))
        }
        _ => ("", seat.say("Đã lưu.", "Saved.")),
    }
}

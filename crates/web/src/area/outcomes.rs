use actions::area::{HouseholdOutcome, OwnYear, outcomes};
use axum::extract::Path;
use domain::assessment::{Finding, Outcome};
use domain::register::Title;
use serde::Serialize;

use super::amiss::{Top, year};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What came out for the own area, with reasons for its head's eyes only.
#[derive(Debug, Default, Serialize)]
pub struct OutcomesPage {
    pub top: Top,
    pub is_frozen: bool,
    pub total: usize,
    pub met: usize,
    /// Households that do not meet the title, or are open.
    pub rows: Vec<OutcomeRow>,
    /// The area's own title; none where the programme has none.
    pub area: Option<OutcomeRow>,
}

#[derive(Debug, Serialize)]
pub struct OutcomeRow {
    pub name: String,
    pub code: String,
    pub word: String,
    pub is_met: bool,
    pub reasons: Vec<String>,
}

impl OutcomesPage {
    pub const TEMPLATE: &'static str = "area/outcomes.html";
}

fn row(seat: &Seat, own: &OwnYear<'_>, (title, one): (Title, &HouseholdOutcome)) -> OutcomeRow {
    let set = own.rules.title(title).map(|judged| judged.set);
    let reason = |finding: &Finding| {
        let criterion = set.and_then(|set| set.criterion(&finding.criterion));
        match criterion {
            Some(criterion) => {
                format!("{}. {}: {}", criterion.id, seat.say(&criterion.text, &criterion.english), finding.reason)
            }
            None if finding.criterion == domain::assessment::VOTE => {
                format!("{}: {}", seat.say("Biểu quyết", "Vote"), finding.reason)
            }
            None => format!("{}: {}", finding.criterion, finding.reason),
        }
    };
    OutcomeRow {
        name: one.name.clone(),
        code: one.code.clone(),
        word: match one.outcome {
            Outcome::Met => seat.say("đạt", "met"),
            Outcome::NotMet => seat.say("chưa đạt", "not met"),
            Outcome::NotApplicable => seat.say("không áp dụng", "not applicable"),
            Outcome::Open => seat.say("chưa rõ", "open"),
        }
        .to_owned(),
        is_met: one.outcome == Outcome::Met,
        reasons: one.hindering.iter().map(reason).collect(),
    }
}

/// GET /area/{year}/outcomes
pub async fn show(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let found = outcomes(&mut cx, &own).await?;
    let hindered = found.households.iter().filter(|one| one.outcome != Outcome::Met);
    let page = OutcomesPage {
        top: Top::of(&own),
        is_frozen: found.is_frozen,
        total: found.households.len(),
        met: found.households.iter().filter(|one| one.outcome == Outcome::Met).count(),
        rows: hindered.map(|one| row(&seat, &own, (Title::Household, one))).collect(),
        area: found.area.as_ref().map(|one| row(&seat, &own, (Title::Area, one))),
    };
    seat.page(OutcomesPage::TEMPLATE, &page)
}

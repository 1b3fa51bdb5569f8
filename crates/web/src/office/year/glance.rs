use actions::assessment::{Glance, Lacking, TitleGlance, glance, opened_years};
use domain::assessment::Outcome;
use domain::ground::date;
use domain::ground::number::grouped;
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The programme that the office works in.
pub const PROGRAMME: &str = "5-nhat";

/// A year at a glance.
#[derive(Debug, Default, Serialize)]
pub struct GlancePage {
    pub year: i16,
    pub years: Vec<i16>,
    pub titles: Vec<TitleCard>,
    pub without_minutes: Vec<String>,
}

/// One title on the page.
#[derive(Debug, Serialize)]
pub struct TitleCard {
    pub key: String,
    pub name: String,
    pub step: String,
    pub since: String,
    pub window: String,
    pub due: String,
    pub is_due_soon: bool,
    /// "2.412/2.546"
    pub figure: String,
    pub rate: String,
    /// `met`, `not_met`, `open`: drawn with a word, never by colour alone.
    pub outcome: String,
    pub outcome_word: String,
    pub open: u64,
    pub lacking: Vec<Lacking>,
}

impl GlancePage {
    pub const TEMPLATE: &'static str = "office/year/glance.html";

    fn of(seat: &Seat, glance: Glance, years: Vec<i16>, today: Date) -> Self {
        let titles = glance.titles.into_iter().map(|title| card(seat, title, today)).collect();
        Self { year: glance.year, years, titles, without_minutes: glance.without_minutes }
    }
}

/// A deadline this near is shown as near.
const SOON: i32 = 14;

fn card(seat: &Seat, title: TitleGlance, today: Date) -> TitleCard {
    let is_ward = title.title == Title::Commune;
    let days_left = |due: Date| (due - today).get_days();
    TitleCard {
        key: title.title.to_string(),
        name: title.name,
        step: title.step.to_owned(),
        since: date::short(title.since),
        window: title.window,
        due: title.due_before.map(date::short).unwrap_or_default(),
        is_due_soon: title.due_before.is_some_and(|due| today <= due && days_left(due) <= SOON),
        figure: if is_ward { String::new() } else { format!("{}/{}", grouped(title.met), grouped(title.total)) },
        rate: if is_ward { String::new() } else { title.rate },
        outcome: title.outcome.to_string(),
        outcome_word: word(seat, title.outcome).to_owned(),
        open: title.open,
        lacking: title.lacking,
    }
}

fn word(seat: &Seat, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => seat.say("đạt", "met"),
        Outcome::NotMet => seat.say("chưa đạt", "not met"),
        Outcome::NotApplicable => seat.say("không áp dụng", "not applicable"),
        Outcome::Open => seat.say("chưa rõ", "open"),
    }
}

/// GET /office: the year asked for, else the newest that was opened.
pub async fn show(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let years = opened_years(&mut cx, PROGRAMME).await?;
    let asked = query.text("year").parse().ok().filter(|year| years.contains(year));
    let Some(year) = asked.or_else(|| years.first().copied()) else {
        return seat.page(GlancePage::TEMPLATE, &GlancePage::default());
    };
    let today = cx.today();
    let found = glance(&mut cx, PROGRAMME, year).await?;
    seat.page(GlancePage::TEMPLATE, &GlancePage::of(&seat, found, years, today))
}

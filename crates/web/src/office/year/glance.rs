use actions::Cx;
use actions::assessment::{Glance, Lacking, TitleGlance, glance, opened_years};
use actions::decision::{situations, waiting_commendations};
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use super::place::{Place, programme, with_programme};
use super::words;
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
    /// Titles of which only the signature is missing, for those who sign.
    pub to_sign: Vec<Signable>,
    pub may_sign: bool,
    pub may_open: bool,
    /// Named in the form where it is not the usual one.
    pub programme: String,
}

/// A title that waits for its signature.
#[derive(Debug, Serialize)]
pub struct Signable {
    pub name: String,
    /// "2.400/2.500"
    pub figure: String,
    pub path: String,
    pub due: String,
}

/// One title on the page.
#[derive(Debug, Serialize)]
pub struct TitleCard {
    pub key: String,
    pub path: String,
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

    fn of(seat: &Seat, glance: Glance, programme: &str, today: Date) -> Self {
        let place = |title| Place { programme: programme.to_owned(), year: glance.year, title };
        let card = |title: TitleGlance| card(seat, &place(title.title), title, today);
        Self {
            year: glance.year,
            titles: glance.titles.into_iter().map(card).collect(),
            without_minutes: glance.without_minutes,
            ..Self::default()
        }
    }
}

/// A deadline this near is shown as near.
const SOON: i32 = 14;

fn card(seat: &Seat, place: &Place, title: TitleGlance, today: Date) -> TitleCard {
    let is_ward = title.title == Title::Commune;
    let days_left = |due: Date| (due - today).get_days();
    TitleCard {
        key: title.title.to_string(),
        path: place.path(""),
        name: title.name,
        step: words::state(seat, title.state).to_owned(),
        since: date::short(title.since),
        window: title.window,
        due: title.due_before.map(date::short).unwrap_or_default(),
        is_due_soon: title.due_before.is_some_and(|due| today <= due && days_left(due) <= SOON),
        figure: if is_ward { String::new() } else { format!("{}/{}", grouped(title.met), grouped(title.total)) },
        rate: if is_ward { String::new() } else { title.rate },
        outcome: title.outcome.to_string(),
        outcome_word: words::outcome(seat, title.outcome).to_owned(),
        open: title.open,
        lacking: title.lacking,
    }
}

/// GET /office: the year asked for, else the newest that was opened.
pub async fn show(seat: Seat, query: Query) -> WebResult {
    let programme = programme(&query);
    let mut cx = seat.read().await?;
    let years = opened_years(&mut cx, &programme).await?;
    let asked = query.0.text("year").parse().ok().filter(|year| years.contains(year));
    let may_open = seat.role().may(Permission::RunCampaign);
    let Some(year) = asked.or_else(|| years.first().copied()) else {
        return seat.page(GlancePage::TEMPLATE, &GlancePage { may_open, ..GlancePage::default() });
    };
    let today = cx.today();
    let found = glance(&mut cx, &programme, year).await?;
    let may_sign = seat.role().may(Permission::Decide);
    let to_sign = if may_sign { to_sign(&seat, &mut cx, &programme, &years).await? } else { Vec::new() };
    let page = GlancePage {
        years,
        to_sign,
        may_sign,
        may_open,
        programme: if with_programme("", &programme).is_empty() { String::new() } else { programme.clone() },
        ..GlancePage::of(&seat, found, &programme, today)
    };
    seat.page(GlancePage::TEMPLATE, &page)
}

/// What only the signature is missing of, in the newest years: an old year seldom waits.
async fn to_sign(seat: &Seat, cx: &mut Cx<'_>, programme: &str, years: &[i16]) -> WebResult<Vec<Signable>> {
    let mut waiting = Vec::new();
    for year in years.iter().take(LATEST) {
        for one in situations(cx, programme, *year).await?.iter().filter(|one| one.waits_for_signature()) {
            let place = Place { programme: programme.to_owned(), year: *year, title: one.run.title };
            let figures = one.drawn().map(|drawn| &drawn.figures);
            let name = seat.say(&one.judged.rule.name, &one.judged.rule.english);
            waiting.push(Signable {
                name: format!("{name} {year}"),
                figure: figures.map_or_else(String::new, |one| format!("{}/{}", grouped(one.met), grouped(one.total))),
                path: place.path("/decision"),
                due: one.judged.calendar.due_before.map(date::short).unwrap_or_default(),
            });
        }
    }
    let today = cx.today();
    let mut of_years: Vec<i16> = years.iter().take(LATEST).copied().chain([today.year()]).collect();
    of_years.dedup();
    for year in of_years {
        // Without a rule of the bonus there is nothing to sign yet.
        let proposed = waiting_commendations(cx, year, today).await.map_or(0, |proposed| proposed.len());
        if proposed != 0 {
            waiting.push(Signable {
                name: format!("{} {year}", seat.say("Giấy khen", "Commendations")),
                figure: grouped(proposed as u64),
                path: format!("/office/years/{year}/commendation/decision"),
                due: String::new(),
            });
        }
    }
    Ok(waiting)
}

/// Years that are looked through for what waits.
const LATEST: usize = 2;

use actions::Cx;
use actions::area::{HouseholdLine, OwnYear, Registered, households, register};
use axum::extract::Path;
use domain::ground::date::{parse, short};
use domain::ground::id::HouseholdId;
use serde::Serialize;

use super::amiss::{self, Amiss, Top, year};
use super::households::{HouseholdRow, PAGE};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Households that have not registered yet, to be ticked.
#[derive(Debug, Default, Serialize)]
pub struct RegistrationPage {
    pub top: Top,
    pub registered: usize,
    pub total: usize,
    pub until: String,
    pub day: String,
    pub wanted: String,
    pub rows: Vec<TickRow>,
    /// Not registered, beside those on this page.
    pub others: usize,
    pub amiss: Amiss,
}

#[derive(Debug, Serialize)]
pub struct TickRow {
    #[serde(flatten)]
    pub household: HouseholdRow,
    pub is_ticked: bool,
}

impl RegistrationPage {
    pub const TEMPLATE: &'static str = "area/registration.html";
}

/// GET /area/{year}/registration
pub async fn show(seat: Seat, Path(text): Path<String>, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let page = page(&mut cx, &own, &query, Amiss::default()).await?;
    seat.page(RegistrationPage::TEMPLATE, &page)
}

/// Ticks survive a refusal, also those of households that the search left out.
async fn page(cx: &mut Cx<'_>, own: &OwnYear<'_>, said: &Fields, amiss: Amiss) -> WebResult<RegistrationPage> {
    let lines = households(cx, own).await?;
    let ticked = ticked(said);
    let wanted = said.text("q").trim().to_owned();
    let after = lines.iter().position(|line| line.id.as_str() == said.text("after")).map_or(0, |at| at + 1);
    let is_ticked = |line: &HouseholdLine| ticked.contains(&line.id);
    let open: Vec<&HouseholdLine> =
        lines.iter().skip(after).filter(|line| line.signed_on.is_none() && line.is_like(&wanted)).collect();
    let mut shown: Vec<&HouseholdLine> = open.iter().copied().take(PAGE).collect();
    let left_out = |line: &&HouseholdLine| is_ticked(line) && shown.iter().all(|one| one.id != line.id);
    let kept: Vec<&HouseholdLine> = lines.iter().filter(left_out).collect();
    shown.extend(kept);
    let unregistered = lines.iter().filter(|line| line.signed_on.is_none()).count();
    let row = |line: &&HouseholdLine| TickRow { household: HouseholdRow::from(*line), is_ticked: is_ticked(line) };
    let typed = said.text("day").trim();
    Ok(RegistrationPage {
        top: Top::of(own),
        registered: lines.len() - unregistered,
        total: lines.len(),
        until: short(own.register_until()),
        day: if typed.is_empty() { short(cx.today()) } else { typed.to_owned() },
        others: unregistered.saturating_sub(shown.len()),
        rows: shown.iter().map(row).collect(),
        wanted,
        amiss,
    })
}

fn ticked(said: &Fields) -> Vec<HouseholdId> {
    said.pairs().iter().filter(|(name, _)| name == "household").map(|(_, id)| HouseholdId(id.clone())).collect()
}

/// POST /area/{year}/registration: whatever button is pressed, the ticks are kept first.
pub async fn update(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let ticked = ticked(&fields);
    let mut notice = String::new();
    if !ticked.is_empty() {
        let day = match amiss::day(&seat, &fields, "day") {
            Ok(day) => day,
            Err(wrong) => return refused(&seat, &mut cx, &own, (&fields, wrong)).await,
        };
        match register(&mut cx, &own, &ticked, day).await {
            Ok(done) => notice = told(&seat, done),
            Err(error) => {
                if let Some(mut wrong) = amiss::refusal(&seat, Err(error))? {
                    wrong.field = "day".to_owned();
                    return refused(&seat, &mut cx, &own, (&fields, wrong)).await;
                }
            }
        }
    }
    let top = Top::of(&own);
    cx.commit().await?;
    let day = parse(fields.text("day")).map(short).unwrap_or_default();
    let mut place = form_urlencoded::Serializer::new(String::new());
    place.append_pair("day", &day);
    match fields.text("go") {
        "next" => drop(place.append_pair("q", fields.text("q")).append_pair("after", fields.text("last"))),
        "find" => drop(place.append_pair("q", fields.text("q"))),
        _ => {}
    }
    Ok(seat.redirect(&top.path(&format!("registration?{}", place.finish())), &notice))
}

async fn refused(seat: &Seat, cx: &mut Cx<'_>, own: &OwnYear<'_>, (fields, amiss): (&Fields, Amiss)) -> WebResult {
    let page = page(cx, own, fields, amiss).await?;
    seat.refused(RegistrationPage::TEMPLATE, &page)
}

fn told(seat: &Seat, done: Registered) -> String {
    let vietnamese = match done.known {
        0 => format!("Đã ghi {} hộ đăng ký.", done.new),
        known => format!("Đã ghi {} hộ đăng ký; {known} hộ đã có người ghi trước.", done.new),
    };
    seat.say(&vietnamese, &format!("{} households registered; {} were before.", done.new, done.known)).to_owned()
}

use actions::ActionError;
use actions::above::{self, WardYear};
use actions::decision::situation;
use actions::dossier::appraisal;
use domain::assessment::{Outcome, Summary};
use domain::ground::number::grouped;
use domain::meeting::SubmissionState;
use domain::register::Title;
use serde::Serialize;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The programme whose titles are decided.
pub const PROGRAMME: &str = "5-nhat";

/// The wards of this server of one year, and what waits in one's own.
#[derive(Debug, Default, Serialize)]
pub struct OverviewPage {
    pub year: i16,
    pub years: Vec<i16>,
    pub wards: Vec<WardRow>,
    pub own: Option<Own>,
}

#[derive(Debug, Serialize)]
pub struct WardRow {
    pub name: String,
    pub is_own: bool,
    pub is_open: bool,
    pub titles: Vec<TitleRow>,
}

#[derive(Debug, Serialize)]
pub struct TitleRow {
    pub name: String,
    pub figure: String,
    pub rate: String,
}

/// The title of the ward where this account lives.
#[derive(Debug, Serialize)]
pub struct Own {
    pub step: String,
    pub dossier: String,
    /// Empty where nothing was submitted.
    pub dossier_path: String,
    /// The number of the decision that stands.
    pub number: String,
    /// Empty where there is nothing to decide yet.
    pub decision_path: String,
}

impl OverviewPage {
    pub const TEMPLATE: &'static str = "province/overview.html";
}

/// GET /province
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let years = above::years(&mut cx, PROGRAMME).await?;
    let asked = query.text("year").parse().ok();
    let year = asked.or(years.first().copied()).unwrap_or_else(|| cx.today().year());
    let who = cx.actor().clone();
    let own_code = seat.desk()?.commune().clone();
    let own = if years.contains(&year) { own(&seat, &mut cx, year).await? } else { None };
    drop(cx);
    let mut wards = Vec::new();
    for desk in seat.app().desks() {
        let Some(found) = above::ward_year(&desk, &who, PROGRAMME, year).await? else { continue };
        wards.push(row(&seat, &found, *desk.commune() == own_code));
    }
    wards.sort_by_cached_key(|ward| (!ward.is_own, domain::ground::text::sort_key(&ward.name)));
    seat.page(OverviewPage::TEMPLATE, &OverviewPage { year, years, wards, own })
}

async fn own(seat: &Seat, cx: &mut actions::Cx<'_>, year: i16) -> WebResult<Option<Own>> {
    let listed = appraisal::list(cx, PROGRAMME, year).await?;
    let dossier = listed.into_iter().find(|one| one.subject.title == Title::Commune);
    let state = dossier.as_ref().and_then(|one| one.state);
    let path = dossier.filter(|_| !matches!(state, None | Some(SubmissionState::Draft))).and_then(|one| one.id);
    let found = match situation(cx, PROGRAMME, year, Title::Commune).await {
        Ok(found) => found,
        // A year in which the ward itself has no title.
        Err(ActionError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let is_above = !found.judged.authority.is_the_ward();
    let waits = is_above && found.waits_for_signature();
    Ok(Some(Own {
        step: found.run.state.label().to_owned(),
        dossier: word(seat, state).to_owned(),
        dossier_path: path.map(|id| format!("/office/appraisal/{id}")).unwrap_or_default(),
        number: found.recognised().map(|one| one.number.to_string()).unwrap_or_default(),
        decision_path: if waits { format!("/province/years/{year}/decision") } else { String::new() },
    }))
}

fn word(seat: &Seat, state: Option<SubmissionState>) -> &'static str {
    match state {
        None => seat.say("chưa lập", "not begun"),
        Some(SubmissionState::Draft) => seat.say("đang soạn", "being written"),
        Some(SubmissionState::Submitted) => seat.say("đã nộp, đợi thẩm định", "submitted, waits to be appraised"),
        Some(SubmissionState::Returned) => seat.say("đã trả lại", "returned"),
        Some(SubmissionState::Accepted) => seat.say("đã chấp nhận", "accepted"),
    }
}

fn row(seat: &Seat, found: &WardYear, is_own: bool) -> WardRow {
    let title = |one: &Summary| TitleRow {
        name: seat.say(one.title.noun(), one.title.english()).to_owned(),
        figure: match one.title {
            Title::Commune if one.outcome == Outcome::Met => seat.say("đạt", "met").to_owned(),
            Title::Commune => seat.say("chưa đạt", "not met").to_owned(),
            _ => format!("{}/{}", grouped(one.met), grouped(one.total)),
        },
        rate: if one.title == Title::Commune { String::new() } else { one.rate.clone() },
    };
    WardRow {
        name: found.ward.clone(),
        is_own,
        is_open: found.is_open,
        titles: found.titles.iter().map(title).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ward_is_shown_in_totals_with_what_waits_for_the_level_above() {
        let titles =
            vec![TitleRow { name: "hộ gia đình".to_owned(), figure: "2/3".to_owned(), rate: "66,7%".to_owned() }];
        let ward = WardRow { name: "Phường Mẫu".to_owned(), is_own: true, is_open: true, titles };
        let own = Own {
            step: "niêm yết".to_owned(),
            dossier: "đã nộp".to_owned(),
            dossier_path: "/office/appraisal/s-1".to_owned(),
            number: String::new(),
            decision_path: "/province/years/2026/decision".to_owned(),
        };
        let page = OverviewPage { year: 2026, years: vec![2026], wards: vec![ward], own: Some(own) };
        let html = crate::view::sample(OverviewPage::TEMPLATE, &page).replace("&#x2f;", "/");
        for part in ["2/3", "66,7%", "/office/appraisal/s-1", "/province/years/2026/decision"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let none = crate::view::sample(OverviewPage::TEMPLATE, &OverviewPage::default());
        assert!(none.contains("Chưa mở năm nào"), "{none}");
    }
}

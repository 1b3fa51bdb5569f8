use actions::campaign::{objections, rules};
use actions::decision::{Situation, situation};
use axum::extract::Path;
use domain::campaign::{Channel, Objection, ObjectionKind, State, Verdict, last_listed_day};
use domain::ground::date;
use domain::people::Permission;
use serde::Serialize;

use super::place::Place;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// What people have against the results of one title, and the form that takes the next.
#[derive(Debug, Default, Serialize)]
pub struct ObjectionsPage {
    pub name: String,
    pub year: i16,
    pub title_path: String,
    pub path: String,
    pub rows: Vec<ObjectionRow>,
    /// `listing` or `appeal`; empty where nothing is taken now.
    pub kind: String,
    /// Until when it comes in time, and where that number comes from.
    pub until: String,
    pub source: String,
    pub is_verified: bool,
    pub may_file: bool,
    pub code: String,
    pub by: String,
    pub text: String,
    pub date: String,
    pub channels: Vec<ChannelChoice>,
    pub channel: String,
    pub problem: String,
    pub date_problem: String,
}

#[derive(Debug, Serialize)]
pub struct ChannelChoice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct ObjectionRow {
    pub path: String,
    pub kind: String,
    pub about: String,
    pub by: String,
    pub filed: String,
    pub is_late: bool,
    pub text: String,
    /// Empty while nobody answered.
    pub verdict: String,
    pub is_open: bool,
}

impl ObjectionsPage {
    pub const TEMPLATE: &'static str = "office/year/objections.html";
}

/// GET /office/years/{year}/{title}/objections
pub async fn index(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let page = page(&seat, &place, &query.0).await?;
    seat.page(ObjectionsPage::TEMPLATE, &page)
}

/// The page with what was typed.
pub async fn page(seat: &Seat, place: &Place, typed: &Fields) -> WebResult<ObjectionsPage> {
    let mut cx = seat.read().await?;
    let today = date::short(cx.today());
    let found = situation(&mut cx, &place.programme, place.year, place.title).await?;
    let all = objections(&mut cx, &found.campaign, place.title).await?;
    let kind = taken(&found);
    let (until, source, is_verified) = match kind {
        Some(ObjectionKind::Listing) => {
            let rules = rules(&cx, &place.programme, place.year)?;
            let listing = rules.title(place.title).map(|judged| judged.listing);
            let until = found.run.listed_on.zip(listing).map(|(day, rule)| last_listed_day(day, rule.days));
            let source = listing.map(|rule| (rule.source.clone(), rule.verified)).unwrap_or_default();
            (until, source.0, source.1)
        }
        Some(ObjectionKind::Appeal) => {
            let day = match found.recognised() {
                Some(one) => actions::decision::find(&mut cx, one.decision.as_str()).await?.decision.date,
                None => found.run.since,
            };
            let settings = actions::setting::load(&mut cx).await?;
            let term = settings.appeal(day).map(|term| (term.source.clone(), term.verified)).unwrap_or_default();
            (actions::campaign::appeal_until(&mut cx, day).await?, term.0, term.1)
        }
        None => (None, String::new(), true),
    };
    let channel = |one: &Channel| ChannelChoice { value: one.to_string(), label: channel(seat, *one).to_owned() };
    let typed_day = typed.text("date");
    Ok(ObjectionsPage {
        name: seat.say(&found.judged.rule.name, &found.judged.rule.english).to_owned(),
        year: place.year,
        title_path: place.path(""),
        path: place.path("/objections"),
        rows: all.iter().map(|one| row(seat, one)).collect(),
        kind: kind.map(|kind| kind.to_string()).unwrap_or_default(),
        until: until.map(date::short).unwrap_or_default(),
        source,
        is_verified,
        may_file: seat.role().may(Permission::RunCampaign) && kind.is_some(),
        code: typed.text("code").to_owned(),
        by: typed.text("by").to_owned(),
        text: typed.text("text").to_owned(),
        date: if typed_day.is_empty() { today } else { typed_day.to_owned() },
        channels: Channel::ALL.iter().map(channel).collect(),
        channel: typed.text("channel").to_owned(),
        problem: String::new(),
        date_problem: String::new(),
    })
}

/// What is taken now: objections while the list hangs out, appeals once it is decided.
pub fn taken(found: &Situation<'_>) -> Option<ObjectionKind> {
    match found.run.state {
        State::Listing => Some(ObjectionKind::Listing),
        _ if found.recognised().is_some() => Some(ObjectionKind::Appeal),
        _ => None,
    }
}

fn row(seat: &Seat, one: &Objection) -> ObjectionRow {
    ObjectionRow {
        path: format!("/office/objections/{}", one.id),
        kind: kind(seat, one.kind).to_owned(),
        about: format!("{} – {}", one.subject.code, one.subject.name),
        by: one.by.clone(),
        filed: date::short(one.filed_on),
        is_late: one.is_late(),
        text: one.text.clone(),
        verdict: one.answer.as_ref().map(|answer| verdict(seat, answer.verdict).to_owned()).unwrap_or_default(),
        is_open: one.answer.is_none(),
    }
}

pub fn kind(seat: &Seat, kind: ObjectionKind) -> &'static str {
    match kind {
        ObjectionKind::Listing => seat.say("kiến nghị khi niêm yết", "objection during the listing"),
        ObjectionKind::Appeal => seat.say("khiếu nại sau quyết định", "appeal after the decision"),
    }
}

pub fn verdict(seat: &Seat, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Upheld => seat.say("chấp nhận", "upheld"),
        Verdict::Rejected => seat.say("không chấp nhận", "rejected"),
        Verdict::Withdrawn => seat.say("người kiến nghị rút lại", "withdrawn"),
    }
}

pub fn channel(seat: &Seat, channel: Channel) -> &'static str {
    match channel {
        Channel::Paper => seat.say("đơn giấy", "on paper"),
        Channel::Spoken => seat.say("nói trực tiếp", "in person"),
        Channel::Online => seat.say("qua mạng, tin nhắn", "online"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objections_stand_with_their_answers_above_the_form_for_the_next() {
        let row = |verdict: &str| ObjectionRow {
            path: "/office/objections/1".to_owned(),
            kind: "kiến nghị khi niêm yết".to_owned(),
            about: "BH010003 – Lê Văn Chín".to_owned(),
            by: "Lê Văn Chín".to_owned(),
            filed: "09/11/2021".to_owned(),
            is_late: true,
            text: "đã khắc phục".to_owned(),
            verdict: verdict.to_owned(),
            is_open: verdict.is_empty(),
        };
        let page = ObjectionsPage {
            rows: vec![row(""), row("chấp nhận")],
            kind: "appeal".to_owned(),
            until: "08/11/2021".to_owned(),
            source: "Luật Khiếu nại".to_owned(),
            may_file: true,
            channels: vec![ChannelChoice { value: "paper".to_owned(), label: "đơn giấy".to_owned() }],
            problem: "cần ghi ai".to_owned(),
            date_problem: "ngày không đúng".to_owned(),
            ..ObjectionsPage::default()
        };
        let html = crate::view::sample(ObjectionsPage::TEMPLATE, &page);
        for part in ["quá hạn", "chưa trả lời", "chấp nhận", "chưa đối chiếu", "cần ghi ai", "date-problem"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        let none = crate::view::sample(ObjectionsPage::TEMPLATE, &ObjectionsPage::default());
        assert!(none.contains("Chưa có") && !none.contains("<form method=\"post\" action=\"\""), "{none}");
    }
}

use actions::ActionError;
use actions::campaign::{Filing, answer, find_objection, object};
use axum::extract::Path;
use domain::campaign::{Answer, Channel, Objection, ObjectionKind, Verdict};
use domain::ground::date;
use domain::people::Permission;
use serde::Serialize;

use super::objections::{self, ChannelChoice, ObjectionsPage, channel, kind, verdict};
use super::place::{Place, absent};
use super::step::{no_day, status};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One objection, its answer, and what follows from it.
#[derive(Debug, Default, Serialize)]
pub struct ObjectionPage {
    pub path: String,
    pub back: String,
    pub kind: String,
    pub code: String,
    pub name: String,
    pub why_path: String,
    pub facts: Vec<(String, String)>,
    pub text: String,
    pub is_late: bool,
    /// What was answered; empty while nobody did.
    pub answered: String,
    pub answered_on: String,
    pub answer: String,
    /// An upheld one leads to reopening the title, or to the decision that is to be corrected.
    pub reopening_path: String,
    pub decision_path: String,
    pub may_answer: bool,
    pub verdicts: Vec<ChannelChoice>,
    pub verdict: String,
    pub reason: String,
    pub date: String,
    pub problem: String,
    pub date_problem: String,
}

impl ObjectionPage {
    pub const TEMPLATE: &'static str = "office/year/objection.html";
}

/// POST /office/years/{year}/{title}/objections: what came in.
pub async fn file(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query, fields: Fields) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let Some(day) = date::parse(fields.text("date")) else {
        let page = objections::page(&seat, &place, &fields).await?;
        return seat.refused(ObjectionsPage::TEMPLATE, &ObjectionsPage { date_problem: no_day(&seat), ..page });
    };
    let filing = Filing {
        programme: &place.programme,
        year: place.year,
        title: place.title,
        kind: ObjectionKind::parse(fields.text("kind")).unwrap_or(ObjectionKind::Listing),
        code: fields.text("code"),
        filed_on: day,
        by: fields.text("by"),
        channel: Channel::parse(fields.text("channel")).unwrap_or(Channel::Paper),
        text: fields.text("text"),
    };
    let mut cx = seat.begin().await?;
    match object(&mut cx, &filing).await {
        Ok(_) => {
            cx.commit().await?;
            let notice = seat.say("Đã ghi; cần trả lời.", "Entered; it waits for an answer.");
            Ok(seat.redirect(&place.path("/objections"), notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let page = objections::page(&seat, &place, &fields).await?;
            let page = ObjectionsPage { problem: seat.sentence(&error), ..page };
            seat.refused(ObjectionsPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// GET /office/objections/{id}
pub async fn show(seat: Seat, Path(id): Path<String>) -> WebResult {
    let page = page(&seat, &id, &Fields::default()).await?;
    seat.page(ObjectionPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, id: &str, typed: &Fields) -> WebResult<ObjectionPage> {
    let mut cx = seat.read().await?;
    let today = date::short(cx.today());
    let one = find_objection(&mut cx, id).await?;
    let campaign = store::campaign::find_by_id(&mut cx.tx, &one.campaign).await?.ok_or_else(absent)?;
    let place = Place { programme: campaign.programme, year: campaign.year, title: one.title() };
    let found = actions::decision::situation(&mut cx, &place.programme, place.year, place.title).await?;
    let is_upheld = one.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Upheld);
    let choice = |one: &Verdict| ChannelChoice { value: one.to_string(), label: verdict(seat, *one).to_owned() };
    let decision = found.recognised().filter(|_| is_upheld && one.kind == ObjectionKind::Appeal);
    let said = one.answer.as_ref();
    let or = |typed: &str, other: String| if typed.is_empty() { other } else { typed.to_owned() };
    Ok(ObjectionPage {
        path: format!("/office/objections/{}", one.id),
        back: place.path("/objections"),
        kind: kind(seat, one.kind).to_owned(),
        code: one.subject.code.clone(),
        name: one.subject.name.clone(),
        why_path: place.path(&format!("/subjects/{}", super::subjects::encoded(&one.subject.code))),
        facts: facts(seat, &one),
        text: one.text.clone(),
        is_late: one.is_late(),
        answered: said.map(|answer| verdict(seat, answer.verdict).to_owned()).unwrap_or_default(),
        answered_on: said.map(|answer| date::short(answer.on)).unwrap_or_default(),
        answer: said.map(|answer| answer.reason.clone()).unwrap_or_default(),
        reopening_path: if is_upheld { place.path("/reopening") } else { String::new() },
        decision_path: decision.map(|one| format!("/office/decisions/{}", one.decision)).unwrap_or_default(),
        may_answer: seat.role().may(Permission::RunCampaign),
        verdicts: Verdict::ALL.iter().map(choice).collect(),
        verdict: or(typed.text("verdict"), said.map(|answer| answer.verdict.to_string()).unwrap_or_default()),
        reason: or(typed.text("reason"), said.map(|answer| answer.reason.clone()).unwrap_or_default()),
        date: or(typed.text("date"), today),
        problem: String::new(),
        date_problem: String::new(),
    })
}

fn facts(seat: &Seat, one: &Objection) -> Vec<(String, String)> {
    let mut facts = vec![
        (seat.say("Người kiến nghị", "Who objects"), one.by.clone()),
        (seat.say("Hình thức", "How it came"), channel(seat, one.channel).to_owned()),
        (seat.say("Ngày nhận", "Day of receipt"), date::short(one.filed_on)),
    ];
    if let Some(due) = one.due {
        facts.push((seat.say("Trong hạn đến hết ngày", "In time until"), date::short(due)));
    }
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// POST /office/objections/{id}: the answer.
pub async fn create(seat: Seat, Path(id): Path<String>, fields: Fields) -> WebResult {
    let (day, verdict) = (date::parse(fields.text("date")), Verdict::parse(fields.text("verdict")));
    let (Some(on), Some(verdict)) = (day, verdict) else {
        let mut page = page(&seat, &id, &fields).await?;
        if day.is_none() {
            page.date_problem = no_day(&seat);
        }
        if verdict.is_none() {
            page.problem = seat.say("hãy chọn kết quả trả lời", "choose what the answer is").to_owned();
        }
        return seat.refused(ObjectionPage::TEMPLATE, &page);
    };
    let given = Answer { verdict, reason: fields.text("reason").to_owned(), on };
    let mut cx = seat.begin().await?;
    match answer(&mut cx, &id, given).await {
        Ok(_) => {
            cx.commit().await?;
            let path = format!("/office/objections/{id}");
            Ok(seat.redirect(&path, seat.say("Đã ghi câu trả lời.", "The answer is entered.")))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            let page = ObjectionPage { problem: seat.sentence(&error), ..page(&seat, &id, &fields).await? };
            seat.page_with(status(&error), ObjectionPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upheld_appeal_leads_to_the_decision_and_to_reopening() {
        let page = ObjectionPage {
            facts: vec![("Người kiến nghị".to_owned(), "Lê Văn Chín".to_owned())],
            text: "đã nộp phạt".to_owned(),
            is_late: true,
            answered: "chấp nhận".to_owned(),
            answer: "biên lai hợp lệ".to_owned(),
            reopening_path: "/office/years/2021/household/reopening".to_owned(),
            decision_path: "/office/decisions/1".to_owned(),
            may_answer: true,
            verdicts: vec![ChannelChoice { value: "upheld".to_owned(), label: "chấp nhận".to_owned() }],
            verdict: "upheld".to_owned(),
            problem: "cần ghi lý do".to_owned(),
            date_problem: "ngày không đúng".to_owned(),
            ..ObjectionPage::default()
        };
        let html = crate::view::sample(ObjectionPage::TEMPLATE, &page);
        for part in ["/reopening", "correction", "revocation", "biên lai hợp lệ", "cần ghi lý do", "quá hạn"]
        {
            assert!(html.contains(part) || html.contains(&part.replace('/', "&#x2f;")), "{part} in {html}");
        }
    }
}

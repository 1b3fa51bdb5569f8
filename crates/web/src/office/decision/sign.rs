use actions::ActionError;
use actions::decision::{Decided, Order, check_number, first_day, situation, waiting_commendations};
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::campaign::Need;
use domain::ground::number::{grouped, money};
use domain::ground::refusal::Refusal as _;
use domain::ground::{date, text};
use domain::people::Language;
use jiff::civil::Date;
use serde::Serialize;

use super::matter::{Matter, about};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::office::year::{GuardLine, guard_line, no_day, status};

/// A decision before it is signed: who it is about, what it waits for, number, day and signer; then once more to confirm.
#[derive(Debug, Default, Serialize)]
pub struct SignPage {
    pub heading: String,
    pub back: String,
    pub path: String,
    pub number_path: String,
    /// The draft as PDF; empty where the paper is not ours or cannot be drawn yet.
    pub draft_path: String,
    /// "2.400/2.500"
    pub count: String,
    pub money: String,
    pub names: Vec<String>,
    pub authority: String,
    pub is_received: bool,
    pub is_ready: bool,
    pub guards: Vec<GuardLine>,
    pub signers: Vec<SignerChoice>,
    pub number: String,
    pub date: String,
    pub signer: String,
    pub seen: String,
    pub problem: String,
    pub number_problem: String,
    pub date_problem: String,
    /// What was looked at and is now to be confirmed.
    pub sure: Option<Sure>,
}

#[derive(Debug, Serialize)]
pub struct SignerChoice {
    pub value: String,
    pub label: String,
}

/// What the decision will say.
#[derive(Debug, Serialize)]
pub struct Sure {
    pub number: String,
    pub date: String,
    pub authority: String,
    pub count: String,
    pub warnings: Vec<String>,
}

impl SignPage {
    pub const TEMPLATE: &'static str = "office/decision/sign.html";
}

/// GET /office/years/{year}/{title}/decision
pub async fn new(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let matter = Matter::of(&year, &title, &query)?;
    let page = page(&seat, &matter, &query.0).await?;
    seat.page(SignPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, matter: &Matter, typed: &Fields) -> WebResult<SignPage> {
    let mut cx = seat.read().await?;
    let today = cx.today();
    let settings = actions::setting::load(&mut cx).await?;
    let signer = |one: &domain::setting::Signer| SignerChoice {
        value: one.name.clone(),
        label: format!("{} – {}", one.name, one.own_titles.join(" ")),
    };
    let field = |name: &str| typed.text(name).to_owned();
    let mut page = SignPage {
        back: matter.back(),
        path: matter.path(""),
        number_path: matter.number_path(),
        signers: settings.signers().into_iter().map(signer).collect(),
        number: field("number"),
        date: field("date"),
        signer: field("signer"),
        ..SignPage::default()
    };
    let mut day = today;
    match matter {
        Matter::Title(place) => {
            let found = situation(&mut cx, &place.programme, place.year, place.title).await?;
            let name = seat.say(&found.judged.rule.name, &found.judged.rule.english);
            page.heading = format!("{name} {}", place.year);
            if let Some(drawn) = found.drawn() {
                page.count = format!("{}/{}", grouped(drawn.figures.met), grouped(drawn.figures.total));
            }
            page.authority = found.judged.authority.recognises.clone();
            page.is_received = !found.judged.authority.is_the_ward();
            page.is_ready = found.waits_for_signature();
            let others = found.guards.iter().filter(|guard| guard.need != Need::Decision);
            page.guards = others.map(|guard| guard_line(seat, guard)).collect();
            page.seen = found.seen();
            // Papers of a year that is long over bear a day of that year: nothing is proposed for them.
            if found.run.is_long_past(today) {
                day = first_day(&found.run, found.judged.listing.days).unwrap_or(today);
            }
        }
        Matter::Commendation(year) => {
            let waiting = waiting_commendations(&mut cx, *year, today).await?;
            page.heading = format!("{} {year}", seat.say("Giấy khen năm", "Commendations of"));
            page.count = grouped(waiting.len() as u64);
            page.money = money(waiting.iter().map(|one| one.bonus).sum());
            page.names = waiting.iter().map(|one| format!("{} – {}", one.name, one.merit)).collect();
            page.is_ready = !waiting.is_empty();
        }
    }
    if page.date.is_empty() {
        page.date = date::short(day);
    }
    if page.is_ready && !page.is_received {
        page.draft_path = draft_path(matter, &page);
    }
    Ok(page)
}

/// The draft with what is typed so far.
fn draft_path(matter: &Matter, page: &SignPage) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("number", &page.number), ("date", &page.date), ("signer", &page.signer)] {
        query.append_pair(name, value);
    }
    let path = matter.path("/draft.pdf");
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{}", query.finish())
}

/// POST /office/years/{year}/{title}/decision: looked at first, then signed.
pub async fn create(
    seat: Seat,
    Path((year, title)): Path<(String, String)>,
    query: Query,
    fields: Fields,
) -> WebResult {
    let matter = Matter::of(&year, &title, &query)?;
    let Some(day) = date::parse(fields.text("date")) else {
        let page = SignPage { date_problem: no_day(&seat), ..page(&seat, &matter, &fields).await? };
        return seat.refused(SignPage::TEMPLATE, &page);
    };
    let signer = text::clean(fields.text("signer"));
    let order = order(&fields, day, &signer);
    let mut cx = seat.begin().await?;
    let numbered = check_number(&mut cx, matter.place(), order.number, day).await;
    let done = match matter.still(&mut cx, fields.text("seen")).await {
        Ok(()) => matter.decide(&mut cx, &order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(decided) if fields.text("sure") == "yes" => {
            cx.commit().await?;
            let path = format!("/office/decisions?year={}", matter.year());
            Ok(seat.redirect(&path, &told(&seat, &decided)))
        }
        Ok(decided) => {
            drop(cx);
            let page = SignPage { sure: Some(sure(&seat, &decided)), ..page(&seat, &matter, &fields).await? };
            seat.page(SignPage::TEMPLATE, &page)
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Conflict { .. })) => {
            drop(cx);
            let mut page = page(&seat, &matter, &fields).await?;
            let is_conflict = matches!(error, ActionError::Conflict { .. });
            match numbered {
                Err(number @ ActionError::Refused(_)) if !is_conflict => page.number_problem = seat.sentence(&number),
                _ => page.problem = seat.sentence(&error),
            }
            seat.page_with(status(&error), SignPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Empty means the usual signer of that day; of a received decision, that nobody wrote the signer down.
pub fn order<'o>(fields: &'o Fields, day: Date, signer: &'o str) -> Order<'o> {
    Order { number: fields.text("number"), date: day, signer: (!signer.is_empty()).then_some(signer) }
}

fn sure(seat: &Seat, decided: &Decided) -> Sure {
    Sure {
        number: decided.number.clone(),
        date: decided.date.clone(),
        authority: decided.authority.clone(),
        count: grouped(decided.recognised as u64),
        warnings: warnings(seat, decided),
    }
}

pub fn warnings(seat: &Seat, decided: &Decided) -> Vec<String> {
    let is_vietnamese = seat.language() == Language::Vietnamese;
    decided.warnings.iter().map(|one| if is_vietnamese { one.to_string() } else { one.english() }).collect()
}

fn told(seat: &Seat, decided: &Decided) -> String {
    let done = seat.say("Đã ghi quyết định", "The decision is entered:");
    let list = seat.say("trong danh sách", "on its list");
    format!("{done} {} ({}): {} {list}.", decided.number, decided.date, grouped(decided.recognised as u64))
}

/// GET /office/years/{year}/{title}/decision/draft.pdf
pub async fn draft(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let matter = Matter::of(&year, &title, &query)?;
    let mut cx = seat.read().await?;
    let day = date::parse(query.0.text("date")).unwrap_or_else(|| cx.today());
    let signer = text::clean(query.0.text("signer"));
    let preview = matter.preview(&mut cx, &order(&query.0, day, &signer)).await?;
    drop(cx);
    let file = format!("inline; filename=\"{}\"", preview.file());
    let drawn = tokio::task::spawn_blocking(move || preview.pdf()).await;
    let bytes = drawn.map_err(|error| {
        ActionError::failed(format!("bản nháp không vẽ xong: {error}"), format!("the draft was not drawn: {error}"))
    })??;
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, file)], bytes).into_response())
}

/// What stands under the number while it is typed.
#[derive(Debug, Serialize)]
pub struct NumberState {
    pub is_free: bool,
    pub text: String,
}

impl NumberState {
    pub const TEMPLATE: &'static str = "office/decision/number.html";
}

/// GET /office/decisions/number: asked while somebody types; the answer counts only when it is sent.
pub async fn number(seat: Seat, query: Query) -> WebResult {
    let typed = &query.0;
    let about = Matter::of(typed.text("year"), typed.text("title"), &query).ok();
    let mut cx = seat.read().await?;
    let day = date::parse(typed.text("date")).unwrap_or_else(|| cx.today());
    let place = about.as_ref().and_then(Matter::place);
    let state = match check_number(&mut cx, place, typed.text("number"), day).await {
        Ok(number) => {
            let free = seat.say("chưa dùng trong năm", "is free in");
            NumberState { is_free: true, text: format!("{number} {free} {}", day.year()) }
        }
        Err(error @ ActionError::Refused(_)) => NumberState { is_free: false, text: seat.sentence(&error) },
        Err(error) => return Err(error.into()),
    };
    seat.page(NumberState::TEMPLATE, &state)
}

/// "Quyết định công nhận hộ gia đình"
pub fn kind_of(seat: &Seat, decision: &domain::decision::Decision) -> String {
    use domain::decision::DecisionKind as Kind;
    let kind = match decision.kind {
        Kind::Recognise => seat.say("công nhận", "recognises"),
        Kind::Received => seat.say("nhận từ cấp trên", "received from above"),
        Kind::Commend => seat.say("tặng", "grants"),
        Kind::Correct => seat.say("đính chính", "corrects"),
        Kind::Revoke => seat.say("thu hồi", "revokes"),
    };
    format!("{kind} – {}", about(seat, decision.about))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_typed_and_then_confirmed_with_what_it_will_say() {
        let page = SignPage {
            heading: "Gia đình an toàn nhất".to_owned(),
            count: "2/3".to_owned(),
            money: "460.000 đồng".to_owned(),
            names: vec!["Lê Thị Mẫu – có thành tích".to_owned()],
            is_ready: true,
            draft_path: "/draft.pdf?number=".to_owned(),
            guards: vec![GuardLine { text: "mọi kiến nghị".to_owned(), is_met: true }],
            signers: vec![SignerChoice { value: "Lê Văn Mẫu".to_owned(), label: "Lê Văn Mẫu".to_owned() }],
            signer: "Lê Văn Mẫu".to_owned(),
            number: "150".to_owned(),
            number_problem: "số văn bản không đúng".to_owned(),
            date_problem: "ngày không đúng".to_owned(),
            problem: "chưa ký được".to_owned(),
            ..SignPage::default()
        };
        let html = crate::view::sample(SignPage::TEMPLATE, &page);
        for part in ["number-problem", "date-problem", "chưa ký được", "Lê Văn Mẫu\" selected", "Lê Thị Mẫu"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        let sure = Sure {
            number: "150/QĐ-UBND".to_owned(),
            date: "12/11/2021".to_owned(),
            authority: "Chủ tịch".to_owned(),
            count: "2".to_owned(),
            warnings: vec!["quyết định phải có trước ngày".to_owned()],
        };
        let html = crate::view::sample(SignPage::TEMPLATE, &SignPage { sure: Some(sure), ..page });
        assert!(html.contains("name=\"sure\" value=\"yes\"") && html.contains("phải có trước"), "{html}");
        let state = NumberState { is_free: false, text: "đã cấp".to_owned() };
        assert!(crate::view::sample(NumberState::TEMPLATE, &state).contains("đã cấp"));
    }
}

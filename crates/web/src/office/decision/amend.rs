use actions::ActionError;
use actions::decision::{Amendment, Decided, Held, correct, find, revoke};
use axum::extract::Path;
use domain::ground::number::{grouped, money};
use domain::ground::{date, text};
use serde::Serialize;

use super::sign::{SignerChoice, order, warnings};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::office::year::{absent, no_day, status};

/// Correcting or revoking a decision: whom it concerns, why, by which new paper; then once more to confirm.
#[derive(Debug, Default, Serialize)]
pub struct AmendPage {
    pub is_revocation: bool,
    pub of: String,
    pub back: String,
    pub path: String,
    /// How many stand on the list now: who confirms against another number is told.
    pub standing: String,
    pub seen: String,
    pub signers: Vec<SignerChoice>,
    pub codes: String,
    /// `all`, `named`, or empty.
    pub whom: String,
    pub reason: String,
    pub number: String,
    pub date: String,
    pub signer: String,
    pub problem: String,
    pub date_problem: String,
    pub whom_problem: String,
    pub sure: Option<SureAmended>,
}

/// What the amendment will do.
#[derive(Debug, Serialize)]
pub struct SureAmended {
    pub number: String,
    pub date: String,
    pub names: Vec<String>,
    /// Of a correction: the length of the new list.
    pub count: String,
    pub returned: String,
    pub warnings: Vec<String>,
}

impl AmendPage {
    pub const TEMPLATE: &'static str = "office/decision/amend.html";
}

/// GET /office/decisions/{id}/correction, …/revocation
pub async fn new(seat: Seat, Path((id, amendment)): Path<(String, String)>, Query(query): Query) -> WebResult {
    let is_revocation = is_revocation(&amendment)?;
    let mut cx = seat.read().await?;
    let one = find(&mut cx, &id).await?;
    drop(cx);
    let page = page(&seat, &one, is_revocation, &query).await?;
    seat.page(AmendPage::TEMPLATE, &page)
}

fn is_revocation(word: &str) -> WebResult<bool> {
    match word {
        "correction" => Ok(false),
        "revocation" => Ok(true),
        _ => Err(absent()),
    }
}

async fn page(seat: &Seat, one: &Held, is_revocation: bool, typed: &Fields) -> WebResult<AmendPage> {
    let mut cx = seat.read().await?;
    let settings = actions::setting::load(&mut cx).await?;
    let signer = |one: &domain::setting::Signer| SignerChoice {
        value: one.name.clone(),
        label: format!("{} – {}", one.name, one.own_titles.join(" ")),
    };
    let field = |name: &str| typed.text(name).to_owned();
    let (id, word) = (&one.decision.id, if is_revocation { "revocation" } else { "correction" });
    let typed_day = field("date");
    Ok(AmendPage {
        is_revocation,
        of: one.decision.number.to_string(),
        back: format!("/office/decisions/{id}"),
        path: format!("/office/decisions/{id}/{word}"),
        standing: grouped(one.standing.as_ref().map_or(0, |standing| standing.subjects.len()) as u64),
        seen: seen(one),
        signers: settings.signers().into_iter().map(signer).collect(),
        codes: field("codes"),
        whom: field("whom"),
        reason: field("reason"),
        number: field("number"),
        date: if typed_day.is_empty() { date::short(cx.today()) } else { typed_day },
        signer: field("signer"),
        ..AmendPage::default()
    })
}

/// The last decision of the chain: who amends on top of another one is told.
fn seen(one: &Held) -> String {
    one.standing.as_ref().map(|standing| standing.last().id.to_string()).unwrap_or_default()
}

/// POST /office/decisions/{id}/correction, …/revocation: looked at first, then signed.
pub async fn create(seat: Seat, Path((id, amendment)): Path<(String, String)>, fields: Fields) -> WebResult {
    let is_revocation = is_revocation(&amendment)?;
    let mut cx = seat.begin().await?;
    let one = find(&mut cx, &id).await?;
    let codes: Vec<String> = match fields.text("whom") {
        "all" => Vec::new(),
        _ => fields.text("codes").split([' ', ',', ';', '\n', '\r', '\t']).map(str::to_owned).collect(),
    };
    let codes: Vec<String> = codes.into_iter().filter(|code| !code.is_empty()).collect();
    let day = date::parse(fields.text("date"));
    let is_nobody = fields.text("whom") != "all" && codes.is_empty();
    let (Some(day), false) = (day, is_nobody) else {
        drop(cx);
        let mut page = page(&seat, &one, is_revocation, &fields).await?;
        if day.is_none() {
            page.date_problem = no_day(&seat);
        }
        if is_nobody {
            let say = seat.say("hãy nêu mã, hoặc chọn toàn bộ", "name codes, or choose all");
            page.whom_problem = say.to_owned();
        }
        return seat.refused(AmendPage::TEMPLATE, &page);
    };
    let signer = text::clean(fields.text("signer"));
    let number = one.decision.number.to_string();
    let amendment = Amendment {
        of: &number,
        of_year: Some(one.decision.date.year()),
        about: Some(one.decision.about),
        order: order(&fields, day, &signer),
        reason: fields.text("reason"),
        codes: &codes,
    };
    let done = match (fields.text("seen") == seen(&one), is_revocation) {
        (false, _) => Err(amended_meanwhile()),
        (true, true) => revoke(&mut cx, &amendment).await,
        (true, false) => correct(&mut cx, &amendment).await,
    };
    match done {
        Ok(decided) if fields.text("sure") == "yes" => {
            cx.commit().await?;
            let path = format!("/office/decisions?year={}", one.decision.year);
            Ok(seat.redirect(&path, &told(&seat, &decided)))
        }
        Ok(decided) => {
            drop(cx);
            let sure = sure(&seat, &one, &codes, &decided);
            let page = AmendPage { sure: Some(sure), ..page(&seat, &one, is_revocation, &fields).await? };
            seat.page(AmendPage::TEMPLATE, &page)
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. } | ActionError::Conflict { .. })) => {
            drop(cx);
            let problem = seat.sentence(&error);
            let page = AmendPage { problem, ..page(&seat, &one, is_revocation, &fields).await? };
            seat.page_with(status(&error), AmendPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn amended_meanwhile() -> ActionError {
    ActionError::conflict(
        "trong lúc trang này mở, có người đã đính chính hoặc thu hồi quyết định này; hãy xem lại rồi làm tiếp",
        "while this page was open, somebody corrected or revoked this decision; look again before you go on",
    )
}

fn sure(seat: &Seat, one: &Held, codes: &[String], decided: &Decided) -> SureAmended {
    let listed = one.standing.iter().flat_map(|standing| &standing.subjects);
    let name = |code: &String| {
        let known = listed.clone().find(|line| line.code.eq_ignore_ascii_case(code));
        known.map_or_else(|| code.clone(), |line| format!("{} – {}", line.code, line.name))
    };
    SureAmended {
        number: decided.number.clone(),
        date: decided.date.clone(),
        names: codes.iter().map(name).collect(),
        count: grouped(decided.recognised as u64),
        returned: if decided.returned == 0 { String::new() } else { money(decided.returned) },
        warnings: warnings(seat, decided),
    }
}

fn told(seat: &Seat, decided: &Decided) -> String {
    format!("{} {} ({}).", seat.say("Đã ghi quyết định", "The decision is entered:"), decided.number, decided.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_asks_whom_and_why_and_then_for_certain() {
        let page = AmendPage {
            is_revocation: true,
            of: "150/QĐ-UBND".to_owned(),
            codes: "BH010001".to_owned(),
            whom: "named".to_owned(),
            problem: "cần ghi lý do".to_owned(),
            date_problem: "ngày không đúng".to_owned(),
            whom_problem: "hãy nêu mã".to_owned(),
            ..AmendPage::default()
        };
        let html = crate::view::sample(AmendPage::TEMPLATE, &page);
        for part in ["Thu hồi", "cần ghi lý do", "hãy nêu mã", "BH010001", "date-problem", "value=\"named\" checked"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        let sure = SureAmended {
            number: "151/QĐ-UBND".to_owned(),
            date: "13/11/2021".to_owned(),
            names: vec!["BH010001 – Lê Thị Mẫu".to_owned()],
            count: "1".to_owned(),
            returned: "230.000 đồng".to_owned(),
            warnings: vec!["quá hạn".to_owned()],
        };
        let page = AmendPage { is_revocation: false, sure: Some(sure), ..page };
        let html = crate::view::sample(AmendPage::TEMPLATE, &page);
        assert!(html.contains("name=\"sure\"") && html.contains("Lê Thị Mẫu") && html.contains("230.000"), "{html}");
    }
}

use actions::audit::{self, Asked, Chain, Told};
use domain::ground::date;
use domain::ground::number::grouped;
use serde::Serialize;

use super::words;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// The record, the newest first.
#[derive(Debug, Default, Serialize)]
pub struct AuditPage {
    pub rows: Vec<AuditRow>,
    pub actors: Vec<String>,
    /// What the action is like, and its words.
    pub kinds: Vec<(String, String)>,
    pub asked: AskedText,
    pub from_problem: String,
    pub until_problem: String,
    /// Where the older ones stand; empty where there are none.
    pub older: String,
    pub newest: String,
    pub workbook: String,
    /// What following the chain said; empty where nobody asked.
    pub verdict: String,
    pub is_whole: bool,
}

/// The filter as typed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AskedText {
    pub who: String,
    pub what: String,
    pub from: String,
    pub until: String,
    pub subject: String,
}

#[derive(Debug, Serialize)]
pub struct AuditRow {
    pub seq: i64,
    pub at: String,
    pub who: String,
    pub what: String,
    pub about: String,
    pub about_path: String,
    pub is_reading: bool,
    pub detail: String,
}

impl AuditPage {
    pub const TEMPLATE: &'static str = "office/audit/list.html";
}

const PER_PAGE: u32 = 50;

/// GET /office/audit
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let text = AskedText::of(&query);
    let mut page = AuditPage {
        from_problem: day_problem(&seat, &text.from),
        until_problem: day_problem(&seat, &text.until),
        ..AuditPage::default()
    };
    let asked = Asked { before: query.text("before").parse().ok(), ..text.asked() };
    let mut cx = seat.read().await?;
    let found = audit::list(&mut cx, &asked, PER_PAGE).await?;
    page.actors = audit::actors(&mut cx).await?;
    page.kinds =
        audit::KINDS.iter().map(|(kind, one, other)| ((*kind).to_owned(), seat.say(one, other).to_owned())).collect();
    if query.text("verify") == "yes" {
        match audit::verify(&mut cx).await? {
            Chain::Whole(entries) => {
                let said = seat.say(
                    "mục, nối liền nhau từ đầu đến cuối, không mục nào bị sửa hoặc bị bỏ.",
                    "entries, unbroken from the first to the last: none changed, none missing.",
                );
                (page.is_whole, page.verdict) = (true, format!("{} {said}", grouped(entries)));
            }
            Chain::Broken(why) => page.verdict = broken(&seat, &why),
        }
    }
    if let Some(last) = found.entries.last().filter(|_| found.has_more) {
        page.older = format!("/office/audit?{}", text.query(Some(last.seq)));
    }
    page.newest = if asked.before.is_some() { format!("/office/audit?{}", text.query(None)) } else { String::new() };
    page.workbook = format!("/office/audit.xlsx?{}", text.query(None));
    page.rows = found.entries.iter().map(|told| row(&seat, told)).collect();
    page.asked = text;
    seat.page(AuditPage::TEMPLATE, &page)
}

fn broken(seat: &Seat, why: &actions::Sentence) -> String {
    use domain::ground::refusal::Refusal as _;
    seat.say(&why.to_string(), &why.english()).to_owned()
}

fn day_problem(seat: &Seat, text: &str) -> String {
    if text.trim().is_empty() || date::parse(text).is_some() {
        return String::new();
    }
    seat.say("không phải một ngày; ví dụ 09/11/2026", "not a day; for example 09/11/2026").to_owned()
}

fn row(seat: &Seat, told: &Told) -> AuditRow {
    let detail = told.detail.iter().map(|(key, value)| format!("{}: {}", words::of(seat, key), words::of(seat, value)));
    AuditRow {
        seq: told.seq,
        at: told.at.map(moment).unwrap_or_default(),
        who: if told.person.is_empty() { told.actor.clone() } else { format!("{} ({})", told.person, told.actor) },
        what: words::of(seat, &told.action),
        about: told.about.as_ref().map(|about| about.name.clone()).unwrap_or_default(),
        about_path: told.about.as_ref().map(|about| words::path(seat.role(), about)).unwrap_or_default(),
        is_reading: told.is_reading,
        detail: detail.collect::<Vec<_>>().join("; "),
    }
}

impl AskedText {
    fn of(query: &Fields) -> Self {
        let text = |name: &str| query.text(name).trim().to_owned();
        Self {
            who: text("who"),
            what: text("what"),
            from: text("from"),
            until: text("until"),
            subject: text("subject"),
        }
    }

    fn asked(&self) -> Asked {
        Asked {
            actor: self.who.clone(),
            kind: self.what.clone(),
            subject: self.subject.clone(),
            from: date::parse(&self.from),
            until: date::parse(&self.until),
            before: None,
        }
    }

    fn query(&self, before: Option<i64>) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("who", &self.who),
            ("what", &self.what),
            ("from", &self.from),
            ("until", &self.until),
            ("subject", &self.subject),
        ];
        text.extend_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()));
        if let Some(before) = before {
            text.append_pair("before", &before.to_string());
        }
        text.finish()
    }
}

/// GET /office/audit.xlsx
pub async fn download(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let bytes = audit::workbook(&mut cx, &AskedText::of(&query).asked()).await?;
    Ok(crate::view::download::download("nhat-ky-thao-tac.xlsx", bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_of_what_is_protected_is_marked_and_filters_stay() {
        let row = AuditRow {
            seq: 7,
            at: "09/11/2026 08:00".to_owned(),
            who: "Lê Văn Mẫu (officer)".to_owned(),
            what: "đọc phụ lục lý do".to_owned(),
            about: "150/QĐ-UBND".to_owned(),
            about_path: "/office/decisions/decision-1".to_owned(),
            is_reading: true,
            detail: "tệp: phu-luc.pdf".to_owned(),
        };
        let asked = AskedText { who: "officer".to_owned(), from: "hôm qua".to_owned(), ..AskedText::default() };
        let page = AuditPage {
            rows: vec![row],
            actors: vec!["officer".to_owned()],
            from_problem: "không phải một ngày".to_owned(),
            older: "/office/audit?before=7".to_owned(),
            verdict: "7 mục".to_owned(),
            is_whole: true,
            asked,
            ..AuditPage::default()
        };
        let html = crate::view::sample(AuditPage::TEMPLATE, &page);
        for part in ["được bảo vệ", "hôm qua", "from-problem", "value=\"officer\" selected", "before=7", "7 mục"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        let none = crate::view::sample(AuditPage::TEMPLATE, &AuditPage::default());
        assert!(
            none.contains("Không có mục nào") && !none.contains("<form method=\"post\" action=\"/office"),
            "{none}"
        );
    }
}

use actions::setting;
use domain::ground::date;
use domain::setting::{Entry, form, shipped};
use jiff::civil::Date;
use serde::Serialize;

use super::words;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Every entry, kind by kind, and which hold on a day.
#[derive(Debug, Default, Serialize)]
pub struct SettingsPage {
    pub groups: Vec<Group>,
    pub date: String,
    pub date_problem: String,
    pub file_problem: String,
}

#[derive(Debug, Serialize)]
pub struct Group {
    pub key: &'static str,
    pub name: String,
    pub entries: Vec<EntryRow>,
}

#[derive(Debug, Serialize)]
pub struct EntryRow {
    pub days: String,
    pub lines: Vec<String>,
    /// On the day that was asked for.
    pub holds: bool,
    /// Of the ward's own; empty for what is shipped.
    pub mark: String,
    pub origin: String,
}

impl SettingsPage {
    pub const TEMPLATE: &'static str = "office/settings/list.html";
}

/// GET /office/settings
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let page = page(&seat, query.text("date"), String::new()).await?;
    seat.page(SettingsPage::TEMPLATE, &page)
}

pub async fn page(seat: &Seat, typed: &str, file_problem: String) -> WebResult<SettingsPage> {
    let mut cx = seat.read().await?;
    let own = setting::own(&mut cx).await?;
    let all = setting::load(&mut cx).await?;
    let (day, date_problem) = match date::parse(typed) {
        Some(day) => (day, String::new()),
        None if typed.trim().is_empty() => (cx.today(), String::new()),
        None => (
            cx.today(),
            seat.say("không phải một ngày; ví dụ 09/11/2026", "not a day; for example 09/11/2026").to_owned(),
        ),
    };
    let mut groups = Vec::new();
    for key in form::keys() {
        let entries: Vec<&Entry> = all.all().filter(|entry| entry.key() == key).collect();
        let holding = holding(&entries, day);
        let mut entries: Vec<(Date, EntryRow)> = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.validity().from, row(seat, entry, &own, holding.contains(&at))))
            .collect();
        entries.sort_by_key(|(from, row)| (!row.holds, std::cmp::Reverse(*from)));
        let name = words::key(key);
        let entries = entries.into_iter().map(|(_, row)| row).collect();
        groups.push(Group { key, name: seat.say(name.0, name.1).to_owned(), entries });
    }
    let shown = if date_problem.is_empty() { date::short(day) } else { typed.to_owned() };
    Ok(SettingsPage { groups, date: shown, date_problem, file_problem })
}

/// Which of the entries of one kind hold on a day: of what there is only one of, the first; of the others all.
fn holding(entries: &[&Entry], day: Date) -> Vec<usize> {
    let covering = entries.iter().enumerate().filter(|(_, entry)| entry.validity().covers(day)).map(|(at, _)| at);
    let is_single = entries.first().is_some_and(|entry| {
        matches!(entry, Entry::Letterhead(_) | Entry::Steering(_) | Entry::BaseSalary(_) | Entry::Bonus(_))
    });
    covering.take(if is_single { 1 } else { usize::MAX }).collect()
}

fn row(seat: &Seat, entry: &Entry, own: &[Entry], holds: bool) -> EntryRow {
    let is_own = own.contains(entry);
    let origin = if is_own {
        seat.say("của cơ quan", "the office's own")
    } else if shipped().contains(entry) {
        seat.say("có sẵn, chung cả nước", "shipped, for the whole country")
    } else {
        seat.say("theo danh mục đơn vị hành chính", "from the list of units")
    };
    EntryRow {
        days: words::days(seat, entry),
        lines: words::lines(seat, entry).into_iter().filter(|line| !line.is_empty()).collect(),
        holds,
        mark: if is_own { setting::mark(entry) } else { String::new() },
        origin: origin.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_office_set_can_be_corrected_and_what_is_shipped_cannot() {
        let row = |mark: &str, holds| EntryRow {
            days: "từ 01/07/2026".to_owned(),
            lines: vec!["2.530.000 đồng".to_owned()],
            holds,
            mark: mark.to_owned(),
            origin: "có sẵn".to_owned(),
        };
        let group = Group {
            key: "base_salary",
            name: "Mức lương cơ sở".to_owned(),
            entries: vec![row("", true), row("00ff", false)],
        };
        let page = SettingsPage {
            groups: vec![group],
            date_problem: "không phải một ngày".to_owned(),
            ..SettingsPage::default()
        };
        let html = crate::view::sample(SettingsPage::TEMPLATE, &page);
        assert_eq!(html.matches("/correction").count(), 1, "{html}");
        assert!(html.contains("đang có hiệu lực") && html.contains("date-problem"), "{html}");
        assert!(html.contains("multipart/form-data") && html.find("_csrf") < html.find("type=\"file\""), "{html}");
    }
}

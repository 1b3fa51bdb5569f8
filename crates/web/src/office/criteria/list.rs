use domain::criteria::{CriteriaSet, Library, Programme};
use domain::ground::date;
use domain::ground::window::Validity;
use domain::register::Title;
use serde::Serialize;

use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Every set, programme by programme.
#[derive(Debug, Default, Serialize)]
pub struct CriteriaPage {
    pub groups: Vec<Group>,
    pub programmes: Vec<Choice>,
    pub titles: Vec<Choice>,
    pub sets: Vec<Choice>,
    pub programme: String,
    pub title: String,
    pub year: String,
    pub year_problem: String,
}

#[derive(Debug, Serialize)]
pub struct Group {
    pub name: String,
    pub sets: Vec<SetRow>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct SetRow {
    pub path: String,
    pub title: String,
    pub rule: String,
    pub days: String,
    pub criteria: usize,
    pub note: String,
    pub is_unverified: bool,
    /// The ward's own file.
    pub is_own: bool,
}

impl CriteriaPage {
    pub const TEMPLATE: &'static str = "office/criteria/list.html";
}

/// GET /office/criteria
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let library = seat.desk()?.library.clone();
    let typed = query.text("year").trim().to_owned();
    let year: Option<i16> = typed.parse().ok().filter(|year| (1990..2200).contains(year));
    let chosen = Title::parse(query.text("title"));
    let is_shown =
        |programme: &&Programme| matches!(query.text("programme"), "") || programme.id == query.text("programme");
    let group = |programme: &Programme| Group {
        name: seat.say(&programme.name, &programme.english).to_owned(),
        sets: rows(&seat, &library, programme, chosen, year),
    };
    let page = CriteriaPage {
        groups: library
            .programmes()
            .iter()
            .filter(is_shown)
            .map(group)
            .filter(|group| !group.sets.is_empty())
            .collect(),
        programmes: library
            .programmes()
            .iter()
            .map(|one| Choice { value: one.id.clone(), label: seat.say(&one.name, &one.english).to_owned() })
            .collect(),
        titles: Title::ALL
            .iter()
            .map(|one| Choice { value: one.to_string(), label: seat.say(one.noun(), one.english()).to_owned() })
            .collect(),
        sets: choices(&seat, &library),
        programme: query.text("programme").to_owned(),
        title: query.text("title").to_owned(),
        year_problem: if typed.is_empty() || year.is_some() {
            String::new()
        } else {
            seat.say("năm gồm bốn chữ số, ví dụ 2026", "a year of four digits, such as 2026").to_owned()
        },
        year: typed,
    };
    seat.page(CriteriaPage::TEMPLATE, &page)
}

fn rows(seat: &Seat, library: &Library, programme: &Programme, title: Option<Title>, year: Option<i16>) -> Vec<SetRow> {
    let rules = programme.titles.iter().filter(|rule| title.is_none_or(|title| rule.title == title));
    let pairs = rules.flat_map(|rule| rule.sets.iter().map(move |id| (rule, id)));
    let mut rows = Vec::new();
    for (rule, id) in pairs {
        let Some(set) = library.set(id) else { continue };
        let judges = |year| library.judge(programme, rule.title, year).is_ok_and(|judged| judged.set.id == *id);
        if year.is_none_or(judges) {
            rows.push(row(seat, seat.say(&rule.name, &rule.english), set));
        }
    }
    rows
}

fn row(seat: &Seat, title: &str, set: &CriteriaSet) -> SetRow {
    SetRow {
        path: format!("/office/criteria/{}", set.id),
        title: title.to_owned(),
        rule: set.rule.clone(),
        days: days(seat, set.in_force),
        criteria: set.criteria.len(),
        note: set.note.clone(),
        is_unverified: set.has_unverified(),
        is_own: Library::builtin().set(&set.id) != Some(set),
    }
}

/// Every set, to choose one from.
pub fn choices(seat: &Seat, library: &Library) -> Vec<Choice> {
    let label = |set: &CriteriaSet| {
        format!("{} – {} ({})", seat.say(set.title.noun(), set.title.english()), set.rule, days(seat, set.in_force))
    };
    library.sets().iter().map(|set| Choice { value: set.id.clone(), label: label(set) }).collect()
}

/// "từ 10/02/2022 đến 30/06/2025"
pub fn days(seat: &Seat, validity: Validity) -> String {
    let from = format!("{} {}", seat.say("từ", "from"), date::short(validity.from));
    match validity.until {
        Some(until) => format!("{from} {} {}", seat.say("đến", "until"), date::short(until)),
        None => from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_listed_with_its_days_and_its_doubts() {
        let row = SetRow {
            path: "/office/criteria/tt23-2012/area".to_owned(),
            title: "Khu dân cư".to_owned(),
            rule: "Thông tư mẫu".to_owned(),
            days: "từ 01/01/2012".to_owned(),
            criteria: 12,
            note: "mẫu gợi ý".to_owned(),
            is_unverified: true,
            is_own: true,
        };
        let groups = vec![Group { name: "Chương trình mẫu".to_owned(), sets: vec![row] }];
        let page = CriteriaPage { groups, ..CriteriaPage::default() };
        let html = crate::view::sample(CriteriaPage::TEMPLATE, &page);
        for part in ["Chương trình mẫu", "chưa đối chiếu văn bản", "bộ riêng của địa phương", "mẫu gợi ý"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        let none = crate::view::sample(CriteriaPage::TEMPLATE, &CriteriaPage::default());
        assert!(none.contains("Không có bộ tiêu chí nào"));
    }
}

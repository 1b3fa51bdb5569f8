use actions::ActionError;
use actions::campaign::{StepOrder, open};
use domain::ground::date;
use serde::Serialize;

use super::glance::PROGRAMME;
use super::place::with_programme;
use super::step::no_day;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Opening a year: which movement, which year, from which day.
#[derive(Debug, Default, Serialize)]
pub struct NewYearPage {
    pub programmes: Vec<ProgrammeChoice>,
    pub programme: String,
    pub year: String,
    pub date: String,
    pub year_problem: String,
    pub date_problem: String,
    pub problem: String,
}

#[derive(Debug, Serialize)]
pub struct ProgrammeChoice {
    pub value: String,
    pub label: String,
}

impl NewYearPage {
    pub const TEMPLATE: &'static str = "office/year/new.html";
}

/// GET /office/years/new
pub async fn new(seat: Seat, Query(query): Query) -> WebResult {
    let cx = seat.read().await?;
    let today = cx.today();
    let mut page = page(&seat, &query);
    if page.year.is_empty() {
        page.year = today.year().to_string();
    }
    page.date = date::short(today);
    seat.page(NewYearPage::TEMPLATE, &page)
}

fn page(seat: &Seat, fields: &Fields) -> NewYearPage {
    let programmes = seat.desk().map(|desk| desk.library.programmes()).unwrap_or_default();
    let choice = |one: &domain::criteria::Programme| ProgrammeChoice {
        value: one.id.clone(),
        label: seat.say(&one.name, &one.english).to_owned(),
    };
    let named = fields.text("programme");
    NewYearPage {
        programmes: programmes.iter().map(choice).collect(),
        programme: if named.is_empty() { PROGRAMME } else { named }.to_owned(),
        year: fields.text("year").to_owned(),
        date: fields.text("date").to_owned(),
        ..NewYearPage::default()
    }
}

/// POST /office/years/new
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let mut page = page(&seat, &fields);
    let year: Option<i16> = page.year.trim().parse().ok().filter(|year| (1990..2200).contains(year));
    let day = date::parse(&page.date);
    let (Some(year), Some(day)) = (year, day) else {
        if year.is_none() {
            page.year_problem =
                seat.say("năm gồm bốn chữ số, ví dụ 2026", "a year of four digits, such as 2026").to_owned();
        }
        if day.is_none() {
            page.date_problem = no_day(&seat);
        }
        return seat.refused(NewYearPage::TEMPLATE, &page);
    };
    let order = StepOrder { programme: &page.programme, year, title: None, date: Some(day), reason: "" };
    let mut cx = seat.begin().await?;
    match open(&mut cx, &order).await {
        Ok(_) => {
            cx.commit().await?;
            let notice = seat.say(
                "Đã mở năm; các danh hiệu đang ở bước đăng ký.",
                "The year is open; its titles are at registration.",
            );
            Ok(seat.redirect(&with_programme(&format!("/office?year={year}"), &page.programme), notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            drop(cx);
            page.problem = seat.sentence(&error);
            seat.refused(NewYearPage::TEMPLATE, &page)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_opened_for_one_of_the_programmes() {
        let choice = |value: &str| ProgrammeChoice { value: value.to_owned(), label: value.to_owned() };
        let page = NewYearPage {
            programmes: vec![choice("antt"), choice("5-nhat")],
            programme: PROGRAMME.to_owned(),
            year_problem: "năm gồm bốn chữ số".to_owned(),
            ..NewYearPage::default()
        };
        let html = crate::view::sample(NewYearPage::TEMPLATE, &page);
        assert!(html.contains("<option value=\"5-nhat\" selected>") && html.contains("year-problem"), "{html}");
    }
}

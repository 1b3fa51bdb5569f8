use jiff::civil::date;

use super::*;
use crate::assessment::{Outcome, Source};
use crate::document::sample::{issue, picture};
use crate::register::Title;

/// Ten years of an invented ward: nine quoted, the last computed.
fn decade() -> (Vec<TotalsLine>, Vec<YearFigures>) {
    let households = [(2000, 1700), (2050, 1750), (2060, 1740), (2070, 1800), (2080, 1850)];
    let mut totals = Vec::new();
    for (at, (total, met)) in
        households.into_iter().chain([(2090, 1900), (2100, 1950), (2110, 2000), (2120, 2005)]).enumerate()
    {
        let year = 2012 + at as i16;
        let quoted = |title, total, met, registered| TotalsLine {
            year,
            title,
            total,
            registered,
            met,
            note: "số liệu mẫu".to_owned(),
        };
        let areas = if year < 2019 { 12 } else { 10 };
        totals.push(quoted(Title::Household, total, met, Some(total)));
        totals.push(quoted(Title::Area, areas, if year % 2 == 0 { areas } else { areas - 1 }, None));
        totals.push(quoted(Title::School, 3, 3, None));
        totals.push(quoted(Title::Organisation, 9, 8, None));
        totals.push(quoted(Title::Commune, 1, 1, None));
    }
    let line = |title, total, met| YearLine {
        title,
        total,
        registered: Some(total),
        met,
        outcome: if met == total { Outcome::Met } else { Outcome::NotMet },
        source: Source::Computed,
        rule: "Quy ước mẫu".to_owned(),
        note: String::new(),
        decision: "150/QĐ-UBND ngày 12/11/2021".to_owned(),
        is_frozen: true,
        threshold: None,
    };
    let last = YearFigures {
        year: 2021,
        lines: vec![
            line(Title::Household, 2150, 2050),
            line(Title::Area, 10, 10),
            line(Title::School, 3, 3),
            line(Title::Organisation, 10, 9),
            line(Title::Commune, 1, 1),
        ],
        is_complete: true,
    };
    (totals, vec![last])
}

fn input(from: i16, to: i16) -> ReportInput {
    let (totals, computed) = decade();
    ReportInput {
        issue: issue(),
        programme: "Phong trào “5 nhất”".to_owned(),
        titles: vec![
            (Title::Household, "Gia đình an toàn nhất".to_owned()),
            (Title::Area, "Tổ dân phố an toàn nhất".to_owned()),
            (Title::School, "Trường học an toàn nhất".to_owned()),
            (Title::Organisation, "Cơ quan, doanh nghiệp an toàn nhất".to_owned()),
            (Title::Commune, "Phường, xã an toàn nhất".to_owned()),
        ],
        figures: figures(Span::new(from, to).unwrap(), &totals, &computed).unwrap(),
        last_completed: None,
        former_names: Vec::new(),
        area_noun: String::new(),
        area_changes: Vec::new(),
        commendations: vec![CommendationLine {
            number: "98/QĐ-UBND".to_owned(),
            date: date(2022, 7, 29),
            collectives: vec!["Tổ dân phố 3".to_owned()],
            individuals: vec!["Hoàng Viết Ánh, Tổ dân phố 1".to_owned(), "Võ Công Sỹ".to_owned()],
            bonus: Some(910_000),
        }],
        models: vec![ModelLine {
            name: "Tổ liên gia an toàn về ANTT".to_owned(),
            count: 86,
            households: 2150,
            first_on: None,
        }],
    }
}

#[test]
fn show() {
    println!("{}", picture(&compose(&input(2012, 2021))));
}

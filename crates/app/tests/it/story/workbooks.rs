//! What the sample workbooks say, by calamine and plain counting.

use std::collections::BTreeMap;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::program::sample;

/// Total and met of one title.
pub type Tally = (u64, u64);

/// One year as the workbooks have it, by title.
pub type Year = BTreeMap<&'static str, Tally>;

pub fn sheets(name: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = open_workbook(sample(name)).expect("a sample workbook");
    let text = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        other => other.to_string().trim().to_owned(),
    };
    let rows = |range: calamine::Range<Data>| range.rows().map(|row| row.iter().map(text).collect()).collect();
    book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

fn only(name: &str) -> Vec<Vec<String>> {
    sheets(name).swap_remove(0).1
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// 2012–2020 as quoted, 2021 counted from its lists.
pub fn decade() -> BTreeMap<i16, (Year, bool)> {
    let mut years = BTreeMap::new();
    for row in only("tong-hop-2012-2020.xlsx").iter().skip(1) {
        let tally = |total: usize, met: usize| (number(&row[total]), number(&row[met]));
        let year = Year::from([
            ("household", tally(1, 3)),
            ("area", tally(4, 5)),
            ("school", tally(6, 7)),
            ("organisation", tally(8, 9)),
        ]);
        years.insert(row[0].parse().expect("a year"), (year, row[10] == "Đạt"));
    }
    let assessed = sheets("ho-so-danh-gia-2021.xlsx");
    let all_met = |sheet: usize| -> Tally {
        let rows = || assessed[sheet].1.iter().skip(1).filter(|row| !row[0].is_empty());
        let met = rows().filter(|row| row.iter().skip(6).all(|mark| mark == "Đ" || mark.is_empty()));
        (rows().count() as u64, met.count() as u64)
    };
    let year = Year::from([
        ("household", (only("ho-gia-dinh-2021.xlsx").len() as u64 - 1, met_households().len() as u64)),
        ("area", all_met(0)),
        ("school", all_met(1)),
        ("organisation", all_met(2)),
    ]);
    years.insert(2021, (year, all_met(3) == (1, 1)));
    years
}

/// Codes and names of the households whose area's meeting found every criterion met, with more than half of all
/// households for them.
pub fn met_households() -> BTreeMap<String, String> {
    let mut met = BTreeMap::new();
    for (_, rows) in sheets("ket-qua-hop-to-2021.xlsx") {
        let facts = rows.iter().flatten().find(|text| text.starts_with("Tổng số hộ:")).expect("the meeting's facts");
        let households = facts.split([':', ';']).nth(1).map(|text| number(text.trim())).expect("a count");
        for row in rows.iter().filter(|row| row[1].starts_with("BH")) {
            if row[5..14].iter().all(|mark| mark == "Đ") && households < 2 * number(&row[14]) {
                met.insert(row[1].clone(), row[2].clone());
            }
        }
    }
    met
}

/// Who is proposed for giấy khen, and whether it is a collective.
pub fn commended() -> Vec<(String, bool)> {
    only("khen-thuong-2022.xlsx").iter().skip(1).map(|row| (row[2].clone(), row[1] == "Tập thể")).collect()
}

/// "2.412"
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// "94,7%", rounded to the nearest tenth.
pub fn rate((total, met): Tally) -> String {
    let tenths = (2000 * met + total) / (2 * total);
    format!("{},{}%", tenths / 10, tenths % 10)
}

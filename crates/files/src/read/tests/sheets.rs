//! Workbooks of several sheets, of which not every one can be read.

use domain::ground::refusal::Refusal as _;
use domain::intake::{GridRow, ImportKind, ReadOptions, Reading, Severity, TableRefused, read_grids};
use rust_xlsxwriter::Workbook;

use super::excel::rows;
use crate::read::{ReadRefused, read};

const HEADING: &[&str] = &["STT", "Tổ dân phố", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "Số CCCD", "Điện thoại"];
const LINE: &[&str] = &["#1", "Tổ dân phố 1", "MA01", "Nguyễn Văn A", "#1983", "001083000001", "0100000001"];
/// What continues on the next sheet, without a heading.
const MORE: &[&str] = &["#2", "Tổ dân phố 1", "MA02", "Trần Văn Bình", "#1984", "001084000002", "0100 000 002"];

fn sheets(all: &[(&str, Vec<&[&str]>)], map: &[(&str, &str)]) -> Result<Reading, ReadRefused> {
    let mut workbook = Workbook::new();
    for (name, lines) in all {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        rows(sheet, lines);
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let map = map.iter().map(|(field, heading)| ((*field).to_owned(), (*heading).to_owned())).collect();
    read("ho.xlsx", &bytes, ImportKind::Households, &ReadOptions { map, ..ReadOptions::default() })
}

#[test]
fn a_sheet_that_goes_on_without_a_heading_is_told_without_its_persons() {
    let reading = sheets(&[("Trang 1", vec![HEADING, LINE]), ("Trang 2", vec![MORE; 6])], &[]).unwrap();
    let problem = reading.problems.iter().find(|problem| problem.sheet == "Trang 2").unwrap();
    assert_eq!((problem.value.as_str(), problem.severity), ("Tổ dân phố 1", Severity::Held));
    assert!(problem.problem.contains("bỏ qua"), "{problem:?}");
}

#[test]
fn a_heading_that_is_not_there_does_not_list_a_line_of_data() {
    let refused = sheets(&[("Trang 1", vec![MORE; 6])], &[("head", "Tên chủ hộ")]).unwrap_err();
    for told in [refused.to_string(), refused.english()] {
        assert!(told.contains("Tên chủ hộ") && told.contains("«Tổ dân phố 1», C, D"), "{told}");
        for secret in ["Trần Văn Bình", "84000002", "000 002", "0100"] {
            assert!(!told.contains(secret), "{told}");
        }
    }
}

#[test]
fn a_number_in_a_column_of_another_kind_is_masked() {
    let mut line = LINE.to_vec();
    (line[3], line[4]) = ("=001083000001", "001083000001");
    let reading = sheets(&[("Trang 1", vec![HEADING, &line, MORE])], &[]).unwrap();
    assert!(reading.problems.iter().any(|problem| problem.cell == "E2"), "{:?}", reading.problems);
    assert!(!format!("{:?}", reading.problems).contains("1083000001"), "{:?}", reading.problems);
}

#[test]
fn a_sheet_of_sums_does_not_cost_the_lists_beside_it() {
    let sums: &[&str] = &["Tổ dân phố", "Số khẩu", "Nam", "Nữ", "Ghi chú"];
    let sum: &[&str] = &["Tổ dân phố 1", "#3", "#1", "#2", "đủ"];
    let book = [("TDP1", vec![HEADING, LINE, MORE]), ("Tổng hợp", vec![sums, sum, sum, sum, sum, sum])];
    let reading = sheets(&book, &[]).unwrap();
    assert_eq!((reading.read, reading.held(), reading.sheets.len()), (2, 0, 1), "{:?}", reading.problems);
    let problem = &reading.problems[0];
    assert_eq!((problem.sheet.as_str(), reading.problems.len()), ("Tổng hợp", 1));
    assert!(problem.problem.contains("bỏ qua") && problem.problem.contains("thiếu cột"), "{problem:?}");
    assert!(matches!(sheets(&book[1..], &[]), Err(ReadRefused::Table(_))));
}

#[test]
fn reading_stops_when_its_time_is_over() {
    let mut reading = sheets(&[("Trang 1", vec![HEADING, LINE])], &[]).unwrap();
    let grids = || reading.sheets.iter().map(|sheet| sheet.grid.clone()).collect();
    let read = |grids, is_over: &dyn Fn() -> bool| {
        read_grids(ImportKind::Households, "UTF-8", grids, &ReadOptions::default(), is_over)
    };
    assert_eq!(read(grids(), &|| true), Err(TableRefused::Stopped));
    assert_eq!(read(grids(), &|| false).map(|reading| reading.read), Ok(1));
    // Also in the midst of one long sheet.
    let asked = std::cell::Cell::new(0);
    let line = reading.sheets[0].grid.rows[1].clone();
    let more = (3..2_000).map(|number| GridRow { number, ..line.clone() });
    reading.sheets[0].grid.rows.extend(more);
    let grids = reading.sheets.iter().map(|sheet| sheet.grid.clone()).collect();
    let is_over = || {
        asked.set(asked.get() + 1);
        3 < asked.get()
    };
    assert_eq!(read(grids, &is_over), Err(TableRefused::Stopped));
}

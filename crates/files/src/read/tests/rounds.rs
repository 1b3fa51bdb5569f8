//! What we write is read again.

use domain::intake::{ImportKind, LineData, ReadOptions, Reading, Severity, catalogue};
use domain::register::Title;

use super::excel::{rows, workbook};
use super::samples;
use crate::read::{ReadRefused, read};
use crate::xlsx::held;
use crate::xlsx::template::{self, TitleCriteria};

fn again(reading: &Reading) -> Reading {
    let bytes = held::write(reading, &reading.held_lines(), &reading.problems).unwrap();
    read("giu-lai.xlsx", &bytes, reading.kind, &ReadOptions::default()).unwrap()
}

#[test]
fn held_rows_come_back_with_the_same_problems() {
    let bytes = workbook(|sheet| {
        sheet.set_name("Danh sách").unwrap();
        rows(
            sheet,
            &[
                &["DANH SÁCH HỘ GIA ĐÌNH"],
                &["STT", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "", "Số định danh", "Điện thoại", "Địa chỉ"],
                &["", "", "", "Nam", "Nữ"],
                &["TỔ DÂN PHỐ 1"],
                &["#1", "MA01", "Nguyễn Văn A", "#1983", "", "001083000001", "0100000001", "Số 1"],
                &["#2", "MA02", "", "#1984", "", "001084000002", "0100000002", "=cmd|' /C calc'!A0"],
                &["TỔ DÂN PHỐ 2"],
                &["#3", "MA03", "Trần Thị C", "", "#1985", "001085000003", "0100000003", "@SUM(1)"],
            ],
        );
    });
    let first = read("ds.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!(first.held_lines(), [1, 2]);
    let second = again(&first);
    assert_eq!((second.read, second.held()), (2, 2));
    let told = |reading: &Reading| -> Vec<(String, String, String)> {
        let held = reading.problems.iter().filter(|problem| problem.severity == Severity::Held);
        held.map(|p| (p.field.clone(), p.value.clone(), p.problem.clone())).collect()
    };
    assert_eq!(told(&first), told(&second));
    for (line, held) in first.held_lines().into_iter().enumerate() {
        assert_eq!(second.lines[line].data, first.lines[held].data);
    }
    assert_eq!(second.lines[1].data.preview().2, Some("Tổ dân phố 2"));
}

#[test]
fn no_cell_of_the_held_workbook_runs_as_a_formula_and_notes_say_what_to_do() {
    let bytes = workbook(|sheet| {
        rows(
            sheet,
            &[
                &["Tổ dân phố", "Mã hộ", "Họ và tên chủ hộ", "Số CCCD", "Địa chỉ"],
                &["Tổ dân phố 1", "MA01", "Nguyễn Văn A", "12345", "=HYPERLINK(\"http://x\")"],
            ],
        );
    });
    let reading = read("ds.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    let written = held::write(&reading, &reading.held_lines(), &reading.problems).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(written.as_slice())).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(part("xl/sharedStrings.xml").contains("'=HYPERLINK"));
    let notes = part("xl/comments1.xml");
    assert!(notes.contains("ref=\"D2\"") && notes.contains("CẦN SỬA") && notes.contains("Đề xuất"), "{notes}");
}

#[test]
fn a_held_meeting_brings_its_facts_along() {
    let mut reading =
        read("hop.xlsx", &samples::bytes("ket-qua-hop-to-2021.xlsx"), ImportKind::Meetings, &ReadOptions::default())
            .unwrap();
    for line in [3, 300, 301] {
        let doubt = domain::intake::value::Doubt::new("không có hộ này trong sổ", "kiểm tra mã hộ");
        reading.add_problem(line, "code", doubt, Severity::Held);
    }
    let second = again(&reading);
    assert_eq!((second.read, second.sheets.len(), second.problems.len()), (3, 2, 0));
    for (line, held) in [3, 300, 301].into_iter().enumerate() {
        assert_eq!(second.lines[line].data, reading.lines[held].data);
    }
    assert_eq!(second.sheets[1].facts, reading.sheets[1].facts);
}

#[test]
fn every_empty_workbook_is_read_as_what_it_is() {
    let criteria = |title, ids: &[&str]| TitleCriteria {
        title,
        criteria: ids.iter().map(|id| ((*id).to_owned(), "một tiêu chí".to_owned())).collect(),
    };
    let criteria = [
        criteria(Title::Household, &["HGD-1", "HGD-2"]),
        criteria(Title::Area, &["KDC-1a", "KDC-3đ"]),
        criteria(Title::School, &["GD-1a"]),
        criteria(Title::Organisation, &["CQ-1a"]),
        criteria(Title::Commune, &["XP-1a"]),
    ];
    for kind in ImportKind::ALL {
        for criteria in [&criteria[..], &[]] {
            let bytes = template::write(*kind, criteria).unwrap();
            assert_eq!(bytes, template::write(*kind, criteria).unwrap(), "{kind}: the same bytes");
            let refused = read("mau.xlsx", &bytes, *kind, &ReadOptions::default()).unwrap_err();
            let is_only_empty = refused.to_string().contains("không có hàng số liệu nào");
            assert!(is_only_empty || matches!(refused, ReadRefused::Empty), "{kind}: {refused}");
        }
    }
}

#[test]
fn a_filled_template_is_read() {
    let bytes = template::write(ImportKind::Households, &[]).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.contains(&"xl/comments1.xml".to_owned()), "headings carry hints: {names:?}");
    drop(archive.by_index(0));
    // The headings of the template, with a row below them.
    let labels: Vec<&str> = catalogue::fields(ImportKind::Households)
        .iter()
        .filter(|field| field.shape != domain::intake::Shape::Hidden)
        .map(|field| field.label)
        .collect();
    let values = [
        "Tổ dân phố 1",
        "MA01",
        "Nguyễn Văn A",
        "Nam",
        "#1983",
        "001083000001",
        "Số 1",
        "#3",
        "0100000001",
        "28/03/2021",
    ];
    let bytes = workbook(|sheet| rows(sheet, &[&labels, &values]));
    let reading = read("mau.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.problems.len()), (1, 0), "{:?}", reading.problems);
    let LineData::Household(line) = &reading.lines[0].data else { panic!() };
    assert!(line.registered_on.is_some() && line.phone.is_some() && line.members == Some(3));
}

/// An empty day of LibreOffice, a text longer than a cell of Excel, and many doubts cost one row each, not the workbook.
#[test]
fn held_rows_are_written_whatever_stands_in_them() {
    let cell = |kind: &str, text: &str| {
        format!("<table:table-cell office:value-type=\"{kind}\"><text:p>{text}</text:p></table:table-cell>")
    };
    let words = |cells: &[&str]| cells.iter().map(|text| cell("string", text)).collect::<String>();
    let head = words(&["Tổ dân phố", "Mã hộ", "Họ và tên chủ hộ", "Số CCCD", "Địa chỉ", "Ngày đăng ký"]);
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"1899-12-30\"/>";
    let line = words(&["Tổ dân phố 1", "MA01", "Nguyễn Văn A", "12345", &"a".repeat(40_000)]) + day;
    let content = format!(
        "<office:document-content><office:spreadsheet><table:table table:name=\"A\"><table:table-row>{head}</table:table-row><table:table-row>{line}</table:table-row></table:table></office:spreadsheet></office:document-content>"
    );
    let first = read("ho.ods", &super::ods::ods(&content), ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!(first.held_lines(), [0]);
    let second = again(&first);
    assert_eq!(second.value(0, "registered_on"), "30/12/1899");
    assert_eq!(second.raw(0, "address").map(|raw| raw.shown().chars().count()), Some(32_767));
}

/// Every line doubted twice: what is said is looked up, not searched.
#[test]
fn ten_thousand_lines_of_one_code_are_told_and_written() {
    let mut text = "Tổ dân phố,Mã hộ,Họ và tên chủ hộ,Năm sinh\n".to_owned();
    (0..10_000).for_each(|at| text.push_str(&format!("Tổ dân phố 1,MA01,Nguyễn Văn A,{}\n", 1950 + at % 50)));
    let first = read("ho.csv", text.as_bytes(), ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((first.read, first.held()), (10_000, 10_000));
    assert_eq!(again(&first).held(), 10_000);
}

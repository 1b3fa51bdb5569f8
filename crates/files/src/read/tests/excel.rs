//! Workbooks as wards make them, written here.

use domain::intake::{ImportKind, LineData, ReadOptions, Reading, Severity};
use domain::register::Sex;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::read::{ReadRefused, read};

pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

pub fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            match text.strip_prefix('#').and_then(|number| number.parse::<f64>().ok()) {
                Some(number) => sheet.write_number(row, column, number).unwrap(),
                None if text.is_empty() => continue,
                None => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
}

pub fn households(rows_of: &[&[&str]]) -> Result<Reading, ReadRefused> {
    let bytes = workbook(|sheet| rows(sheet, rows_of));
    read("ho.xlsx", &bytes, ImportKind::Households, &ReadOptions::default())
}

fn household(reading: &Reading, line: usize) -> &domain::intake::HouseholdLine {
    match &reading.lines[line].data {
        LineData::Household(household) => household,
        other => panic!("{other:?}"),
    }
}

const HEADING: &[&str] = &["STT", "Tổ dân phố", "Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Số CCCD"];

#[test]
fn a_list_below_titles_with_two_heading_rows_sums_and_signatures_is_read() {
    let bytes = workbook(|sheet| {
        sheet.set_name("TDP 3").unwrap();
        rows(
            sheet,
            &[
                &["UBND PHƯỜNG MẪU"],
                &["DANH SÁCH HỘ GIA ĐÌNH"],
                &[],
                &["TT", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "", "Số định danh", "Địa chỉ"],
                &["", "", "", "Nam", "Nữ"],
                &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                &["#1", "MA01", "Nguyễn Văn A", "#1983", "", "001083000001", "Số 1"],
                &["#2", "MA02", "Trần Thị B", "", "#1990", "001190000002", "Số 2"],
                &["#3", "", "", "", "", "", ""],
                &["", "", "Cộng: 2 hộ"],
                &[],
                &["", "", "NGƯỜI LẬP", "", "", "TỔ TRƯỞNG"],
                &["", "", "Lê Văn Ký", "", "", "Phạm Thị Duyệt"],
            ],
        );
        sheet.merge_range(0, 0, 0, 6, "UBND PHƯỜNG MẪU", &Format::new()).unwrap();
        sheet.merge_range(3, 3, 3, 4, "Năm sinh", &Format::new()).unwrap();
        sheet.merge_range(3, 0, 4, 0, "TT", &Format::new()).unwrap();
    });
    let reading = read("ds.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.held(), reading.problems.len()), (2, 0, 0), "{:?}", reading.problems);
    let (man, woman) = (household(&reading, 0), household(&reading, 1));
    assert_eq!((man.sex, man.birth_year), (Some(Sex::Male), Some(1983)));
    assert_eq!((woman.sex, woman.birth_year), (Some(Sex::Female), Some(1990)));
    assert_eq!(woman.area.as_deref(), Some("Tổ dân phố 3"));
    assert_eq!(reading.cell(1, "female"), "E8");
}

#[test]
fn areas_may_be_rows_of_their_own() {
    let reading = households(&[
        &["STT", "Họ và tên chủ hộ", "Năm sinh", "Địa chỉ"],
        &["I. TỔ DÂN PHỐ 1"],
        &["#1", "Nguyễn Văn A", "#1983", "Số 1"],
        &["II", "TỔ DÂN PHỐ 2", "", "1 hộ"],
        &["#1", "Trần Văn B", "#1984", "Số 2"],
        &["Tổng cộng", "2 hộ"],
    ])
    .unwrap();
    let areas: Vec<_> = (0..2).map(|line| household(&reading, line).area.clone().unwrap()).collect();
    assert_eq!((reading.read, areas), (2, vec!["Tổ dân phố 1".to_owned(), "Tổ dân phố 2".to_owned()]));
}

#[test]
fn decomposed_letters_are_composed_in_silence() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: Vec<Vec<String>> =
        [HEADING, &["#1", "Tổ dân phố 1", "MA01", "Nguyễn Thị Ánh", "Nữ", "#1983", "001183000001"]]
            .iter()
            .map(|row| row.iter().map(|text| text.nfd().collect()).collect())
            .collect();
    let borrowed: Vec<Vec<&str>> = decomposed.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let slices: Vec<&[&str]> = borrowed.iter().map(Vec::as_slice).collect();
    let reading = households(&slices).unwrap();
    assert_eq!((household(&reading, 0).head.as_str(), reading.problems.len()), ("Nguyễn Thị Ánh", 0));
}

#[test]
fn numbers_that_lost_a_zero_or_disagree_are_told_and_never_shown() {
    let reading = households(&[
        HEADING,
        &["#1", "Tổ dân phố 1", "MA01", "Nguyễn Văn A", "Nam", "#1983", "#1083000001"],
        &["#2", "Tổ dân phố 1", "MA02", "Trần Thị B", "Nữ", "#1983", "001083000002"],
        &["#3", "Tổ dân phố 1", "MA03", "Trần Thị C", "Nữ", "#1984", "001183000003"],
        &["#4", "Tổ dân phố 1", "MA04", "Trần Thị D", "Nữ", "#1984", "00118400000"],
    ])
    .unwrap();
    let told: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.cell.as_str(), problem.value.as_str(), problem.severity))
        .collect();
    assert_eq!(
        told,
        [
            ("G2", "******0001", Severity::Repaired),
            ("G3", "********0002", Severity::Held),
            ("G4", "********0003", Severity::Held),
            ("G5", "*******0000", Severity::Held),
        ]
    );
    assert_eq!(household(&reading, 0).identity.as_ref().unwrap().as_str(), "001083000001");
    assert_eq!(reading.held_lines(), [1, 2, 3]);
    assert!(reading.problems.iter().all(|problem| !format!("{problem:?}").contains("0830000")));
}

#[test]
fn the_same_code_or_number_twice_is_held_with_both_cells_named() {
    let reading = households(&[
        HEADING,
        &["#1", "Tổ dân phố 1", "MA01", "Nguyễn Văn A", "Nam", "#1983", "001083000001"],
        &["#2", "Tổ dân phố 1", "MA01", "Trần Văn B", "Nam", "#1984", "001084000002"],
        &["#3", "Tổ dân phố 1", "MA03", "Lê Văn C", "Nam", "#1983", "001083000001"],
        &["#4", "Tổ dân phố 1", "MA04", "Lê Văn D", "Nam", "#1985", "001085000004"],
        &["#5", "Tổ dân phố 1", "MA04", "Lê Văn D", "Nam", "#1985", "001085000004"],
    ])
    .unwrap();
    assert_eq!(reading.held_lines(), [0, 1, 2, 4]);
    let code = reading.problems.iter().find(|problem| problem.cell == "C3").unwrap();
    assert_eq!(code.problem, "«Mã hộ» ở ô C3 trùng với ô C2");
    let number = reading.problems.iter().find(|problem| problem.cell == "G4").unwrap();
    assert!(number.problem.contains("G4") && number.problem.contains("G2") && number.value == "********0001");
}

#[test]
fn missing_columns_are_named_with_what_to_do() {
    let refused = households(&[&["STT", "Mã hộ", "Địa chỉ", "Số khẩu"], &["#1", "MA01", "Số 1", "#3"]]).unwrap_err();
    let told = refused.to_string();
    for word in ["«Họ và tên chủ hộ»", "«Mã hộ»", "«Địa chỉ»", "--map head=", "hàng 1", "Sheet1"]
    {
        assert!(told.contains(word), "{word}: {told}");
    }
    let refused = households(&[&["một", "hai"], &["ba", "bốn"]]).unwrap_err();
    assert!(refused.to_string().contains("binhyen template households"), "{refused}");
    let refused = households(&[HEADING]).unwrap_err();
    assert!(refused.to_string().contains("không có hàng số liệu"), "{refused}");
}

#[test]
fn the_user_may_name_columns_and_a_sheet() {
    let bytes = workbook(|sheet| {
        rows(sheet, &[&["Mã", "Người", "Khu", "Sinh"], &["MA01", "Nguyễn Văn A", "Tổ dân phố 1", "#1983"]]);
    });
    let map = [("head", "Người"), ("area", "Khu"), ("code", "Mã"), ("birth_year", "D")];
    let map = map.map(|(field, heading)| (field.to_owned(), heading.to_owned())).to_vec();
    let named = ReadOptions { map: map.clone(), ..ReadOptions::default() };
    let reading = read("x.xlsx", &bytes, ImportKind::Households, &named).unwrap();
    assert_eq!((household(&reading, 0).head.as_str(), household(&reading, 0).birth_year), ("Nguyễn Văn A", Some(1983)));
    // The mapping is remembered under a signature that is found again although the file alone is refused.
    let alone = read("x.xlsx", &bytes, ImportKind::Households, &ReadOptions::default());
    assert!(matches!(alone, Err(ReadRefused::Table(_))));
    let signatures = crate::read::signatures("x.xlsx", &bytes, ImportKind::Households).unwrap();
    assert!(signatures.iter().any(|signature| *signature == reading.header_signature()));
    for (field, heading, word) in [("nguoi", "Người", "không có trường"), ("head", "Tên", "không có cột nào")]
    {
        let map = vec![(field.to_owned(), heading.to_owned())];
        let refused = read("x.xlsx", &bytes, ImportKind::Households, &ReadOptions { map, ..ReadOptions::default() });
        assert!(refused.unwrap_err().to_string().contains(word), "{word}");
    }
    let elsewhere = ReadOptions { sheet: Some("TDP9".to_owned()), map, ..ReadOptions::default() };
    let refused = read("x.xlsx", &bytes, ImportKind::Households, &elsewhere).unwrap_err();
    assert!(refused.to_string().contains("«Sheet1»"), "{refused}");
}

#[test]
fn a_meeting_without_its_facts_is_held() {
    let bytes = workbook(|sheet| {
        sheet.set_name("TDP1").unwrap();
        rows(
            sheet,
            &[
                &["Tổng số hộ: 2; số hộ có mặt: 2"],
                &["STT", "Mã hộ", "Họ và tên chủ hộ", "TC1", "TC2", "Số phiếu đồng ý"],
                &["#1", "MA01", "Nguyễn Văn A", "Đ", "đạt", "#2"],
                &["#2", "MA02", "Trần Văn B", "K", "?", "#3"],
            ],
        );
    });
    let reading = read("h.xlsx", &bytes, ImportKind::Meetings, &ReadOptions::default()).unwrap();
    let told: Vec<_> = reading.problems.iter().map(|problem| (problem.cell.as_str(), problem.field.as_str())).collect();
    assert_eq!(told, [("A1", "date"), ("A1", "way"), ("E4", "HGD-2"), ("F4", "agree")]);
    assert_eq!(reading.held(), 2);
}

#[test]
fn a_list_of_persons_gives_its_households() {
    let reading = households(&[
        &["STT", "Tổ dân phố", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh"],
        &["#1", "Tổ dân phố 1", "Nguyễn Văn A", "Chủ hộ", "#1983"],
        &["#2", "", "Trần Thị B", "Vợ", "#1985"],
        &["#3", "", "Nguyễn Văn C", "Con", "#2010"],
        &["#4", "Tổ dân phố 1", "Lê Văn D", "Chủ hộ", "#1990"],
        &["#5", "", "Lê Thị E", "Con", "#2015"],
    ])
    .unwrap();
    let found: Vec<_> = (0..reading.read)
        .map(|line| (household(&reading, line).head.as_str(), household(&reading, line).members))
        .collect();
    assert_eq!(found, [("Nguyễn Văn A", Some(3)), ("Lê Văn D", Some(2))]);
}

#[test]
fn a_guide_beside_the_list_is_passed_over_but_a_second_list_is_not() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("TDP1").unwrap(),
        &[&["STT", "Mã hộ", "Họ và tên chủ hộ", "Địa chỉ"], &["#1", "MA01", "Nguyễn Văn A", "Số 1"]],
    );
    rows(
        book.add_worksheet().set_name("Ghi chú").unwrap(),
        &[&["Mã hộ", "do phường cấp"], &["Địa chỉ", "số nhà, đường"]],
    );
    let unknown: &[&str] = &["a", "b", "c", "d"];
    rows(book.add_worksheet().set_name("TDP2").unwrap(), &[unknown; 6]);
    let bytes = book.save_to_buffer().unwrap();
    let reading = read("ds.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.held(), reading.problems.len()), (1, 0, 1));
    assert_eq!((reading.problems[0].sheet.as_str(), reading.problems[0].severity), ("TDP2", Severity::Held));
}

#[test]
fn numbered_criteria_below_a_wide_heading_and_areas_by_number_are_read() {
    let bytes = workbook(|sheet| {
        rows(
            sheet,
            &[
                &["Họp ngày 03/11/2021, dự họp 2/2 hộ, biểu quyết giơ tay"],
                &["STT", "TDP", "Mã hộ", "Họ và tên chủ hộ", "Tiêu chí", "", "", "Đồng ý"],
                &["", "", "", "", "#1", "#2", "#3"],
                &["#1", "#4", "MA01", "Nguyễn Văn A", "x", "x", "K", "#2"],
                &["#2", "#4", "MA02", "Trần Văn B", "x", "KAD", "x", "#2"],
            ],
        );
        sheet.merge_range(1, 4, 1, 6, "Tiêu chí", &Format::new()).unwrap();
        sheet.merge_range(1, 0, 2, 0, "STT", &Format::new()).unwrap();
    });
    let reading = read("h.xlsx", &bytes, ImportKind::Meetings, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.problems.len()), (2, 0), "{:?}", reading.problems);
    let LineData::Meeting(line) = &reading.lines[1].data else { panic!() };
    assert_eq!(
        (line.area.as_deref(), line.marks.not_applicable.as_slice()),
        (Some("Tổ dân phố 4"), &["HGD-2".to_owned()][..])
    );
    let LineData::Meeting(line) = &reading.lines[0].data else { panic!() };
    assert_eq!(line.marks.found.get("HGD-3"), Some(&false));
}

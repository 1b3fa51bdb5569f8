use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use domain::{
    document::{Block, Cell, Paper, Table},
    ground::date,
};
use jiff::civil::date;

use super::{Book, Emphasis, Line, Sheet, XlsxFailed, book, paper};
use crate::samples;

fn open(file: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file)).unwrap()
}

/// One table alone, without lines above: its heading stands in the first row.
fn alone(table: &Table) -> Vec<u8> {
    let sheets = vec![Sheet { name: "Một".to_owned(), above: Vec::new(), table, landscape: false }];
    book(&Book { title: "Một", author: "Phường", watermark: "", dated: date(2021, 11, 12), sheets }).unwrap()
}

fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_table_is_a_sheet_with_its_paper_above() {
    let mut record = samples::report();
    record.blocks.push(Block::Table(samples::years()));
    let mut file = open(paper(&record).unwrap());
    assert_eq!(file.sheet_names(), ["Bảng 1. Kết quả xét danh hiệu h", "Bảng 1. Kết quả xét danh hi (2)"]);
    let range = file.worksheet_range_at(0).unwrap().unwrap();
    let texts: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    for expected in [
        "DỮ LIỆU MẪU",
        "ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG",
        "Số:      /BC-UBND; Bắc Hồng, ngày 12 tháng 11 năm 2021",
        "BÁO CÁO\nTổng kết 10 năm thực hiện phong trào",
        "Bảng 1. Kết quả xét danh hiệu hộ gia đình qua các năm",
        "Ghi chú: số liệu các năm 2012 đến 2018 theo báo cáo của phường.",
    ] {
        assert!(texts.iter().any(|text| text == expected), "«{expected}» is missing in {texts:?}");
    }
}

#[test]
fn all_cells_read_back_as_what_they_are() {
    let table = samples::list(40);
    let mut file = open(alone(&table));
    let range = file.worksheet_range("Một").unwrap();
    let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(headings, table.columns.iter().map(|column| column.heading.clone()).collect::<Vec<_>>());
    assert_eq!(range.height(), 41);
    for (row, cells) in range.rows().skip(1).zip(&table.rows) {
        for (found, cell) in row.iter().zip(cells) {
            match (cell, found) {
                (Cell::Text(text), Data::String(other)) => assert_eq!(text, other),
                (Cell::Number(value), Data::Float(other)) => assert_eq!(*value as f64, *other),
                (Cell::Date(day), Data::DateTime(other)) => {
                    let (year, month, day_of_month, ..) = other.to_ymd_hms_milli();
                    assert_eq!(date::short(*day), format!("{day_of_month:02}/{month:02}/{year}"));
                }
                (Cell::Empty, Data::Empty) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn sums_and_percentages_are_formulas_with_their_results() {
    let table = samples::years();
    let file = alone(&table);
    let mut file = open(file);
    let values = file.worksheet_range("Một").unwrap();
    let formulas = file.worksheet_formula("Một").unwrap();
    let formula = |row, col| formulas.get_value((row, col)).cloned().unwrap_or_default();
    // Two rows of heading, ten years, the sum.
    for (place, expected) in
        [((12, 1), "SUM(B3:B12)"), ((12, 3), "SUM(D3:D12)"), ((12, 4), "D13/B13"), ((2, 4), "D3/B3"), ((2, 1), "")]
    {
        assert_eq!(formula(place.0, place.1), expected);
    }
    assert_eq!(values.get_value((12, 1)), Some(&Data::Float(25045.0)));
    assert_eq!(values.get_value((2, 4)), Some(&Data::Float(0.92)));
    // Groups stand above their columns.
    assert_eq!(values.get_value((0, 3)), Some(&Data::String("Đạt danh hiệu".to_owned())));
    assert_eq!(values.get_value((1, 4)), Some(&Data::String("Tỷ lệ".to_owned())));
    assert_eq!(values.get_value((0, 0)), Some(&Data::String("Năm".to_owned())));
}

#[test]
fn a_formula_never_contradicts_the_paper() {
    let mut table = samples::years();
    let last = table.rows.len() - 1;
    // The total counts one household that no line has.
    table.rows[last][1] = Cell::Number(25046);
    let percent = |text: &str| Cell::Percent { text: text.to_owned(), part_column: 3, whole_column: 1 };
    table.rows[0] = vec![Cell::Empty, Cell::Number(10000), Cell::Empty, Cell::Number(6996), percent("69,9%")];
    table.rows[1] = vec![Cell::Empty, Cell::Number(0), Cell::Empty, Cell::Number(0), percent("–")];
    table.rows[2] = vec![Cell::Empty, Cell::Empty, Cell::Empty, Cell::Number(3), percent("30,0%")];
    let mut file = open(alone(&table));
    let formulas = file.worksheet_formula("Một").unwrap();
    let values = file.worksheet_range("Một").unwrap();
    assert_eq!(values.get_value((12, 1)), Some(&Data::Float(25046.0)));
    assert_eq!(formulas.get_value((12, 1)).cloned().unwrap_or_default(), "");
    assert_eq!(formulas.get_value((2, 4)).cloned().unwrap(), "ROUNDDOWN(D3/B3,3)");
    assert_eq!(values.get_value((2, 4)), Some(&Data::Float(0.699)));
    assert_eq!(values.get_value((3, 4)), Some(&Data::String("–".to_owned())));
    assert_eq!(values.get_value((4, 4)), Some(&Data::String("30,0%".to_owned())));
}

#[test]
fn text_is_never_run() {
    let mut table = samples::list(3);
    let hostile =
        ["=1+1", "+84 912", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "a\u{0}\u{1f}b\u{ffff}", "<x>&\"'"];
    table.rows = hostile.iter().map(|text| vec![Cell::Text((*text).to_owned()); table.columns.len()]).collect();
    table.columns[0].heading = "=1+1".to_owned();
    table.notes = vec!["=1+1".to_owned()];
    let bytes = alone(&table);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "a text became a formula");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let mut file = open(bytes);
    let range = file.worksheet_range("Một").unwrap();
    for (row, text) in range.rows().skip(1).zip(hostile) {
        let text: String = text.chars().filter(|c| !matches!(c, '\u{0}' | '\u{1f}' | '\u{ffff}')).collect();
        assert_eq!(row[0], Data::String(text));
    }
}

#[test]
fn a_sheet_is_ready_to_print_and_to_scroll() {
    let mut table = samples::list(200);
    table.rows[3][6] = Cell::Text("Chủ hộ vắng mặt, người đại diện hộ đã ký thay vào danh sách".to_owned());
    let file = alone(&table);
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    for expected in [
        "state=\"frozen\"",
        "ySplit=\"1\"",
        "fitToHeight=\"0\"",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "<autoFilter ref=\"A1:G201\"",
        "Trang &amp;P/&amp;N",
        "numberStoredAsText=\"1\"",
    ] {
        assert!(sheet.contains(expected), "{expected} is missing");
    }
    assert!(part(&file, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let short = part(&alone(&samples::years()), "xl/worksheets/sheet1.xml");
    assert!(!short.contains("autoFilter") && short.contains("orientation=\"portrait\""));
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let record = samples::report();
    let file = paper(&record).unwrap();
    assert!(file == paper(&record).unwrap());
    assert!(part(&file, "docProps/core.xml").contains("2021-11-12T00:00:00Z"));
    assert!(part(&file, "docProps/core.xml").contains(&record.title));
}

#[test]
fn a_ward_s_whole_list_and_odd_tables_are_written() {
    let file = alone(&samples::list(2412));
    assert_eq!(open(file).worksheet_range("Một").unwrap().height(), 2413);
    let mut table = samples::list(2);
    table.rows = vec![Vec::new(), vec![Cell::Number(u64::MAX); 40], vec![Cell::Date(date(1789, 7, 14))]];
    table.groups = vec![("Nhóm".to_owned(), 5, 99), ("Một cột".to_owned(), 0, 0)];
    table.has_total = true;
    table.notes = vec!["x".repeat(40_000)];
    alone(&table);
    table.rows.clear();
    alone(&table);
}

#[test]
fn a_paper_without_tables_is_refused() {
    let mut record: Paper = samples::decision();
    record.blocks.retain(|block| !matches!(block, Block::Table(_)));
    assert!(matches!(paper(&record), Err(XlsxFailed::NoTable(title)) if title == record.title));
}

#[test]
fn other_lists_bring_their_own_lines() {
    let table = samples::list(1);
    let above = vec![Line { text: "Danh sách".to_owned(), emphasis: Emphasis::Title }];
    let sheets = vec![Sheet { name: String::new(), above, table: &table, landscape: true }];
    let file = book(&Book { title: "", author: "", watermark: "MẪU & <x>", dated: date(2021, 1, 1), sheets }).unwrap();
    let range = open(file).worksheet_range("Bảng").unwrap();
    assert_eq!(range.get_value((1, 0)), Some(&Data::String("Danh sách".to_owned())));
}

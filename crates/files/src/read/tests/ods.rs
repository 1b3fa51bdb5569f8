//! .ods as LibreOffice writes it, in little.

use std::io::Write;

use domain::intake::{ImportKind, LineData, ReadOptions};
use jiff::civil::Date;
use zip::write::SimpleFileOptions;

use crate::read::read;

const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content><office:body><office:spreadsheet><table:table table:name="TDP 2">
<table:table-column table:number-columns-repeated="7"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="6"><text:p>DANH SÁCH HỘ</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="5"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row>
 <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Mã hộ</text:p></table:table-cell>
 <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Họ và tên</text:p><text:p>chủ hộ</text:p></table:table-cell>
 <table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Năm sinh</text:p></table:table-cell><table:covered-table-cell/>
 <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Ngày đăng ký</text:p></table:table-cell>
 <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Địa chỉ</text:p></table:table-cell>
</table:table-row>
<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Nam</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Nữ</text:p></table:table-cell></table:table-row>
<table:table-row>
 <table:table-cell office:value-type="string"><text:p>MA01</text:p></table:table-cell>
 <table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú của ô</text:p></office:annotation><text:p>Nguyễn<text:s/>Văn <text:span>A</text:span></text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="1983"><text:p>1983</text:p></table:table-cell><table:table-cell/>
 <table:table-cell office:value-type="date" office:date-value="2021-03-28"><text:p>28/03/21</text:p></table:table-cell>
 <table:table-cell office:value-type="string" table:formula="of:=CONCAT([.A1])" office:string-value="Số 1 &amp; 2"><text:p>khác</text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;

pub fn ods(content: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_sheet_that_its_style_hides_is_not_read() {
    let style = |name: &str, shown: bool| {
        format!(
            r#"<style:style style:name="{name}" style:family="table" style:master-page-name="Default"><style:table-properties table:display="{shown}" style:writing-mode="lr-tb"/></style:style>"#
        )
    };
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let table = |name: &str, style: &str, person: &str| {
        let row = |cells: &[&str]| {
            format!("<table:table-row>{}</table:table-row>", cells.iter().map(|text| cell(text)).collect::<String>())
        };
        let rows =
            row(&["Mã hộ", "Họ và tên chủ hộ", "Tổ dân phố"]) + &row(&[&format!("MA{name}"), person, "Tổ dân phố 1"]);
        format!(r#"<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>"#)
    };
    let content = format!(
        "<office:document-content><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body></office:document-content>",
        style("ta1", true),
        style("ta2", false),
        table("1", "ta1", "Nguyễn Văn A"),
        table("2", "ta2", "Trần Văn B"),
    );
    let reading = read("ho.ods", &ods(&content), ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.sheets.len()), (1, 1));
    assert_eq!(reading.lines[0].data.preview().1, "Nguyễn Văn A");
    let asked = ReadOptions { sheet: Some("2".to_owned()), ..ReadOptions::default() };
    let reading = read("ho.ods", &ods(&content), ImportKind::Households, &asked).unwrap();
    assert_eq!(reading.lines[0].data.preview().1, "Trần Văn B");
}

#[test]
fn spans_days_notes_and_repetitions_are_understood() {
    let bytes = ods(CONTENT);
    let reading = read("ho.ods", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((reading.read, reading.problems.len(), reading.lines[0].row), (1, 0, 6), "{:?}", reading.problems);
    let LineData::Household(line) = &reading.lines[0].data else { panic!() };
    assert_eq!((line.head.as_str(), line.birth_year), ("Nguyễn Văn A", Some(1983)));
    assert_eq!(line.registered_on, Some(Date::constant(2021, 3, 28)));
    assert_eq!((line.address.as_str(), line.area.as_deref()), ("Số 1 & 2", Some("Tổ dân phố 2")));
}

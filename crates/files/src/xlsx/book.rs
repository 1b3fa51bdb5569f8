use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::{
    XlsxFailed,
    look::Looks,
    name,
    sheet::{self, Sheet},
};
use crate::xml;

/// A workbook of lists. `dated` is the day that the file itself carries, so that the same content gives the same bytes.
pub struct Book<'a> {
    pub title: &'a str,
    pub author: &'a str,
    /// "DỮ LIỆU MẪU", on every sheet and every printed page; empty for none.
    pub watermark: &'a str,
    pub dated: Date,
    pub sheets: Vec<Sheet<'a>>,
}

/// Writes the workbook. Sheets without columns are left out; a workbook without any sheet is refused.
pub fn book(book: &Book<'_>) -> Result<Vec<u8>, XlsxFailed> {
    let mut file = Workbook::new();
    let looks = Looks::new();
    // 12 points of Times New Roman: rows of 21 pixels, digits of 8.
    file.set_default_format(&looks.plain, 21, 72)?;
    // The format knows no day before 1900, and without a day it would take the clock's.
    let made = sheet::excel_day(book.dated).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    file.set_properties(
        &DocProperties::new()
            .set_title(xml::legal(book.title))
            .set_author(xml::legal(book.author))
            .set_creation_datetime(&made),
    );
    let mut names = name::Names::default();
    let sheets: Vec<&Sheet<'_>> = book.sheets.iter().filter(|sheet| !sheet.table.columns.is_empty()).collect();
    if sheets.is_empty() {
        return Err(XlsxFailed::NoTable(book.title.to_owned()));
    }
    for sheet in sheets {
        let page = file.add_worksheet();
        page.set_name(names.fit(&sheet.name))?;
        sheet.write(page, &looks, book.watermark)?;
    }
    Ok(file.save_to_buffer()?)
}

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::super::ReadRefused;
use super::super::limits::{Budget, MAX_SHEETS};
use super::compound::{u16_at, u32_at};
use super::format::{is_built_in_day, shows_day};
use super::records::{Records, kind};
use super::strings;

/// What the head of the workbook says for all of its sheets.
#[derive(Debug, Default)]
pub struct Globals {
    pub is_biff8: bool,
    pub is_1904: bool,
    pub code_page: Option<&'static Encoding>,
    pub strings: Vec<String>,
    pub sheets: Vec<Sheet>,
    /// By the number of a cell's style: whether it shows a day.
    pub shows_day: Vec<bool>,
}

#[derive(Debug)]
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    /// Where in the stream its records start.
    pub at: usize,
}

impl Globals {
    pub fn read(stream: &[u8], budget: &mut Budget) -> Result<Self, ReadRefused> {
        let mut globals = Self::default();
        let mut formats: HashMap<u16, bool> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut records = Records::new(stream);
        let mut is_whole = false;
        while let Some((record, data)) = records.next() {
            budget.step()?;
            match record {
                kind::BOF => globals.is_biff8 = u16_at(data, 0) == Some(0x0600),
                kind::FILE_PASS => return Err(ReadRefused::Encrypted),
                kind::CODE_PAGE => globals.code_page = u16_at(data, 0).map(code_page),
                kind::DATE_MODE => globals.is_1904 = u16_at(data, 0) == Some(1),
                kind::FORMAT => {
                    let code = data.get(2..).and_then(|rest| globals.text(rest, !globals.is_biff8));
                    formats.extend(u16_at(data, 0).zip(code.map(|code| shows_day(&code))));
                }
                kind::XF => styles.push(u16_at(data, 2).unwrap_or(0)),
                kind::BOUND_SHEET => globals.add_sheet(data),
                kind::SST => {
                    let parts: Vec<&[u8]> = std::iter::once(data).chain(records.continued()).collect();
                    globals.strings = strings::shared(&parts, budget)?;
                }
                kind::EOF => {
                    is_whole = true;
                    break;
                }
                _ => {}
            }
        }
        if !is_whole || globals.sheets.is_empty() {
            return Err(ReadRefused::damaged("phần đầu sổ tính không trọn vẹn"));
        }
        globals.shows_day =
            styles.into_iter().map(|id| formats.get(&id).copied().unwrap_or_else(|| is_built_in_day(id))).collect();
        Ok(globals)
    }

    pub fn text(&self, data: &[u8], is_short: bool) -> Option<String> {
        strings::text(data, is_short, self.is_biff8, self.code_page)
    }

    pub fn codepage_name(&self) -> &'static str {
        self.code_page.map_or("windows-1252", Encoding::name)
    }

    /// Only sheets of cells, not charts and modules (MS-XLS 2.4.28).
    fn add_sheet(&mut self, data: &[u8]) {
        let (Some(at), Some([hidden, what, ..])) = (u32_at(data, 0), data.get(4..)) else { return };
        if *what != 0 || MAX_SHEETS <= self.sheets.len() {
            return;
        }
        let name = data.get(6..).and_then(|rest| self.text(rest, true)).unwrap_or_default();
        let name = name.replace('\0', "");
        self.sheets.push(Sheet { name, is_hidden: hidden & 3 != 0, at: at as usize });
    }
}

/// Code pages that Vietnamese offices had; any other is read as the Western one.
fn code_page(number: u16) -> &'static Encoding {
    match number {
        1258 => encoding_rs::WINDOWS_1258,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        874 => encoding_rs::WINDOWS_874,
        936 => encoding_rs::GBK,
        65001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}

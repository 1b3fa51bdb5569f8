//! .ods, read here and not by calamine: a repeated row or cell of an ODS sheet is one line of XML that calamine unfolds
//! into up to a hundred million cells. Here a repetition is unfolded only where it holds something and the budget lasts.

use std::collections::HashSet;
use std::io::BufReader;

use domain::intake::{Grid, Raw, Region};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::builder::{SheetBuilder, iso_day};
use super::limits::{Budget, MAX_COLUMNS, MAX_SHEETS};
use super::{ReadRefused, archive};

type Xml<'a, 'b> = Reader<BufReader<zip::read::ZipFile<'a, std::io::Cursor<&'b [u8]>>>>;

pub fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Grid>, ReadRefused> {
    let mut archive = archive::open(bytes)?;
    if is_encrypted(&mut archive)? {
        return Err(ReadRefused::Encrypted);
    }
    let part = archive.by_name("content.xml").map_err(ReadRefused::damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut grids = Vec::new();
    let mut styles = TableStyles::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(ReadRefused::damaged)? {
            Event::Start(tag) if tag.name().as_ref() == "style:style" => styles.begin(&tag),
            Event::Start(tag) if tag.name().as_ref() == "style:table-properties" => styles.add(&tag),
            Event::Start(tag) if tag.name().as_ref() == "office:text" => {
                return Err(ReadRefused::NotAWorkbook { what: "văn bản OpenDocument" });
            }
            Event::Start(tag) if tag.name().as_ref() == "table:table" && grids.len() < MAX_SHEETS => {
                let name = attribute(&tag, "table:name").unwrap_or_default();
                let is_hidden = is_not_displayed(&tag) || styles.hides(&tag);
                grids.push(read_table(&mut xml, SheetBuilder::new(&name, is_hidden), budget)?);
            }
            Event::Eof => break,
            _ => budget.step()?,
        }
    }
    Ok(grids)
}

/// Which styles hide their table: LibreOffice writes it there, and the table only names its style.
#[derive(Default)]
struct TableStyles {
    current: Option<String>,
    hiding: HashSet<String>,
}

impl TableStyles {
    fn begin(&mut self, style: &BytesStart<'_>) {
        self.current = attribute(style, "style:name");
    }

    fn add(&mut self, properties: &BytesStart<'_>) {
        if is_not_displayed(properties) && self.hiding.len() < 20 * MAX_SHEETS {
            self.hiding.extend(self.current.take());
        }
    }

    fn hides(&self, table: &BytesStart<'_>) -> bool {
        attribute(table, "table:style-name").is_some_and(|style| self.hiding.contains(&style))
    }
}

fn is_not_displayed(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "table:display").is_some_and(|display| display == "false")
}

fn is_encrypted(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>) -> Result<bool, ReadRefused> {
    let Ok(part) = archive.by_name("META-INF/manifest.xml") else { return Ok(false) };
    let mut xml = Reader::from_reader(BufReader::new(part));
    xml.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(ReadRefused::damaged)? {
            Event::Start(tag) if tag.name().as_ref() == "manifest:encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn read_table(xml: &mut Xml<'_, '_>, mut sheet: SheetBuilder, budget: &mut Budget) -> Result<Grid, ReadRefused> {
    let mut buffer = Vec::new();
    let mut row = 0_u32;
    loop {
        buffer.clear();
        budget.step()?;
        match xml.read_event_into(&mut buffer).map_err(ReadRefused::damaged)? {
            Event::Start(tag) if tag.name().as_ref() == "table:table-row" => {
                let repeated = number(&tag, "table:number-rows-repeated").max(1);
                let cells = read_row(xml, &mut sheet, row, budget)?;
                // Rows of blanks are counted, not kept.
                let copies = if cells.is_empty() { 0 } else { repeated - 1 };
                for copy in 1..=copies {
                    for (column, raw) in &cells {
                        sheet.put(row.saturating_add(copy), *column, raw.clone(), budget)?;
                    }
                }
                row = row.saturating_add(repeated);
            }
            Event::End(tag) if tag.name().as_ref() == "table:table" => return Ok(sheet.finish()),
            Event::Eof => return Err(ReadRefused::damaged("bảng chưa kết thúc")),
            _ => {}
        }
    }
}

/// Puts the cells of one row into the sheet; returns them for the row's repetitions.
fn read_row(
    xml: &mut Xml<'_, '_>,
    sheet: &mut SheetBuilder,
    row: u32,
    budget: &mut Budget,
) -> Result<Vec<(usize, Raw)>, ReadRefused> {
    let mut buffer = Vec::new();
    let mut column = 0_usize;
    let mut cells = Vec::new();
    loop {
        buffer.clear();
        budget.step()?;
        match xml.read_event_into(&mut buffer).map_err(ReadRefused::damaged)? {
            Event::Start(tag) if matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell") => {
                let repeated = number(&tag, "table:number-columns-repeated").max(1) as usize;
                let wide = number(&tag, "table:number-columns-spanned");
                let high = number(&tag, "table:number-rows-spanned");
                if 1 < wide || 1 < high {
                    sheet.merge(Region {
                        rows: (row.saturating_add(1), row.saturating_add(high.max(1))),
                        columns: (column, column.saturating_add(wide.max(1) as usize - 1)),
                    });
                }
                let declared = declared_value(&tag);
                let text = read_text(xml, tag.name().as_ref().to_owned(), budget)?;
                let raw = declared.unwrap_or(if text.is_empty() { Raw::Blank } else { Raw::Text(text) });
                if !raw.is_blank() {
                    for index in column..column.saturating_add(repeated).min(MAX_COLUMNS) {
                        sheet.put(row, index, raw.clone(), budget)?;
                        cells.push((index, raw.clone()));
                    }
                }
                column = column.saturating_add(repeated);
            }
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => return Ok(cells),
            Event::Eof => return Err(ReadRefused::damaged("hàng chưa kết thúc")),
            _ => {}
        }
    }
}

/// The value in the cell's attributes; none for text, which stands inside.
fn declared_value(tag: &BytesStart<'_>) -> Option<Raw> {
    let kind = attribute(tag, "office:value-type")?;
    match kind.as_str() {
        "float" | "currency" | "percentage" => attribute(tag, "office:value")?.parse().ok().map(Raw::Number),
        "date" => attribute(tag, "office:date-value").map(|text| iso_day(&text)),
        "boolean" => attribute(tag, "office:boolean-value").map(|text| Raw::Flag(text.eq_ignore_ascii_case("true"))),
        "string" => attribute(tag, "office:string-value").filter(|text| !text.is_empty()).map(Raw::Text),
        _ => None,
    }
}

/// The paragraphs of a cell, without its notes.
fn read_text(xml: &mut Xml<'_, '_>, cell: String, budget: &mut Budget) -> Result<String, ReadRefused> {
    let mut buffer = Vec::new();
    let mut text = String::new();
    let mut notes = 0_usize;
    loop {
        buffer.clear();
        budget.step()?;
        match xml.read_event_into(&mut buffer).map_err(ReadRefused::damaged)? {
            Event::Start(tag) if tag.name().as_ref() == "office:annotation" => notes += 1,
            Event::End(tag) if tag.name().as_ref() == "office:annotation" => notes = notes.saturating_sub(1),
            Event::Start(tag) if notes == 0 => match tag.name().as_ref() {
                "text:p" if !text.is_empty() => text.push(' '),
                "text:s" | "text:tab" | "text:line-break" => text.push(' '),
                _ => {}
            },
            Event::Text(piece) if notes == 0 => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if notes == 0 => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) if notes == 0 => push_entity(&entity, &mut text)?,
            Event::End(tag) if notes == 0 && tag.name().as_ref() == cell => return Ok(text),
            Event::Eof => return Err(ReadRefused::damaged("ô chưa kết thúc")),
            _ => {}
        }
        if 4 * 32_767 < text.len() {
            return Err(ReadRefused::TooMuchText);
        }
    }
}

/// "&amp;", "&#233;": an entity of the file's own making is not looked up.
fn push_entity(entity: &BytesRef<'_>, text: &mut String) -> Result<(), ReadRefused> {
    let written = format!("&{};", entity.as_ref());
    text.push_str(&unescape(&written).map_err(ReadRefused::damaged)?);
    Ok(())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(unescape(&found.value).ok()?.into_owned())
}

/// A number in an attribute; 0 if there is none or it is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(0)
}

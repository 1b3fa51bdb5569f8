//! .xlsx, cell by cell: calamine's lazy reader never builds the rectangle that a sheet claims to have.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use domain::intake::{Grid, Raw, Region};

use super::ReadRefused;
use super::builder::{SheetBuilder, day_of, iso_day};
use super::limits::{Budget, MAX_SHEETS};

pub fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Grid>, ReadRefused> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let is_1904 = workbook.has_1904_epoch();
    let listed: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .take(MAX_SHEETS)
        .collect();
    let mut grids = Vec::with_capacity(listed.len());
    for (name, is_hidden) in listed {
        budget.check_time()?;
        let mut sheet = SheetBuilder::new(&name, is_hidden);
        {
            let mut cells = match workbook.worksheet_cells_reader(&name) {
                Ok(cells) => cells,
                // A chart or a dialogue listed among the sheets.
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(refused(error)),
            };
            while let Some(cell) = cells.next_cell().map_err(refused)? {
                let (row, column) = cell.get_position();
                sheet.put(row, column as usize, raw(cell.get_value(), is_1904), budget)?;
            }
        }
        // Merged cells stand behind all others, so the sheet is gone through once more only for a heading with gaps.
        if sheet.may_have_deep_heading() {
            budget.check_time()?;
            for region in workbook.merge_cells_by_sheet_name(&name).unwrap_or_default() {
                sheet.merge(Region {
                    rows: (region.start.0.saturating_add(1), region.end.0.saturating_add(1)),
                    columns: (region.start.1 as usize, region.end.1 as usize),
                });
            }
        }
        grids.push(sheet.finish());
    }
    Ok(grids)
}

fn raw(value: &DataRef<'_>, is_1904: bool) -> Raw {
    match value {
        DataRef::Empty => Raw::Blank,
        DataRef::Int(number) => Raw::Number(*number as f64),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(text) => Raw::Text(text.clone()),
        DataRef::SharedString(text) => Raw::Text((*text).to_owned()),
        DataRef::Bool(flag) => Raw::Flag(*flag),
        DataRef::DateTime(moment) if moment.is_datetime() => day_of(moment.as_f64(), is_1904),
        DataRef::DateTime(span) => Raw::Number(span.as_f64()),
        DataRef::DateTimeIso(text) => iso_day(text),
        DataRef::DurationIso(text) => Raw::Text(text.clone()),
        DataRef::Error(error) => Raw::Text(error_text(error).to_owned()),
    }
}

/// What the cell shows when its formula failed.
fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        _ => "#VALUE!",
    }
}

fn refused(error: XlsxError) -> ReadRefused {
    match error {
        XlsxError::Password => ReadRefused::Encrypted,
        other => ReadRefused::damaged(other),
    }
}

use domain::intake::{Grid, Raw, Region};

use super::super::ReadRefused;
use super::super::builder::{SheetBuilder, day_of};
use super::super::limits::Budget;
use super::compound::{f64_at, u16_at, u32_at};
use super::globals::{Globals, Sheet};
use super::records::{Records, kind};

/// The cells of one sheet.
pub fn read(stream: &[u8], sheet: &Sheet, globals: &Globals, budget: &mut Budget) -> Result<Grid, ReadRefused> {
    let mut builder = SheetBuilder::new(&sheet.name, sheet.is_hidden);
    let mut records = Records::new(stream.get(sheet.at..).unwrap_or_default());
    let mut depth = 0_usize;
    let mut waiting = None;
    for (record, data) in records.by_ref() {
        budget.step()?;
        match record {
            kind::BOF => depth += 1,
            // Charts inside a sheet have records of their own between their own beginning and end.
            kind::EOF if depth <= 1 => return Ok(builder.finish()),
            kind::EOF => depth -= 1,
            _ if 1 < depth => {}
            kind::MERGE_CELLS => merge(data, &mut builder),
            kind::MUL_RK => many_numbers(data, globals, &mut builder, budget)?,
            kind::FORMULA => {
                let (raw, has_text) = formula(data, globals);
                waiting = place(data).filter(|_| has_text);
                put(place(data), raw, &mut builder, budget)?;
            }
            kind::STRING => {
                let text = globals.text(data, false).map(Raw::Text);
                put(waiting.take(), text, &mut builder, budget)?;
            }
            other => put(place(data), single(other, data, globals), &mut builder, budget)?,
        }
    }
    if records.is_cut() || depth != 0 {
        return Err(ReadRefused::damaged("trang tính bị cắt cụt"));
    }
    Ok(builder.finish())
}

fn place(data: &[u8]) -> Option<(u16, u16)> {
    Some((u16_at(data, 0)?, u16_at(data, 2)?))
}

fn put(
    place: Option<(u16, u16)>,
    raw: Option<Raw>,
    builder: &mut SheetBuilder,
    budget: &mut Budget,
) -> Result<(), ReadRefused> {
    match (place, raw) {
        (Some((row, column)), Some(raw)) => builder.put(u32::from(row), usize::from(column), raw, budget),
        _ => Ok(()),
    }
}

/// The value of a record that holds one cell.
fn single(record: u16, data: &[u8], globals: &Globals) -> Option<Raw> {
    match record {
        kind::LABEL_SST => {
            let at = usize::try_from(u32_at(data, 6)?).ok()?;
            globals.strings.get(at).map(|text| Raw::Text(text.clone()))
        }
        kind::LABEL | kind::R_STRING => globals.text(data.get(6..)?, false).map(Raw::Text),
        kind::NUMBER => Some(number(f64_at(data, 6)?, u16_at(data, 4)?, globals)),
        kind::RK => Some(number(rk(u32_at(data, 6)?), u16_at(data, 4)?, globals)),
        kind::BOOL_ERR => match data.get(6..8)? {
            [value, 0] => Some(Raw::Flag(*value != 0)),
            [code, ..] => Some(Raw::Text(error_text(*code).to_owned())),
            _ => None,
        },
        _ => None,
    }
}

fn number(value: f64, style: u16, globals: &Globals) -> Raw {
    match globals.shows_day.get(usize::from(style)) {
        Some(true) => day_of(value, globals.is_1904),
        _ => Raw::Number(value),
    }
}

/// A number packed into four bytes (MS-XLS 2.5.217).
fn rk(packed: u32) -> f64 {
    let value = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        // The sign stays with the upper thirty bits.
        _ => f64::from(packed as i32 >> 2),
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

fn many_numbers(
    data: &[u8],
    globals: &Globals,
    builder: &mut SheetBuilder,
    budget: &mut Budget,
) -> Result<(), ReadRefused> {
    let (Some((row, first)), Some(packed)) = (place(data), data.get(4..data.len().saturating_sub(2))) else {
        return Ok(());
    };
    for (column, cell) in (first..=u16::MAX).zip(packed.as_chunks::<6>().0) {
        let raw = u16_at(cell, 0).zip(u32_at(cell, 2)).map(|(style, packed)| number(rk(packed), style, globals));
        put(Some((row, column)), raw, builder, budget)?;
    }
    Ok(())
}

/// What a formula last showed (MS-XLS 2.5.133); a text follows in a record of its own.
fn formula(data: &[u8], globals: &Globals) -> (Option<Raw>, bool) {
    let Some(value) = data.get(6..14) else { return (None, false) };
    if value[6..] != [0xFF, 0xFF] {
        let style = u16_at(data, 4).unwrap_or(0);
        return (f64_at(value, 0).map(|value| number(value, style, globals)), false);
    }
    match value[0] {
        0 => (None, true),
        1 => (Some(Raw::Flag(value[2] != 0)), false),
        2 => (Some(Raw::Text(error_text(value[2]).to_owned())), false),
        _ => (None, false),
    }
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#VALUE!",
    }
}

fn merge(data: &[u8], builder: &mut SheetBuilder) {
    for region in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
        if let (Some(top), Some(bottom), Some(left), Some(right)) =
            (u16_at(region, 0), u16_at(region, 2), u16_at(region, 4), u16_at(region, 6))
        {
            builder.merge(Region {
                rows: (u32::from(top) + 1, u32::from(bottom) + 1),
                columns: (left.into(), right.into()),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        for (packed, value) in [(0x3FF0_0000, 1.0), (0x0000_1EFE, 1983.0), (0x0000_0196, 101.0), (0xFFFF_FFFE, -1.0)] {
            assert_eq!(rk(packed), value, "{packed:#x}");
        }
        assert_eq!(rk(0x0000_1EFF), 19.83);
    }
}

//! Texts of .xls: one byte or two a letter, and the table of shared ones, which runs over several records.

use encoding_rs::Encoding;

use super::super::ReadRefused;
use super::super::limits::Budget;
use super::compound::u16_at;

/// Letters of one byte: Latin-1 in BIFF8 (the high byte is zero), the workbook's code page before.
pub fn one_byte(bytes: &[u8], code_page: Option<&'static Encoding>) -> String {
    match code_page {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

pub fn two_bytes(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// A text with its length before it: in one byte (`short`) or two; in BIFF8 a flag tells how its letters are stored.
pub fn text(data: &[u8], is_short: bool, is_biff8: bool, code_page: Option<&'static Encoding>) -> Option<String> {
    let (length, rest) = match is_short {
        true => (usize::from(*data.first()?), data.get(1..)?),
        false => (usize::from(u16_at(data, 0)?), data.get(2..)?),
    };
    if !is_biff8 {
        return Some(one_byte(&rest[..rest.len().min(length)], code_page));
    }
    let is_wide = rest.first()? & 1 != 0;
    let letters = rest.get(1..)?;
    let bytes = &letters[..letters.len().min(if is_wide { 2 * length } else { length })];
    Some(if is_wide { two_bytes(bytes) } else { one_byte(bytes, None) })
}

/// The table of shared texts (MS-XLS 2.4.265) with the records that continue it.
pub fn shared(parts: &[&[u8]], budget: &mut Budget) -> Result<Vec<String>, ReadRefused> {
    let mut cursor = Cursor { parts, part: 0, at: 8 };
    let mut strings = Vec::new();
    while let Some(string) = cursor.string() {
        budget.step()?;
        budget.spend_text(string.len())?;
        strings.push(string);
    }
    Ok(strings)
}

struct Cursor<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// What is left of this part; of the next one where it has ended.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let part = self.parts.get(self.part)?;
            match part.get(self.at..).filter(|rest| !rest.is_empty()) {
                Some(rest) => return Some(rest),
                None => {
                    self.part += 1;
                    self.at = 0;
                }
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes != 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut is_wide = flags & 1 != 0;
        let mut text = String::new();
        let mut left = length;
        let mut part = self.part;
        while left != 0 {
            let mut rest = self.rest()?;
            if self.part != part {
                // Letters that run over into the next record start there with a flag of their own.
                part = self.part;
                is_wide = self.byte()? & 1 != 0;
                rest = self.rest()?;
            }
            let size = if is_wide { 2 } else { 1 };
            let letters = (rest.len() / size).min(left);
            if letters == 0 {
                return None;
            }
            let bytes = &rest[..letters * size];
            text.push_str(&if is_wide { two_bytes(bytes) } else { one_byte(bytes, None) });
            self.at += bytes.len();
            left -= letters;
        }
        self.skip(4 * runs)?;
        self.skip(extra)?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_run_over_several_records() {
        let mut first = vec![0; 8];
        first.extend([4, 0, 0]);
        first.extend(b"NguX".iter().take(3));
        let second = [&[1, 0xC5, 0x1E][..], &[2, 0, 0], b"Ab"].concat();
        let strings = shared(&[&first, &second], &mut Budget::new()).unwrap();
        assert_eq!(strings, vec!["Nguễ".to_owned(), "Ab".to_owned()]);
    }

    #[test]
    fn a_cut_table_gives_what_is_whole() {
        let mut first = vec![0; 8];
        first.extend([2, 0, 0]);
        first.extend(b"Ab");
        first.extend([9, 0, 0]);
        first.extend(b"cut");
        assert_eq!(shared(&[&first], &mut Budget::new()).unwrap(), vec!["Ab".to_owned()]);
    }
}

//! The letters of a text file.

use std::borrow::Cow;

use domain::ground::text::clean;
use domain::intake::legacy::{Script, plausible_share};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::ReadRefused;

/// The text, and the name of its encoding. Old letters (TCVN3, VNI) are left as Windows-1252 reads them: they are
/// turned into today's with all other workbooks.
pub fn decode(bytes: &[u8]) -> Result<(&'static str, Cow<'_, str>), ReadRefused> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(("UTF-8", String::from_utf8_lossy(rest)));
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return Ok(("UTF-16LE", UTF_16LE.decode(bytes).0));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Ok(("UTF-16BE", UTF_16BE.decode(bytes).0));
    }
    if let Some(name) = utf16_without_mark(bytes) {
        let encoding = if name == "UTF-16LE" { UTF_16LE } else { UTF_16BE };
        return Ok((name, encoding.decode_without_bom_handling(bytes).0));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(("UTF-8", Cow::Borrowed(text)));
    }
    if let Some(text) = nearly_utf8(bytes) {
        return Ok(("UTF-8", Cow::Owned(text)));
    }
    one_byte_letters(bytes)
}

/// Separators and digits have a zero beside them in UTF-16.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let (mut first, mut second) = (0, 0);
    for pair in head.as_chunks::<2>().0 {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let many = head.len() / 8;
    match (first, second) {
        (0, zeros) if many <= zeros && 0 < zeros => Some("UTF-16LE"),
        (zeros, 0) if many <= zeros && 0 < zeros => Some("UTF-16BE"),
        _ => None,
    }
}

/// A file of UTF-8 with a few broken letters stays one; each broken letter is told where it stands.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let good = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum::<usize>();
    let bad = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    (bad * 50 <= good && 0 < good).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// One byte a letter: whichever reading gives Vietnamese.
fn one_byte_letters(bytes: &[u8]) -> Result<(&'static str, Cow<'_, str>), ReadRefused> {
    let windows = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    let composed: Vec<String> = windows.lines().map(clean).collect();
    let latin = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let share = |script| plausible_share(latin.lines(), script).unwrap_or(0);
    let today = plausible_share(composed.iter().map(String::as_str), Script::Unicode).unwrap_or(0);
    let old = share(Script::Tcvn3).max(share(Script::Vni));
    if today.max(old) < 400 {
        return Err(ReadRefused::UnknownLetters);
    }
    if old <= today { Ok(("windows-1258", windows)) } else { Ok(("windows-1252", latin)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_encodings_are_told_apart() {
        let text = "Mã hộ;Họ và tên chủ hộ\r\nBH01;Nguyễn Thị Ánh\r\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(&utf16);
        let mut utf8 = b"\xEF\xBB\xBF".to_vec();
        utf8.extend(text.as_bytes());
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (utf8, "UTF-8"),
            (utf16, "UTF-16LE"),
            (marked, "UTF-16LE"),
            (big, "UTF-16BE"),
        ] {
            let (found, decoded) = decode(&bytes).unwrap();
            assert_eq!((found, decoded.as_ref()), (name, text));
        }
    }

    #[test]
    fn windows_1258_carries_its_tones_as_marks_of_their_own() {
        // "Nguyễn Thị Ánh, đường Trần Phú": ê + tilde, i + dot, A + acute …
        let bytes = b"Nguy\xEA\xDEn Thi\xF2 A\xECnh, \xF0\xFD\xF5\xCCng Tr\xE2\xCCn Phu\xEC";
        let (name, text) = decode(bytes).unwrap();
        assert_eq!(name, "windows-1258");
        assert_eq!(clean(&text), "Nguyễn Thị Ánh, đường Trần Phú");
    }

    #[test]
    fn one_broken_letter_does_not_turn_the_file() {
        let mut bytes = "Nguyễn Thị Ánh, đường Trần Phú, phường Bắc Hồng ".repeat(20).into_bytes();
        bytes.extend(b"Tr\xE1n");
        assert_eq!(decode(&bytes).unwrap().0, "UTF-8");
    }

    #[test]
    fn noise_is_no_text() {
        let bytes: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 127 + 128) as u8).collect();
        assert_eq!(decode(&bytes).unwrap_err(), ReadRefused::UnknownLetters);
    }
}

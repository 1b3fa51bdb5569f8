//! What a file is, by its first bytes; the name's ending is often wrong.

use super::ReadRefused;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A zip archive: .xlsx or .ods.
    Archive,
    /// A compound file: .xls, or something encrypted.
    Compound,
    /// Text with separators.
    Text,
}

pub fn content(bytes: &[u8]) -> Result<Content, ReadRefused> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadRefused::Empty);
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") {
        return Ok(Content::Archive);
    }
    if starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
        return Err(ReadRefused::damaged("tệp nén rỗng hoặc bị chia nhỏ"));
    }
    if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Content::Compound);
    }
    if starts(b"\xD0\xCF\x11\xE0") {
        return Err(ReadRefused::damaged("phần đầu tệp .xls không đúng"));
    }
    let foreign: [(&[u8], &'static str); 9] = [
        (b"%PDF", "tệp PDF"),
        (b"{\\rtf", "văn bản RTF"),
        (b"\x89PNG", "ảnh PNG"),
        (b"\xFF\xD8\xFF", "ảnh JPEG"),
        (b"GIF8", "ảnh GIF"),
        (b"Rar!", "tệp nén RAR"),
        (b"7z\xBC\xAF", "tệp nén 7z"),
        (b"\x1F\x8B", "tệp nén gzip"),
        (b"MZ", "chương trình Windows"),
    ];
    if let Some((_, what)) = foreign.iter().find(|(magic, _)| starts(magic)) {
        return Err(ReadRefused::NotAWorkbook { what });
    }
    if starts(b"\x09\x00") || starts(b"\x09\x02") || starts(b"\x09\x04") {
        return Err(ReadRefused::SaveAsXlsx { what: "tệp Excel đời rất cũ (trước 1993)" });
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if head.starts_with("<?xml") && head.contains("excel.sheet") {
        return Err(ReadRefused::SaveAsXlsx { what: "bảng tính XML 2003" });
    }
    if head.starts_with("<html") || head.starts_with("<!doctype html") || head.starts_with("<table") {
        return Err(ReadRefused::SaveAsXlsx { what: "trang web mang đuôi bảng tính" });
    }
    if head.starts_with("<?xml") {
        return Err(ReadRefused::NotAWorkbook { what: "tệp XML" });
    }
    if is_binary(bytes) {
        return Err(ReadRefused::NotAWorkbook { what: "tệp nhị phân không rõ loại" });
    }
    Ok(Content::Text)
}

/// Control characters that no text has. Zeros are left to the UTF-16 test.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 11 | 14..=25 | 27..=31)).count();
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || head.len() / 4 <= zeros;
    head.len() / 50 < controls && !is_utf16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(content(b"PK\x03\x04rest"), Ok(Content::Archive));
        assert_eq!(content("Mã hộ,Họ và tên".as_bytes()), Ok(Content::Text));
        assert_eq!(content(b" \r\n"), Err(ReadRefused::Empty));
        assert_eq!(content(b""), Err(ReadRefused::Empty));
        for (bytes, word) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"<html><table>", "trang web"),
            (b"{\\rtf1", "RTF"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08", "nhị phân"),
        ] {
            assert!(content(bytes).unwrap_err().to_string().contains(word), "{word}");
        }
    }
}

//! What a file that somebody hands in as evidence really is, by its content. Nothing in it is opened or run.

use std::io::Cursor;

use domain::ground::refusal::Refusal;
use domain::meeting::EvidenceKind;
use domain::meeting::evidence::LARGEST;
use zip::ZipArchive;

use crate::kind::FileKind;

const MB: usize = 1024 * 1024;
const MOST_PARTS: usize = 5_000;
/// What an archive says that it unpacks to: the office programs of those who open it have to live with it.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceRefused {
    #[error("tệp rỗng, không có nội dung; hãy chọn lại tệp")]
    Empty,
    #[error("tệp lớn hơn {limit} MB; hãy quét lại với độ phân giải thấp hơn hoặc tách thành nhiều tệp", limit = LARGEST / MB)]
    TooLarge,
    #[error(
        "chỉ nhận tệp PDF, ảnh JPEG, PNG, văn bản .docx và bảng tính .xlsx; hãy lưu lại thành một trong các loại đó"
    )]
    Unknown,
    #[error("tệp hỏng hoặc bị cắt cụt; hãy chọn lại tệp gốc")]
    Damaged,
    #[error("tệp có mã lệnh (macro) bên trong; hãy lưu lại thành .docx, .xlsx hoặc PDF không có macro")]
    Macros,
    #[error("tệp có đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại")]
    Encrypted,
    #[error("tệp nén bất thường, bung ra quá lớn nên không nhận; hãy lưu lại thành PDF")]
    Bomb,
}

impl Refusal for EvidenceRefused {
    fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty; choose another".to_owned(),
            Self::TooLarge => format!("the file is larger than {} MB; scan it smaller or split it", LARGEST / MB),
            Self::Unknown => "only PDF, JPEG, PNG, .docx and .xlsx are taken; save it as one of these".to_owned(),
            Self::Damaged => "the file is damaged or cut off; choose the original".to_owned(),
            Self::Macros => "the file has macros in it; save it without them".to_owned(),
            Self::Encrypted => "the file has a password; remove it and save again".to_owned(),
            Self::Bomb => "the archive unpacks to too much; save it as PDF".to_owned(),
        }
    }
}

/// The kind of a file, whatever its name says.
pub fn kind(bytes: &[u8]) -> Result<EvidenceKind, EvidenceRefused> {
    if bytes.is_empty() {
        return Err(EvidenceRefused::Empty);
    }
    if LARGEST < bytes.len() {
        return Err(EvidenceRefused::TooLarge);
    }
    let ends = |tail: &[u8], within: usize| {
        let from = bytes.len().saturating_sub(within);
        bytes[from..].windows(tail.len()).any(|window| window == tail)
    };
    let whole = |is_whole: bool, kind| if is_whole { Ok(kind) } else { Err(EvidenceRefused::Damaged) };
    match FileKind::of(bytes) {
        Some(FileKind::Pdf) => whole(ends(b"%%EOF", 2048), EvidenceKind::Pdf),
        Some(FileKind::Jpeg) => whole(ends(b"\xFF\xD9", 64 * 1024), EvidenceKind::Jpeg),
        Some(FileKind::Png) => whole(ends(b"IEND\xAE\x42\x60\x82", 64), EvidenceKind::Png),
        // An old .doc, or a new one with a password.
        Some(FileKind::OldOffice) if memchr::memmem::find(bytes, ENCRYPTED).is_some() => {
            Err(EvidenceRefused::Encrypted)
        }
        _ if bytes.starts_with(b"PK\x03\x04") => office(bytes),
        _ => Err(EvidenceRefused::Unknown),
    }
}

/// "EncryptedPackage", as compound files write names.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

fn office(bytes: &[u8]) -> Result<EvidenceKind, EvidenceRefused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| EvidenceRefused::Damaged)?;
    if MOST_PARTS < archive.len() {
        return Err(EvidenceRefused::Bomb);
    }
    let (mut names, mut unpacked) = (Vec::with_capacity(archive.len()), 0_u64);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| EvidenceRefused::Damaged)?;
        if part.encrypted() {
            return Err(EvidenceRefused::Encrypted);
        }
        unpacked = unpacked.saturating_add(part.size());
        names.push(part.name().map_err(|_| EvidenceRefused::Damaged)?.to_lowercase());
    }
    if MOST_UNPACKED < unpacked {
        return Err(EvidenceRefused::Bomb);
    }
    if names.iter().any(|name| name.contains("vbaproject") || name.contains("activex") || name.ends_with(".exe")) {
        return Err(EvidenceRefused::Macros);
    }
    let has = |wanted: &str| names.iter().any(|name| name.trim_start_matches('/') == wanted);
    match () {
        () if !has("[content_types].xml") => Err(EvidenceRefused::Unknown),
        () if has("word/document.xml") => Ok(EvidenceKind::Docx),
        () if has("xl/workbook.xml") => Ok(EvidenceKind::Xlsx),
        () => Err(EvidenceRefused::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(names: &[&str]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(b"<x/>").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        use EvidenceKind::{Docx, Jpeg, Pdf, Png, Xlsx};
        let table: [(Vec<u8>, EvidenceKind); 5] = [
            (b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".to_vec(), Pdf),
            (b"\xFF\xD8\xFF\xE0 picture \xFF\xD9".to_vec(), Jpeg),
            (b"\x89PNG\r\n\x1A\n picture IEND\xAE\x42\x60\x82".to_vec(), Png),
            (archive(&["[Content_Types].xml", "word/document.xml"]), Docx),
            (archive(&["[Content_Types].xml", "xl/workbook.xml"]), Xlsx),
        ];
        for (bytes, expected) in table {
            assert_eq!(kind(&bytes), Ok(expected));
            assert!(kind(&bytes[..bytes.len() - 6]).is_err(), "{expected}, cut off");
        }
    }

    #[test]
    fn what_is_no_evidence_is_refused_with_its_own_sentence() {
        use EvidenceRefused as No;
        let macros = archive(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
        let locked = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), ENCRYPTED].concat();
        let table: [(Vec<u8>, No); 10] = [
            (Vec::new(), No::Empty),
            (vec![b'%'; LARGEST + 1], No::TooLarge),
            (b"MZ\x90\0 a program".to_vec(), No::Unknown),
            (b"<html><script>".to_vec(), No::Unknown),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), No::Unknown),
            (b"GIF89a".to_vec(), No::Unknown),
            (archive(&["a.txt"]), No::Unknown),
            (macros, No::Macros),
            (locked, No::Encrypted),
            (b"PK\x03\x04 not an archive".to_vec(), No::Damaged),
        ];
        for (bytes, expected) in table {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(12)]).into_owned();
            assert_eq!(kind(&bytes), Err(expected), "{head}");
            assert!(expected.to_string() != expected.english());
        }
    }
}

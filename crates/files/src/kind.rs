//! What a file that somebody sent is, by its first bytes: neither its name nor what the browser says counts.

/// What may be kept as evidence or read as a list. Programs, scripts, web pages and everything unknown are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Docx,
    Xlsx,
    /// .odt, .ods
    OpenDocument,
    /// .doc, .xls: before 2007.
    OldOffice,
}

impl FileKind {
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        if starts(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if starts(b"\xFF\xD8\xFF") {
            return Some(Self::Jpeg);
        }
        if starts(b"\x89PNG\r\n\x1A\n") {
            return Some(Self::Png);
        }
        if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Some(Self::OldOffice);
        }
        if starts(b"PK\x03\x04") { in_archive(bytes) } else { None }
    }

    /// The ending under which such a file is handed out again; empty where two would fit.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::OpenDocument | Self::OldOffice => "",
        }
    }
}

/// The list of an archive's parts says what it is; nothing is unpacked. One with a program inside is refused.
fn in_archive(bytes: &[u8]) -> Option<FileKind> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return None;
    }
    if has("word/") {
        return Some(FileKind::Docx);
    }
    if has("xl/") {
        return Some(FileKind::Xlsx);
    }
    let is = |wanted: &str| names.iter().any(|name| name == wanted);
    (is("mimetype") && is("content.xml")).then_some(FileKind::OpenDocument)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let table: [(&[u8], Option<FileKind>); 7] = [
            (b"%PDF-1.7\n", Some(FileKind::Pdf)),
            (b"\xFF\xD8\xFF\xE0", Some(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1A\n", Some(FileKind::Png)),
            (b"MZ\x90", None),
            (b"<html><script>", None),
            (b"#!/bin/sh", None),
            (b"PK\x03\x04 and nothing behind it", None),
        ];
        for (bytes, kind) in table {
            assert_eq!(FileKind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_archive_is_told_by_its_parts_and_programs_are_none() {
        let with = |names: &[&str]| {
            let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for name in names {
                archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            }
            archive.finish().unwrap().into_inner()
        };
        assert_eq!(FileKind::of(&with(&["xl/workbook.xml"])), Some(FileKind::Xlsx));
        assert_eq!(FileKind::of(&with(&["word/document.xml"])), Some(FileKind::Docx));
        assert_eq!(FileKind::of(&with(&["mimetype", "content.xml"])), Some(FileKind::OpenDocument));
        assert_eq!(FileKind::of(&with(&["xl/workbook.xml", "xl/vbaProject.bin"])), None);
        assert_eq!(FileKind::of(&with(&["run.exe"])), None);
    }
}

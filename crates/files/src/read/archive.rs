//! Looks into a zip archive before any parser does: what it is, and how much would come out of it.

use std::io::Cursor;

use zip::ZipArchive;

use super::ReadRefused;
use super::limits::{Budget, MAX_UNPACKED};
use super::meter::Meter;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Ods,
}

const MAX_PARTS: usize = 10_000;

/// What kind of workbook this archive is, if it is one and is safe to unpack.
pub fn inspect(bytes: &[u8], budget: &Budget) -> Result<Kind, ReadRefused> {
    inspect_metered(bytes, budget, &mut Meter::default())
}

/// The same, and how much was unpacked for it.
pub fn inspect_metered(bytes: &[u8], budget: &Budget, meter: &mut Meter) -> Result<Kind, ReadRefused> {
    let mut archive = open(bytes)?;
    if MAX_PARTS < archive.len() {
        return Err(ReadRefused::Bomb);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(ReadRefused::damaged)?;
        if part.encrypted() {
            return Err(ReadRefused::Encrypted);
        }
        declared = declared.saturating_add(part.size());
        names.push(part.name().map_err(ReadRefused::damaged)?.to_lowercase());
    }
    if MAX_UNPACKED < declared {
        return Err(ReadRefused::Bomb);
    }
    let kind = kind(&names)?;
    // What an archive declares may be a lie, and its relationships may lead to any part: all bytes are counted.
    for (index, name) in names.iter().enumerate() {
        if let Ok(mut part) = archive.by_index(index) {
            meter.part(name, &mut part, budget)?;
        }
    }
    Ok(kind)
}

/// One part of the archive, for the readers that want it.
pub fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ReadRefused> {
    ZipArchive::new(Cursor::new(bytes)).map_err(ReadRefused::damaged)
}

fn kind(names: &[String]) -> Result<Kind, ReadRefused> {
    let has = |wanted: &str| names.iter().any(|name| name.trim_start_matches('/') == wanted);
    let starts = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    if has("xl/workbook.bin") {
        return Err(ReadRefused::SaveAsXlsx { what: "bảng tính nhị phân .xlsb" });
    }
    if starts("xl/") || names.iter().any(|name| name.ends_with("workbook.xml")) {
        return Ok(Kind::Xlsx);
    }
    if has("content.xml") && has("mimetype") {
        return Ok(Kind::Ods);
    }
    Err(ReadRefused::NotAWorkbook {
        what: match () {
            () if starts("word/") => "văn bản Word",
            () if starts("ppt/") => "bản trình chiếu PowerPoint",
            () => "tệp nén ZIP",
        },
    })
}

//! Looks into a zip archive before any parser does: what it is, and how much would come out of it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::ReadRefused;
use super::limits::{MAX_PART, MAX_STRINGS, MAX_UNPACKED};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Ods,
}

const MAX_PARTS: usize = 10_000;
/// One byte of deflated data never gives more than this many.
const MOST_DEFLATED: u64 = 1032;
/// The longest stretch without a tag: a cell's text of 32,767 characters, each of them escaped.
const LONGEST_STRETCH: usize = 1024 * 1024;

type Part<'a, 'b> = ZipFile<'a, Cursor<&'b [u8]>>;

/// What kind of workbook this archive is, if it is one and is safe to unpack.
pub fn inspect(bytes: &[u8]) -> Result<Kind, ReadRefused> {
    let mut archive = open(bytes)?;
    if MAX_PARTS < archive.len() {
        return Err(ReadRefused::Bomb);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut declared = 0_u64;
    let mut possible = 0_u64;
    let mut doubted = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(ReadRefused::damaged)?;
        let name = part.name().map_err(ReadRefused::damaged)?.to_lowercase();
        if part.encrypted() {
            return Err(ReadRefused::Encrypted);
        }
        if is_unpacked(&name) {
            let most = part.compressed_size().saturating_mul(MOST_DEFLATED);
            declared = declared.saturating_add(part.size());
            possible = possible.saturating_add(most);
            let is_odd = 20 * 1024 * 1024 < part.size() && part.compressed_size() < part.size() / 100;
            if !name.contains("sheet") && name != "content.xml" && MAX_PART < part.size() {
                return Err(ReadRefused::Bomb);
            }
            if is_odd || MAX_PART / 4 < most || name.ends_with("sharedstrings.xml") {
                doubted.push(index);
            }
        }
        names.push(name);
    }
    if MAX_UNPACKED < declared {
        return Err(ReadRefused::Bomb);
    }
    let kind = kind(&names)?;
    // What an archive declares may be a lie: where a lie could hide too much, the bytes themselves are counted.
    let must_count = MAX_UNPACKED < possible;
    let mut left = MAX_UNPACKED;
    for index in doubted {
        let mut part = archive.by_index(index).map_err(ReadRefused::damaged)?;
        let name = part.name().map_err(ReadRefused::damaged)?.to_lowercase();
        let is_strings = name.ends_with("sharedstrings.xml");
        let is_odd = part.compressed_size() < part.size() / 100;
        if must_count || is_strings || is_odd {
            left = check_part(&mut part, is_strings, left)?;
        }
    }
    Ok(kind)
}

/// One part of the archive, for the readers that want it.
pub fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ReadRefused> {
    ZipArchive::new(Cursor::new(bytes)).map_err(ReadRefused::damaged)
}

/// Parts that a reader may open. Pictures and the like stay packed.
fn is_unpacked(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype"
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

/// Unpacks a part without keeping it: counts its bytes, and looks for stretches and announcements that would make a
/// parser take memory for nothing. Returns how many bytes are left.
fn check_part(part: &mut Part<'_, '_>, is_strings: bool, left: u64) -> Result<u64, ReadRefused> {
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut left = left.min(if is_strings { MAX_PART } else { left });
    let before = left;
    let mut stretch = 0_usize;
    let mut strings = 0_usize;
    let mut announced = Announced::default();
    loop {
        let read = match part.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) => return Err(ReadRefused::damaged(error)),
        };
        left = left.checked_sub(read as u64).ok_or(ReadRefused::Bomb)?;
        for piece in buffer[..read].split_inclusive(|byte| *byte == b'<') {
            strings += usize::from(is_strings && piece.starts_with(b"si"));
            stretch += piece.len();
            if LONGEST_STRETCH < stretch || MAX_STRINGS < strings {
                return Err(ReadRefused::Bomb);
            }
            if piece.ends_with(b"<") {
                stretch = 0;
            }
        }
        if is_strings {
            announced.look(&buffer[..read]);
        }
    }
    // A parser makes room for as many strings as the table announces; each takes at least the five bytes of "<si/>".
    if is_strings && (before - left) / 5 + 1 < announced.most {
        return Err(ReadRefused::damaged("bảng chữ dùng chung khai sai số lượng"));
    }
    Ok(left)
}

/// The largest number after "uniqueCount", wherever the chunks of the part end.
#[derive(Default)]
struct Announced {
    most: u64,
    tail: Vec<u8>,
}

impl Announced {
    const WORD: &'static [u8] = b"uniqueCount";
    /// Longer than the word, an equals sign, quotes and any number that matters.
    const OVERLAP: usize = 64;

    fn look(&mut self, chunk: &[u8]) {
        let mut seen = std::mem::take(&mut self.tail);
        seen.extend_from_slice(chunk);
        let found = (0..seen.len()).filter(|at| seen[*at] == b'u' && seen[*at..].starts_with(Self::WORD));
        for at in found {
            let rest = &seen[at + Self::WORD.len()..];
            let digits = rest.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
            let number = digits.fold(0_u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
            self.most = self.most.max(number);
        }
        self.tail = seen.split_off(seen.len().saturating_sub(Self::OVERLAP));
    }
}

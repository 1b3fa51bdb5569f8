//! Unpacks the parts of an archive without keeping them: counts their bytes, and looks for stretches, numbers and
//! repetitions that would make a parser take memory for nothing.

use std::io::Read;

use super::ReadRefused;
use super::limits::{Budget, MAX_PART, MAX_STRINGS, MAX_UNPACKED};
use super::markup::Markup;

/// The longest stretch without a tag: a cell's text of 32,767 characters, each of them escaped.
const LONGEST_STRETCH: usize = 1024 * 1024;
/// The longest text that may grow together from many pieces.
const LONGEST_TEXT: usize = 16 * 1024 * 1024;
/// Pictures and the like have no tags at all; a parser led to one would take in as much as this.
const LONGEST_FOREIGN: usize = 16 * 1024 * 1024;
/// Of relationships: every sheet takes its address from one.
const LONGEST_ADDRESS: usize = 32 * 1024;
/// A parser makes an entry for each sheet that the workbook lists.
const MAX_LISTED: usize = 2_000;
/// Spreadsheets allow 65,490 looks of cells; each takes along a copy of its font and its format.
const MAX_LOOKS: usize = 100_000;
const MAX_LOOKS_BYTES: usize = 128 * 1024 * 1024;
const MAX_STYLE_TAGS: usize = 1_000_000;

const BUFFER: usize = 64 * 1024;

/// How much has been unpacked of one archive, over all of its parts.
#[derive(Debug, Default)]
pub struct Meter {
    pub unpacked: u64,
}

impl Meter {
    /// Goes through one part, whatever its name says that it is: a relationship may lead a parser anywhere.
    pub fn part(&mut self, name: &str, part: &mut impl Read, budget: &Budget) -> Result<(), ReadRefused> {
        let mut scan = Scan::new(name);
        let before = self.unpacked;
        let is_sheet = name.contains("sheet") || name == "content.xml";
        let most = if is_sheet && !scan.is_strings { MAX_UNPACKED } else { MAX_PART };
        let mut buffer = vec![0_u8; BUFFER];
        loop {
            let read = match part.read(&mut buffer) {
                // A part that breaks off here breaks off for the parser as well, if one opens it.
                Ok(0) | Err(_) => break,
                Ok(read) => read,
            };
            self.unpacked += read as u64;
            if MAX_UNPACKED < self.unpacked || most < self.unpacked - before {
                return Err(ReadRefused::Bomb);
            }
            budget.check_time()?;
            scan.look(&buffer[..read])?;
        }
        scan.finish(self.unpacked - before)
    }
}

/// What one part is made of.
struct Scan {
    is_strings: bool,
    is_styles: bool,
    longest_allowed: usize,
    markup: Markup,
    /// Bytes that a parser holds at once.
    stretch: usize,
    longest: usize,
    /// Bytes of text since the last cell or string began: they become one text.
    text: usize,
    tags: usize,
    strings: usize,
    looks: usize,
    listed: usize,
    announced: Announced,
}

impl Scan {
    fn new(part: &str) -> Self {
        let ends = |ending: &str| part.ends_with(ending);
        Self {
            is_strings: ends("sharedstrings.xml"),
            is_styles: ends("styles.xml"),
            longest_allowed: match () {
                () if ends(".rels") => LONGEST_ADDRESS,
                () if ends(".xml") || ends(".vml") => LONGEST_STRETCH,
                () => LONGEST_FOREIGN,
            },
            markup: Markup::default(),
            stretch: 0,
            longest: 0,
            text: 0,
            tags: 0,
            strings: 0,
            looks: 0,
            listed: 0,
            announced: Announced::default(),
        }
    }

    fn look(&mut self, chunk: &[u8]) -> Result<(), ReadRefused> {
        if self.is_strings {
            self.announced.look(chunk);
        }
        let mut rest = chunk;
        while !rest.is_empty() {
            let piece = self.markup.take(rest);
            rest = &rest[piece.length..];
            self.stretch += piece.length;
            self.longest = self.longest.max(self.stretch);
            self.text += if piece.is_text { piece.length } else { 0 };
            if piece.is_named {
                self.count();
            }
            if self.is_too_much() {
                return Err(ReadRefused::Bomb);
            }
            if piece.ends {
                self.stretch = 0;
            }
        }
        Ok(())
    }

    fn count(&mut self) {
        self.tags += 1;
        match self.markup.name() {
            b"si" => self.strings += 1,
            b"xf" => self.looks += 1,
            b"sheet" => self.listed += 1,
            b"c" | b"row" | b"table-cell" => {}
            _ => return,
        }
        self.text = 0;
    }

    fn is_too_much(&self) -> bool {
        let is_styled = self.is_styles
            && (MAX_STYLE_TAGS < self.tags
                || MAX_LOOKS < self.looks
                || MAX_LOOKS_BYTES < self.looks.saturating_mul(self.longest));
        self.longest_allowed < self.stretch
            || LONGEST_TEXT < self.text
            || MAX_LISTED < self.listed
            || (self.is_strings && MAX_STRINGS < self.strings)
            || is_styled
    }

    /// A parser makes room for as many strings as the table announces; each takes at least the five bytes of "<si/>".
    fn finish(self, unpacked: u64) -> Result<(), ReadRefused> {
        if self.is_strings && unpacked / 5 + 1 < self.announced.most {
            return Err(ReadRefused::damaged("bảng chữ dùng chung khai sai số lượng"));
        }
        Ok(())
    }
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
        for at in memchr::memmem::find_iter(&seen, Self::WORD) {
            let rest = &seen[at + Self::WORD.len()..];
            let digits = rest.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
            let number = digits.fold(0_u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
            self.most = self.most.max(number);
        }
        self.tail = seen.split_off(seen.len().saturating_sub(Self::OVERLAP));
    }
}

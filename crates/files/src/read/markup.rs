//! Walks over markup in chunks, as a parser would, without keeping it.

use memchr::{memchr, memchr2, memchr3};

/// Where in the markup the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Text,
    /// After "<": the first letters tell what begins here.
    Opened,
    Tag,
    /// In an attribute, until this quote.
    Quoted(u8),
    EndTag,
    /// Until this byte comes right before ">", twice or once.
    Until(u8, usize),
    Doctype,
    /// Inside the brackets of a document type. No workbook has them, and the walk does not leave them again.
    Subset,
}

/// A piece of the chunk of which nothing more is to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub length: usize,
    pub is_text: bool,
    /// A tag or a text ends here: the parser lets go of what it holds.
    pub ends: bool,
    /// A tag's name is known from here on.
    pub is_named: bool,
}

#[derive(Debug)]
pub struct Markup {
    state: State,
    /// The bytes after "<", as many as tell what it is or as a name is long.
    opening: Vec<u8>,
    /// How many of the bytes before the next one are the one waited for.
    seen: usize,
}

impl Default for Markup {
    fn default() -> Self {
        Self { state: State::Text, opening: Vec::new(), seen: 0 }
    }
}

const LONGEST_NAME: usize = 64;

impl Markup {
    /// The name of the tag that was named last, without its prefix.
    pub fn name(&self) -> &[u8] {
        self.opening.rsplit(|byte| *byte == b':').next().unwrap_or_default()
    }

    /// Takes the next piece of a chunk that is not empty.
    pub fn take(&mut self, bytes: &[u8]) -> Piece {
        let piece = |length, ends| Piece { length, ends, is_text: false, is_named: false };
        let until = |found: Option<usize>| piece(found.map_or(bytes.len(), |at| at + 1), found.is_some());
        match self.state {
            State::Text => {
                let text = until(memchr(b'<', bytes));
                if text.ends {
                    self.state = State::Opened;
                    self.opening.clear();
                }
                Piece { is_text: true, ..text }
            }
            State::Opened => self.open(bytes[0]),
            State::Tag => {
                let found = memchr3(b'>', b'"', b'\'', bytes);
                let tag = until(found);
                match found.map(|at| bytes[at]) {
                    Some(b'>') => self.end(tag.length),
                    Some(quote) => {
                        self.state = State::Quoted(quote);
                        piece(tag.length, false)
                    }
                    None => tag,
                }
            }
            State::Quoted(quote) => {
                let quoted = until(memchr(quote, bytes));
                if quoted.ends {
                    self.state = State::Tag;
                }
                piece(quoted.length, false)
            }
            State::EndTag => match memchr(b'>', bytes) {
                Some(at) => self.end(at + 1),
                None => piece(bytes.len(), false),
            },
            State::Until(mark, times) => self.take_until(mark, times, bytes),
            State::Doctype => match memchr2(b'[', b'>', bytes) {
                Some(at) if bytes[at] == b'>' => self.end(at + 1),
                Some(at) => {
                    self.state = State::Subset;
                    piece(at + 1, false)
                }
                None => piece(bytes.len(), false),
            },
            State::Subset => piece(bytes.len(), false),
        }
    }

    fn end(&mut self, length: usize) -> Piece {
        self.state = State::Text;
        Piece { length, ends: true, is_text: false, is_named: false }
    }

    /// One byte more of a tag's beginning.
    fn open(&mut self, byte: u8) -> Piece {
        let piece = Piece { length: 1, ends: false, is_text: false, is_named: false };
        self.seen = 0;
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>') && !self.opening.is_empty() {
            self.state = if self.opening.starts_with(b"!") { State::Doctype } else { State::Tag };
            // The byte itself belongs to what follows.
            return Piece { length: 0, is_named: self.state == State::Tag, ..piece };
        }
        self.opening.push(byte);
        match &self.opening[..] {
            b"/" => self.state = State::EndTag,
            b"?" => self.state = State::Until(b'?', 1),
            b"!--" => self.state = State::Until(b'-', 2),
            b"![CDATA[" => self.state = State::Until(b']', 2),
            b">" => return self.end(1),
            name if LONGEST_NAME <= name.len() => {
                self.state = if name.starts_with(b"!") { State::Doctype } else { State::Tag };
            }
            _ => {}
        }
        piece
    }

    fn take_until(&mut self, mark: u8, times: usize, bytes: &[u8]) -> Piece {
        let is_text = mark == b']';
        let mut from = 0;
        while let Some(at) = memchr(b'>', &bytes[from..]).map(|at| at + from) {
            let before = bytes[..at].iter().rev().take(times).take_while(|byte| **byte == mark).count();
            let seen = if before == at { before + self.seen } else { before };
            if times <= seen {
                return Piece { is_text, ..self.end(at + 1) };
            }
            from = at + 1;
        }
        let at_end = bytes.iter().rev().take(times).take_while(|byte| **byte == mark).count();
        self.seen = if at_end == bytes.len() { at_end + self.seen } else { at_end };
        Piece { length: bytes.len(), ends: false, is_text, is_named: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lengths from one end to the next, and the names met.
    fn walked(text: &str, chunk: usize) -> (Vec<usize>, Vec<String>) {
        let mut markup = Markup::default();
        let (mut lengths, mut names, mut length) = (Vec::new(), Vec::new(), 0);
        for mut rest in text.as_bytes().chunks(chunk) {
            while !rest.is_empty() {
                let piece = markup.take(rest);
                length += piece.length;
                if piece.is_named {
                    names.push(String::from_utf8_lossy(markup.name()).into_owned());
                }
                if piece.ends {
                    lengths.push(std::mem::take(&mut length));
                }
                rest = &rest[piece.length..];
            }
        }
        (lengths, names)
    }

    #[test]
    fn tags_end_where_a_parser_ends_them_wherever_chunks_do() {
        for (text, lengths, names) in [
            ("<a>12</a>", vec![1, 2, 3, 3], vec!["a"]),
            ("<x:si b=\"<>>\" c='\"'/>", vec![1, 20], vec!["si"]),
            ("<!--<a>-> <b>--><c/>", vec![1, 15, 1, 3], vec!["c"]),
            ("<![CDATA[<a>]>]]]><c>", vec![1, 17, 1, 2], vec!["c"]),
            ("<?xml a=\">\"?><c>", vec![1, 12, 1, 2], vec!["c"]),
            ("<!DOCTYPE a><c>", vec![1, 11, 1, 2], vec!["c"]),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><c>", vec![1], vec![]),
        ] {
            for chunk in [1, 2, 3, 100] {
                let (walked, found) = walked(text, chunk);
                assert_eq!(
                    (&walked, &found),
                    (&lengths, &names.iter().map(|n| (*n).to_owned()).collect()),
                    "{text} {chunk}"
                );
            }
        }
    }
}

//! Numbers of persons in texts that nobody expected them in: a note, a remark, a row that no heading explains.

use std::borrow::Cow;

use super::catalogue::{self, NUMBERING};
use super::{ImportKind, header_key};
use crate::register::mask;

/// As many digits as the shortest number that leads to a person: telephones of the home, old identity cards.
const PERSONAL: usize = 8;

/// The text with every run of eight digits or more masked, also where it is written in groups ("0912 345 678"). Days
/// and thousands in groups are left.
pub fn mask_numbers(text: &str) -> Cow<'_, str> {
    if text.bytes().filter(u8::is_ascii_digit).count() < PERSONAL {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, run) = rest.split_at(from);
        let (run, after) = run.split_at(run_length(run));
        out.push_str(before);
        if is_personal(run, before.ends_with('+')) {
            out.push_str(&mask(run))
        } else {
            out.push_str(run)
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Digits, with single separators between them.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while is_digit(at) || (matches!(bytes.get(at), Some(b' ' | b'.' | b'-')) && is_digit(at + 1)) {
        at += 1;
    }
    at
}

fn is_personal(run: &str, is_international: bool) -> bool {
    let groups: Vec<&str> = run.split([' ', '.', '-']).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_day = matches!(lengths[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]);
    let is_grouped = 1 < lengths.len()
        && lengths[0] <= 3
        && lengths[1..].iter().all(|length| *length == 3)
        && run.contains('.')
        && !run.starts_with('0')
        && !is_international;
    PERSONAL <= lengths.iter().sum() && !is_day && !is_grouped
}

/// Whether a cell speaks like a heading of some list: only such a cell is quoted of a row that may be data.
pub fn is_heading_like(kind: ImportKind, text: &str) -> bool {
    let key = header_key(text);
    let words = format!(" {key} ");
    let is_named = |name: &str| name == key || (name.contains(' ') && words.contains(&format!(" {name} ")));
    key.split(' ').count() <= 14
        && mask_numbers(text) == text
        && (NUMBERING.contains(&key.as_str())
            || catalogue::fields(kind).iter().any(|field| field.names.iter().any(|name| is_named(name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_masked_and_days_and_sums_are_not() {
        for (given, told) in [
            ("ĐT 0912345678, hộ 5", "ĐT ******5678, hộ 5"),
            ("ĐT 0912 345 678, hộ 5", "ĐT ******** 678, hộ 5"),
            ("+84.912.345.678", "+**********.678"),
            ("Nguyễn Văn A 098083381214, 1983", "Nguyễn Văn A ********1214, 1983"),
            ("họp ngày 03.11.2021", "họp ngày 03.11.2021"),
            ("2021-11-03", "2021-11-03"),
            ("12.345.678 đồng", "12.345.678 đồng"),
            ("BH010001", "BH010001"),
            ("1234567", "1234567"),
            ("12345678", "****5678"),
        ] {
            assert_eq!(mask_numbers(given), told, "{given}");
        }
    }

    #[test]
    fn only_words_of_a_heading_are_heading_like() {
        for (text, expected) in [
            ("Họ và tên chủ hộ", true),
            ("STT", true),
            ("Địa chỉ thường trú", true),
            ("Nguyễn Văn Tổ", false),
            ("098083381214", false),
            ("Số 5, đường Trần Phú", false),
        ] {
            assert_eq!(is_heading_like(ImportKind::Households, text), expected, "{text}");
        }
    }
}

//! Vietnamese text: one composed form, keys for search and for order.

use std::sync::OnceLock;

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use unicode_normalization::UnicodeNormalization;

/// NFC, inner runs of white space as one space, ends trimmed. Case is never touched.
pub fn clean(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The key by which people search: lower case, no marks, đ as d, single spaces.
pub fn search_key(text: &str) -> String {
    // Codes, numbers and dates have no marks to lose.
    if text.is_ascii() && !text.contains("  ") && !text.bytes().any(|byte| byte.is_ascii_whitespace() && byte != b' ') {
        return text.trim_matches(' ').to_ascii_lowercase();
    }
    let bare: String = text
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What to look for in a text of [`search_key`]s with a blank before it, for what somebody typed: one pattern of SQL's `like`
/// per word, all empty where nothing was typed. A word of letters stands at the beginning of a word ("an" finds Ân, not
/// Lan); one with a digit anywhere, so that half a code finds its household. Words beyond the last follow one another.
pub fn search_patterns(typed: &str) -> [String; 4] {
    let key = search_key(&typed.replace(['%', '_', '\\'], " "));
    let trimmed = key.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let pattern = |word: &str| {
        let is_code = word.chars().any(|c| c.is_ascii_digit());
        if is_code { format!("%{word}%") } else { format!("% {word}%") }
    };
    let mut patterns: [String; 4] = std::array::from_fn(|_| String::new());
    for (at, word) in trimmed.filter(|word| !word.is_empty()).enumerate() {
        patterns[at.min(3)].push_str(&pattern(word));
    }
    if !patterns[0].is_empty() {
        patterns.iter_mut().filter(|pattern| pattern.is_empty()).for_each(|pattern| pattern.push('%'));
    }
    patterns
}

/// The key by which lists of persons are sorted: given name first, then the rest, in the order of the Vietnamese
/// alphabet (đ after d, ă after a …). Hexadecimal, so that both databases compare it alike.
pub fn name_sort_key(name: &str) -> String {
    let name = clean(name);
    let given_first = match name.rsplit_once(' ') {
        Some((rest, given)) => format!("{given}\u{1}{rest}"),
        None => name,
    };
    sort_key(&given_first)
}

/// The key by which other texts are sorted in the order of the Vietnamese alphabet.
pub fn sort_key(text: &str) -> String {
    let mut key = Vec::new();
    let Ok(()) = collator().write_sort_key_to(text, &mut key);
    let digit = |half: u8| char::from_digit(u32::from(half), 16);
    key.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(digit).collect()
}

fn collator() -> &'static CollatorBorrowed<'static> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR.get_or_init(|| {
        let locale = icu_locale_core::locale!("vi");
        Collator::try_new(locale.into(), CollatorOptions::default()).expect("the Vietnamese collation is compiled in")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_one_pattern_for_each_word() {
        for (typed, expected) in [
            ("", ["", "", "", ""]),
            (" % _ ", ["", "", "", ""]),
            ("Đức", ["% duc%", "%", "%", "%"]),
            ("nguyễn  VĂN, đức", ["% nguyen%", "% van%", "% duc%", "%"]),
            ("tdp03-041", ["%tdp03-041%", "%", "%", "%"]),
            ("041 100%", ["%041%", "%100%", "%", "%"]),
            ("một hai ba bốn năm", ["% mot%", "% hai%", "% ba%", "% bon%% nam%"]),
        ] {
            assert_eq!(search_patterns(typed), expected, "{typed}");
        }
    }
}

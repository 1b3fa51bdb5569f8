use std::borrow::Cow;

use jiff::civil::Date;

use crate::ground::{date, text};

/// What one cell holds, before anybody asks what it should mean. Formulas never come here, only what they last showed.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Raw {
    #[default]
    Blank,
    /// Cleaned: NFC, single spaces, trimmed, never empty.
    Text(String),
    Number(f64),
    Day(Date),
    Flag(bool),
}

impl Raw {
    /// Text as a cell holds it; white space alone is a blank cell.
    pub fn text(text: &str) -> Self {
        let cleaned = cleaned(text);
        if cleaned.is_empty() { Self::Blank } else { Self::Text(cleaned.into_owned()) }
    }

    /// The same, keeping the text's own memory where nothing needs tidying.
    pub fn from_text(text: String) -> Self {
        let cleaned = match cleaned(&text) {
            Cow::Owned(cleaned) => Some(cleaned),
            Cow::Borrowed(_) => None,
        };
        let cleaned = cleaned.unwrap_or(text);
        if cleaned.is_empty() { Self::Blank } else { Self::Text(cleaned) }
    }

    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// The cell as a person reads it on the screen: "1983", "28/03/2021", "BH010001".
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Day(day) => Cow::Owned(date::short(*day)),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "có" } else { "không" }),
        }
    }
}

/// Most cells of a register are clean already; only the others are composed and squeezed anew.
fn cleaned(text: &str) -> Cow<'_, str> {
    let mut last_space = true;
    let mut is_clean = true;
    for c in text.chars() {
        let is_space = c == ' ';
        if (is_space && last_space) || is_untidy(c) {
            is_clean = false;
            break;
        }
        last_space = is_space;
    }
    if is_clean && (!last_space || text.is_empty()) {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| !is_invisible(*c)).map(|c| if c == '\u{2011}' { '-' } else { c });
    let visible: String = visible.collect();
    Cow::Owned(text::clean(&visible))
}

fn is_untidy(c: char) -> bool {
    (c != ' ' && c.is_whitespace()) || c == '\u{2011}' || ('\u{300}'..='\u{36f}').contains(&c) || is_invisible(c)
}

/// Marks that hide in copied text: zero-width characters, the soft hyphen, the byte-order mark, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whole numbers without a fraction, others as short as they go.
fn number_text(number: f64) -> String {
    // Checked: a whole number far inside the range.
    if number == number.trunc() && number.abs() < 1e15 { (number as i64).to_string() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_and_odd_spaces_are_put_right_without_a_word() {
        for (given, kept) in [
            ("  Nguye\u{302}\u{303}n \u{a0} Va\u{306}n\u{a0}A ", "Nguyễn Văn A"),
            ("Tổ dân phố 1", "Tổ dân phố 1"),
            ("dòng một\nhai", "dòng một hai"),
            ("BH\u{200b}01", "BH01"),
            ("Lê\u{2011}Duẩn", "Lê-Duẩn"),
        ] {
            assert_eq!(Raw::text(given), Raw::Text(kept.to_owned()));
        }
        for blank in ["", " ", "\u{a0}\t\n"] {
            assert_eq!(Raw::text(blank), Raw::Blank);
        }
    }

    #[test]
    fn numbers_are_shown_as_a_person_wrote_them() {
        for (number, shown) in [(1983.0, "1983"), (98_083_381_214.0, "98083381214"), (0.5, "0.5"), (-3.0, "-3")] {
            assert_eq!(Raw::Number(number).shown(), shown);
        }
    }
}

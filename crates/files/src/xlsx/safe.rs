//! Text of strangers on its way back into a spreadsheet.

use std::borrow::Cow;

/// Text that a spreadsheet would run as a formula once it is edited or saved as CSV gets an apostrophe in front, which
/// the reader takes off again. A lone sign ("-" as a mark) and signed numbers are harmless.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

pub fn is_formula_like(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => {
            let rest = letters.as_str();
            !rest.is_empty() && !rest.chars().all(|c| c.is_ascii_digit() || " .,".contains(c))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_run_is_neutralised() {
        for text in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "=HYPERLINK(\"http://a\")", "\t=1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["Nguyễn Văn A", "-", "–", "-5", "+84100196059", "a=b", ""] {
            assert_eq!(neutral(text), text);
        }
    }
}

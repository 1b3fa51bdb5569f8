//! What may stand in an XML file at all, for everything here that writes XML.

use std::borrow::Cow;

/// Text without the characters that XML 1.0 forbids even as references (§2.2): one of them pasted into a name would
/// make the whole file unreadable.
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_legal(*c)).collect())
    }
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Legal text with the marks of XML escaped; fits an attribute in double quotes as well as an element.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in legal(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_vanish_and_marks_are_escaped() {
        for (text, out) in [
            ("Tổ dân phố 1", "Tổ dân phố 1"),
            ("a\u{0}b\u{b}c\u{1f}\u{ffff}", "abc"),
            ("<b> & \"x\"", "&lt;b&gt; &amp; &quot;x&quot;"),
            ("một\thai", "một\thai"),
        ] {
            assert_eq!(escaped(text), out);
        }
    }
}

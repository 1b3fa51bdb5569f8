//! What the fonts can print. Text from workbooks may hold anything; a signed paper may not hold an empty box.

use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::RenderFailed;
use super::press::{BODY_FAMILY, Press};

/// The Basic Multilingual Plane: whether every style of the papers' family has the letter. Certificates fall back to it.
static COVERED: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut covered = vec![true; 0x1_0000];
    for font in Press::shared().fonts().iter().filter(|font| font.info().family == BODY_FAMILY) {
        let mut has = vec![false; covered.len()];
        for code in font.info().coverage.iter() {
            if let Some(held) = usize::try_from(code).ok().and_then(|code| has.get_mut(code)) {
                *held = true;
            }
        }
        covered.iter_mut().zip(has).for_each(|(all, this)| *all &= this);
    }
    covered
});

/// The first letter of the text that cannot be printed, if there is one. White space and marks without width are fine:
/// they are dropped or become plain spaces.
pub fn first_unprintable(text: &str) -> Option<char> {
    text.nfc().find(|letter| !is_printable(*letter) && !is_dropped(*letter) && !letter.is_whitespace())
}

/// Composes every text of a form's data, drops what has no width, and refuses what no font can print.
pub(super) fn fit(data: &mut Value) -> Result<(), RenderFailed> {
    match data {
        Value::String(text) if !is_plain(text) => *text = fitted(text)?,
        Value::Array(items) => items.iter_mut().try_for_each(fit)?,
        Value::Object(fields) => fields.values_mut().try_for_each(fit)?,
        _ => {}
    }
    Ok(())
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

fn fitted(text: &str) -> Result<String, RenderFailed> {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfc() {
        if letter == '\n' || is_printable(letter) {
            out.push(letter);
        } else if letter.is_whitespace() {
            out.push(' ');
        } else if !is_dropped(letter) {
            return Err(RenderFailed::Unprintable { letter, text: text.to_owned() });
        }
    }
    Ok(out)
}

fn is_printable(letter: char) -> bool {
    // The private use area is covered by some fonts, but what it means differs from font to font (PDF/A-2, 6.2.11.7).
    let is_private = ('\u{e000}'..='\u{f8ff}').contains(&letter);
    !letter.is_control() && !is_private && COVERED.get(letter as usize).copied().unwrap_or(false) && !is_dropped(letter)
}

/// Control characters, soft hyphens, joiners, direction marks, byte order marks, variation selectors.
fn is_dropped(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

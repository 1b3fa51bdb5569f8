use super::{is_syllable, tcvn3, vni};
use crate::worded;

worded! {
    /// The letters in which a whole workbook was typed.
    pub enum Script {
        Unicode = "UTF-8",
        Tcvn3 = "TCVN3",
        Vni = "VNI",
    }
}

/// Texts beyond this many, taken evenly from the whole workbook, add nothing to the certainty.
const ENOUGH_TEXTS: usize = 1_000;

impl Script {
    /// The text as it reads in Unicode. A text that these letters cannot have written is left as it is: workbooks are
    /// patched together from several years.
    pub fn decode(self, text: &str) -> Option<String> {
        match self {
            _ if text.is_ascii() => None,
            Self::Unicode => None,
            Self::Tcvn3 => tcvn3::decode(text),
            Self::Vni => vni::decode(text),
        }
    }

    /// The text in today's letters, if it has to be changed for that. A cell of today in an old workbook stays; a cell
    /// that reads in neither way keeps U+FFFD where letters are lost, so that its row is held.
    pub fn modernise(self, text: &str) -> Option<String> {
        if let Some(decoded) = self.decode(text) {
            return Some(decoded);
        }
        if text.is_ascii() || marked_words(text).all(is_of_today) {
            return None;
        }
        match self {
            Self::Unicode => None,
            Self::Tcvn3 => Some(tcvn3::decode_lossy(text)),
            Self::Vni => Some(vni::decode_lossy(text)),
        }
    }
}

/// A Vietnamese syllable, or a word with a letter that only Unicode has.
fn is_of_today(word: &str) -> bool {
    let is_new = |c: char| matches!(c, '\u{100}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}');
    is_syllable(word) || (word.chars().any(is_new) && !word.chars().any(is_old_sign))
}

/// What an old font draws as a letter and Unicode as a sign.
fn is_old_sign(c: char) -> bool {
    ('\u{a1}'..='\u{bf}').contains(&c)
}

/// In which letters these texts were typed, judged over all of them and never by one cell: the reading under which most
/// words with marks are Vietnamese syllables. Unicode unless another is clearly better.
pub fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Script {
    let texts: Vec<&str> = texts.filter(|text| !text.is_ascii()).collect();
    let step = texts.len() / ENOUGH_TEXTS + 1;
    let words: Vec<&str> = texts.into_iter().step_by(step).flat_map(marked_words).collect();
    let count = |script| words.iter().filter(|word| reads_as(word, script)).count();
    // Most workbooks end here: their words hold letters that the old fonts never had.
    let best = [Script::Vni, Script::Tcvn3].map(|script| (count(script), script)).into_iter().max_by_key(|(n, _)| *n);
    match best {
        Some((good, script)) if words.len() * 6 < good * 10 && count(Script::Unicode) * 5 < good * 4 => script,
        _ => Script::Unicode,
    }
}

/// Of the words with marks, how many of a thousand are Vietnamese syllables; `None` where no word has marks.
pub fn plausible_share<'a>(texts: impl Iterator<Item = &'a str>, script: Script) -> Option<usize> {
    let (mut good, mut total) = (0_usize, 0_usize);
    for word in texts.filter(|text| !text.is_ascii()).take(5 * ENOUGH_TEXTS).flat_map(marked_words) {
        total += 1;
        good += usize::from(reads_as(word, script));
    }
    (total != 0).then(|| good * 1000 / total)
}

fn reads_as(word: &str, script: Script) -> bool {
    match script {
        Script::Unicode => is_syllable(word),
        other => other.decode(word).is_some_and(|word| is_syllable(&word)),
    }
}

/// Dashes, quotes and dots of typesetting, which say nothing about the letters around them.
fn is_punctuation(c: char) -> bool {
    ('\u{2000}'..='\u{206f}').contains(&c)
}

/// Words with at least one letter outside ASCII. Split at ASCII only: in TCVN3 a letter may look like a sign.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c == '\u{a0}' || is_punctuation(c) || (c.is_ascii() && !c.is_ascii_alphabetic()))
        .filter(|word| !word.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_judged_over_the_whole_workbook() {
        for (texts, script) in [
            (vec!["NguyÔn C«ng Tó", "®\u{ad}êng Sö Hy Nhan", "Tæ d©n phè 1"], Script::Tcvn3),
            (vec!["Nguyeãn Coâng Tuù", "ñöôøng Traàn Phuù", "Toå daân phoá 1"], Script::Vni),
            (vec!["Nguyễn Công Tú", "đường Trần Phú", "Hòa, cá, và, là"], Script::Unicode),
            (vec!["Nguyen Van A"], Script::Unicode),
            (vec![], Script::Unicode),
            // One old cell in a workbook of today does not turn the rest.
            (vec!["Nguyễn Công Tú", "đường Trần Phú", "Tổ dân phố", "TrÇn"], Script::Unicode),
        ] {
            assert_eq!(detect(texts.iter().copied()), script, "{texts:?}");
        }
    }

    #[test]
    fn a_cell_of_today_in_an_old_workbook_is_left_alone() {
        assert_eq!(Script::Tcvn3.decode("Nguyễn Công Tú"), None);
        assert_eq!(Script::Tcvn3.decode("NguyÔn").as_deref(), Some("Nguyễn"));
        for kept in ["Nguyễn Công Tú – số 5", "Đắk Lắk", "abc"] {
            assert_eq!(Script::Tcvn3.modernise(kept), None, "{kept}");
        }
    }

    #[test]
    fn a_cell_that_reads_in_no_letters_is_marked_as_broken() {
        for (script, text) in
            [(Script::Tcvn3, "Nguyễn Văn TrÇn"), (Script::Tcvn3, "Ŵ ®\u{ad}êng"), (Script::Vni, "Nguyễn Vaên")]
        {
            assert!(script.modernise(text).is_some_and(|text| text.contains('\u{fffd}')), "{text}");
        }
    }
}

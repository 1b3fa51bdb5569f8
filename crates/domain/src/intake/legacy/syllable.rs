//! The shape of a Vietnamese syllable, by which a text is told from the same bytes read in the wrong letters.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

const NUCLEI: [&str; 60] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "yê", "ya", "ua", "uô", "ưa", "ươ", "ai",
    "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "oa", "oă", "oe", "oi", "ôi", "ơi", "oo", "uâ", "uê", "ui", "uơ",
    "uy", "uya", "uyê", "ưi", "ưu", "oai", "oay", "oao", "oeo", "uai", "uay", "uây", "uôi", "ươi", "ươu", "iêu", "yêu",
    "uyu", "uă", "ue",
];

/// Whether this word could be one Vietnamese syllable, in any case.
pub fn is_syllable(word: &str) -> bool {
    let Some(bare) = toneless(word) else { return false };
    ONSETS.iter().any(|onset| bare.strip_prefix(onset).is_some_and(is_rhyme))
}

fn is_rhyme(rest: &str) -> bool {
    CODAS.iter().any(|coda| rest.strip_suffix(coda).is_some_and(|nucleus| NUCLEI.contains(&nucleus)))
}

/// Lower case without its one tone mark; none if it carries two, or a letter that Vietnamese does not have.
fn toneless(word: &str) -> Option<String> {
    let mut tones = 0;
    let mut bare = String::with_capacity(word.len());
    for c in word.nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            _ => bare.extend(c.to_lowercase()),
        }
    }
    if 1 < tones {
        return None;
    }
    Some(bare.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_misread_ones() {
        for good in ["Nguyễn", "phường", "ĐƯỜNG", "ánh", "quốc", "gì", "giếng", "Uỷ", "nghiêng", "khuya", "yến"]
        {
            assert!(is_syllable(good), "{good}");
        }
        for bad in ["NguyÔn", "ph\u{ad}êng", "Traàn", "Nguyeãn", "§øc", "straße", "Công1", "àá"] {
            assert!(!is_syllable(bad), "{bad}");
        }
    }
}

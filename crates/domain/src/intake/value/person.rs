use unicode_normalization::UnicodeNormalization;

use super::{Said, words};
use crate::intake::Raw;

/// A person's name. Capitals that a TCVN3 font only drew ("ánh" in "Nguyễn Tiến ánh") are put back, and said so.
pub fn person(raw: &Raw) -> Said<String> {
    repaired(words::text(raw), |words, at| {
        let word = words[at];
        // A name all in small letters is somebody's way of writing, not a lost capital.
        is_lost_capital(word) && words.iter().any(|other| other.starts_with(char::is_uppercase))
    })
}

/// An address: only a marked small vowel between capitals ("đường Nguyễn ái Quốc") is a lost capital; "ấp", "ở" are words.
pub fn address(raw: &Raw) -> Said<String> {
    repaired(words::text(raw), |words, at| {
        let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let before = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(is_name);
        let after = match words.get(at + 1) {
            _ if words[at].ends_with([',', ';', '.']) => true,
            Some(next) => is_name(next),
            None => true,
        };
        is_lost_capital(words[at])
            && before
            && after
            && !matches!(words[at].trim_end_matches([',', ';', '.']), "ấp" | "ở" | "ổ" | "ốp")
    })
}

fn repaired(said: Said<String>, is_lost: impl Fn(&[&str], usize) -> bool) -> Said<String> {
    let (given, earlier) = match said {
        Said::This(given) => (given, None),
        Said::Repaired(given, doubt) => (given, Some(doubt)),
        other => return other,
    };
    let as_given = |given: String| match &earlier {
        Some(doubt) => Said::Repaired(given, doubt.clone()),
        None => Said::This(given),
    };
    if given.is_ascii() {
        return as_given(given);
    }
    let words: Vec<&str> = given.split(' ').collect();
    let mended: Vec<String> = (0..words.len())
        .map(|at| {
            if is_drawn_capital(words[at]) {
                words[at].to_uppercase()
            } else if is_lost(&words, at) {
                capitalised(words[at])
            } else {
                words[at].to_owned()
            }
        })
        .collect();
    let mended = mended.join(" ");
    if mended == given {
        return as_given(given);
    }
    let lost = "mất chữ hoa có dấu của phông TCVN3";
    let problem = earlier.map_or(lost.to_owned(), |doubt| format!("{}; {lost}", doubt.problem));
    Said::Repaired(mended.clone(), super::Doubt::new(problem, mended))
}

/// A small vowel with a tone mark at the start of a word: TCVN3 has no capital for it (but has Ă Â Ê Ô Ơ Ư Đ).
fn is_lost_capital(word: &str) -> bool {
    let first = word.trim_start_matches(['(', '"', '“']).chars().next();
    first.is_some_and(|c| c.is_lowercase() && has_tone(c))
}

/// A small letter of the Vietnamese alphabet that is not in ASCII: no other alphabet's letters are touched.
fn is_marked(c: char) -> bool {
    matches!(c, 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư') || has_tone(c)
}

fn has_tone(c: char) -> bool {
    let is_vietnamese = c.nfd().next().is_some_and(|base| "aeiouyAEIOUY".contains(base));
    is_vietnamese && c.nfd().any(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
}

/// "NGUYễN": capitals of `.VnTimeH`, of which only the plain letters are capitals in the file.
fn is_drawn_capital(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_ascii_uppercase()).count();
    let small: Vec<char> = word.chars().filter(|c| c.is_lowercase()).collect();
    (2 <= capitals || (capitals == 1 && small.len() == 1 && !word.starts_with(|c: char| c.is_ascii_uppercase())))
        && !small.is_empty()
        && small.iter().all(|c| is_marked(*c))
}

fn capitalised(word: &str) -> String {
    let mut done = false;
    word.chars()
        .flat_map(|c| {
            let raise = !done && c.is_alphabetic();
            done = done || raise;
            if raise { c.to_uppercase().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_capitals_of_names_are_proposed() {
        for (given, mended) in
            [("Nguyễn Tiến ánh", "Nguyễn Tiến Ánh"), ("Lê Thị ái", "Lê Thị Ái"), ("NGUYễN VăN áNH", "NGUYỄN VĂN ÁNH")]
        {
            assert!(
                matches!(person(&Raw::text(given)), Said::Repaired(name, doubt) if name == mended && doubt.proposal == mended),
                "{given}"
            );
        }
        let both = person(&Raw::text("📍Nguyễn Tiến ánh"));
        assert!(
            matches!(&both, Said::Repaired(name, doubt) if name == "Nguyễn Tiến Ánh" && doubt.problem.contains("📍"))
        );
        for kept in ["Nguyễn Tiến Ánh", "Nguyễn Đức ân", "nguyễn tiến ánh", "Nguyen Van A", "Y Ế", "NGUYỄN VĂN ÁNH"]
        {
            assert_eq!(person(&Raw::text(kept)), Said::This(kept.to_owned()), "{kept}");
        }
    }

    #[test]
    fn in_addresses_only_a_name_between_capitals_is_mended() {
        for (given, mended) in [
            ("Số 117, đường Nguyễn ái Quốc", "Số 117, đường Nguyễn Ái Quốc"),
            ("đường Nguyễn ái, phường Bắc Hồng", "đường Nguyễn Ái, phường Bắc Hồng"),
        ] {
            assert!(matches!(address(&Raw::text(given)), Said::Repaired(text, _) if text == mended), "{given}");
        }
        for kept in ["Ấp 3, xã Xuân Lam", "số 5 ấp Đông", "xã Xuân Lam ấp 3", "nhà ở Trung Lương", "Số 5, đường 3/2"]
        {
            assert_eq!(address(&Raw::text(kept)), Said::This(kept.to_owned()), "{kept}");
        }
    }
}

//! Names of residential areas as sheets, titles and columns write them: "TDP1", "Tổ 01", "TỔ DÂN PHỐ 1".

use crate::ground::text::{clean, search_key};

/// Words that a name of an area starts with, with the word that all of them are written as. Longer ones first.
const KINDS: [(&str, &str, &str); 17] = [
    ("to dan pho so", "tdp", "Tổ dân phố"),
    ("to dan pho", "tdp", "Tổ dân phố"),
    ("tdp so", "tdp", "Tổ dân phố"),
    ("tdp", "tdp", "Tổ dân phố"),
    ("to dp", "tdp", "Tổ dân phố"),
    ("khu dan cu", "kdc", "Khu dân cư"),
    ("kdc", "kdc", "Khu dân cư"),
    ("khoi pho", "khoi", "Khối phố"),
    ("khu pho", "khu", "Khu phố"),
    ("khoi", "khoi", "Khối"),
    ("thon", "thon", "Thôn"),
    ("xom", "xom", "Xóm"),
    ("lang", "lang", "Làng"),
    ("buon", "buon", "Buôn"),
    ("ban", "ban", "Bản"),
    ("ap", "ap", "Ấp"),
    ("to", "tdp", "Tổ dân phố"),
];

/// The key by which two writings of one area's name are the same: "TDP1", "Tổ 01" and "Tổ dân phố số 1" are "tdp 1".
pub fn area_key(name: &str) -> String {
    let key = search_key(name).replace(['.', ',', '_', '-', ':'], " ");
    let key = key.split_whitespace().collect::<Vec<_>>().join(" ");
    match kind_of(&key) {
        Some((_, kind, rest)) => format!("{kind} {}", without_zeros(rest)).trim_end().to_owned(),
        None => without_zeros(&key),
    }
}

/// The name of an area if this text is one and nothing else; written in full: "TDP1" → "Tổ dân phố 1".
pub fn area_name(text: &str) -> Option<String> {
    let text = clean(text);
    let text = text.trim_matches([':', '.', '-', '–', ' ', '"', '“', '”']);
    let key = search_key(text).replace(['_', '.', '-'], " ");
    let (label, kind, rest) = kind_of(key.trim())?;
    let words = rest.split_whitespace().count();
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() <= 4;
    // "Tổ" and "Bản" are also the starts of other words; only with a number is a short one surely an area.
    let is_short = matches!(kind, "ban" | "lang" | "ap") || key.starts_with("to ") && !key.starts_with("to d");
    if rest.is_empty() || 5 < words || (is_short && !is_number) || rest.contains(';') || rest.contains(':') {
        return None;
    }
    let kept = text.split_whitespace().rev().take(words).collect::<Vec<_>>();
    let own: Vec<String> = kept.iter().rev().map(|word| own_word(word)).collect();
    let own = if is_number { without_zeros(rest).to_uppercase() } else { own.join(" ") };
    Some(format!("{label} {own}"))
}

/// The name of an area at the end of a title: "KẾT QUẢ HỌP … NĂM 2021 - TỔ DÂN PHỐ 1".
pub(super) fn area_in_title(title: &str) -> Option<String> {
    in_pieces(title).or_else(|| in_pieces(&title.replace(':', " ")))
}

fn in_pieces(title: &str) -> Option<String> {
    title.split(['-', '–', '—', ',', ';', '(', ')', ':']).rev().map(str::trim).find_map(|piece| {
        let key = search_key(piece);
        let at = ["to dan pho ", "khu dan cu ", "khoi pho ", "khu pho ", "thon ", "xom "]
            .iter()
            .filter_map(|kind| key.find(kind))
            .min()?;
        // Cut at the same word of the original: keys have as many words as their text.
        let words_before = key[..at].split_whitespace().count();
        let rest = piece.split_whitespace().skip(words_before).collect::<Vec<_>>().join(" ");
        area_name(cut_before_year(&rest))
    })
}

/// "Tổ dân phố 1 năm 2021": the year is not part of the name.
fn cut_before_year(text: &str) -> &str {
    let lower = text.to_lowercase();
    match lower.find(" năm ") {
        Some(at) if text.is_char_boundary(at) => &text[..at],
        _ => text,
    }
}

/// A bare number in a column of areas is the area of that number, of the kind that the heading names.
pub(super) fn numbered_area(number: &str, heading: &str) -> Option<String> {
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let key = search_key(heading);
    let kind = ["to dan pho", "tdp", "thon", "xom", "khoi pho", "khu pho", "ap", "to"];
    let found = kind
        .iter()
        .find(|kind| key.split(|c: char| !c.is_alphabetic()).collect::<Vec<_>>().join(" ").contains(**kind))?;
    if is_number { area_name(&format!("{found} {number}")) } else { None }
}

fn kind_of(key: &str) -> Option<(&'static str, &'static str, &str)> {
    KINDS.iter().find_map(|(words, kind, label)| {
        let rest = key.strip_prefix(words)?;
        let ends_word = rest.is_empty() || rest.starts_with(' ') || rest.starts_with(|c: char| c.is_ascii_digit());
        ends_word.then(|| (*label, *kind, rest.trim()))
    })
}

fn without_zeros(rest: &str) -> String {
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let trimmed = rest.trim_start_matches('0');
        return if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() };
    }
    rest.to_owned()
}

/// "TRUNG" → "Trung"; words with small letters stay.
fn own_word(word: &str) -> String {
    let is_shouted = 1 < word.chars().count() && word.chars().all(|c| !c.is_lowercase());
    if !is_shouted {
        return word.to_owned();
    }
    let mut letters = word.chars();
    let first = letters.next();
    first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_name_have_one_key() {
        for same in
            ["TDP1", "TDP 01", "Tổ 1", "Tổ dân phố 1", "TỔ DÂN PHỐ SỐ 1", "to dan pho 1", "TDP.1", "Tổ dân phố 01"]
        {
            assert_eq!(area_key(same), "tdp 1", "{same}");
        }
        assert_eq!(area_key("Thôn Trung Lương"), "thon trung luong");
        assert_ne!(area_key("Thôn 1"), area_key("Tổ 1"));
        assert_ne!(area_key("TDP 1"), area_key("TDP 10"));
    }

    #[test]
    fn names_are_written_in_full() {
        for (text, name) in [
            ("TDP1", Some("Tổ dân phố 1")),
            ("TDP 02", Some("Tổ dân phố 2")),
            ("TỔ DÂN PHỐ 10", Some("Tổ dân phố 10")),
            ("THÔN TRUNG LƯƠNG", Some("Thôn Trung Lương")),
            ("Tổ dân phố Ngọc Sơn", Some("Tổ dân phố Ngọc Sơn")),
            ("Sheet1", None),
            ("Tổ trưởng", None),
            ("Bản đăng ký", None),
            ("Hộ gia đình", None),
            ("TDP", None),
        ] {
            assert_eq!(area_name(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn a_number_under_the_heading_of_areas_is_an_area() {
        assert_eq!(numbered_area("7", "Tổ dân phố").as_deref(), Some("Tổ dân phố 7"));
        assert_eq!(numbered_area("07", "TDP").as_deref(), Some("Tổ dân phố 7"));
        assert_eq!(numbered_area("3", "Thôn").as_deref(), Some("Thôn 3"));
        assert_eq!(numbered_area("3", "Địa bàn"), None);
        assert_eq!(numbered_area("Trung Lương", "Thôn"), None);
    }

    #[test]
    fn a_title_may_end_with_the_name() {
        for (title, name) in [
            ("KẾT QUẢ HỌP BÌNH XÉT NĂM 2021 - TỔ DÂN PHỐ 1", Some("Tổ dân phố 1")),
            ("Danh sách hộ gia đình tổ dân phố 3 năm 2021", Some("Tổ dân phố 3")),
            ("Tổ dân phố: 5", Some("Tổ dân phố 5")),
            ("Đơn vị: Tổ dân phố 5", Some("Tổ dân phố 5")),
            ("DANH SÁCH HỘ THÔN TRUNG LƯƠNG", Some("Thôn Trung Lương")),
            ("UBND PHƯỜNG BẮC HỒNG", None),
        ] {
            assert_eq!(area_in_title(title).as_deref(), name, "{title}");
        }
    }
}

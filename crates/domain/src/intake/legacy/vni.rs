//! VNI (the `VNI-Times` fonts): a vowel and, after it, a second letter that stands for its mark; read by programs as
//! Windows-1252.

/// Letters that stand alone.
fn single(c: char) -> Option<char> {
    Some(match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'í' => 'í',
        'ì' => 'ì',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'Í' => 'Í',
        'Ì' => 'Ì',
        'Æ' => 'Ỉ',
        'Ó' => 'Ĩ',
        'Ò' => 'Ị',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

/// The combining marks that a second letter adds to the vowel before it.
fn marks(c: char) -> Option<&'static str> {
    Some(match c.to_lowercase().next()? {
        'ù' => "\u{301}",
        'ø' => "\u{300}",
        'û' => "\u{309}",
        'õ' => "\u{303}",
        'ï' => "\u{323}",
        'â' => "\u{302}",
        'á' => "\u{302}\u{301}",
        'à' => "\u{302}\u{300}",
        'å' => "\u{302}\u{309}",
        'ã' => "\u{302}\u{303}",
        'ä' => "\u{302}\u{323}",
        'ê' => "\u{306}",
        'é' => "\u{306}\u{301}",
        'è' => "\u{306}\u{300}",
        'ú' => "\u{306}\u{309}",
        'ü' => "\u{306}\u{303}",
        'ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// The text in Unicode (to be composed); none if it holds something that VNI cannot hold.
pub fn decode(text: &str) -> Option<String> {
    let decoded = decode_lossy(text);
    (!decoded.contains(char::REPLACEMENT_CHARACTER)).then_some(decoded)
}

/// The same with U+FFFD for each letter that VNI cannot hold. Signs that are no letters pass.
pub fn decode_lossy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_vowel = false;
    for c in text.chars() {
        if let Some(letter) = single(c) {
            out.push(letter);
            after_vowel = matches!(letter, 'ơ' | 'Ơ' | 'ư' | 'Ư');
        } else if let Some(marks) = marks(c).filter(|_| after_vowel) {
            out.push_str(marks);
            after_vowel = false;
        } else {
            let is_known = c.is_ascii() || !c.is_alphabetic();
            out.push(if is_known { c } else { char::REPLACEMENT_CHARACTER });
            after_vowel = "aeouyAEOUY".contains(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::text::clean;

    #[test]
    fn vowels_take_the_marks_that_follow_them() {
        for (given, read) in [
            ("Nguyeãn Vaên Huøng", "Nguyễn Văn Hùng"),
            ("Traàn Thò Lyù", "Trần Thị Lý"),
            ("ñöôøng Xoâ Vieát Ngheä Tónh", "đường Xô Viết Nghệ Tĩnh"),
            ("TOÅ DAÂN PHOÁ", "TỔ DÂN PHỐ"),
            ("Hoï vaø teân chuû hoä", "Họ và tên chủ hộ"),
            ("Aùnh, Thuûy, baûy, ñaëc bieät", "Ánh, Thủy, bảy, đặc biệt"),
        ] {
            assert_eq!(decode(given).map(|text| clean(&text)).as_deref(), Some(read));
        }
        assert_eq!(decode("Soá 5 – ñöôøng “Traàn”").map(|text| clean(&text)).as_deref(), Some("Số 5 – đường “Trần”"));
        assert_eq!(decode("Nguyễn"), None);
        assert_eq!(decode("bá"), None, "a mark needs a vowel before it");
    }
}
